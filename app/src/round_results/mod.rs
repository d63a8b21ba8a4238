//! The result of a closed round, for members and the office: what is funded and why, what is not and why not.
//!
//! Invariant: before a round is closed nothing of it is here, for nobody.

mod ballots;
mod compare;
mod decision;
mod exports;
mod funded;
mod proof;
mod question;
mod queue;
mod show;
mod unfunded;
mod what_if;

use actix_web::web::{Data, Path};
use admin::round_results::{Counted, Source};
use kernel::{Cents, MemberId, RoundId, Share};
use store::Db;
use web::{Page, Reply, SignedIn};

pub use ballots::show as ballots;
pub use exports::show as export;
pub use what_if::show as what_if;

use show::Show;

/// A result with who looks at it.
pub(crate) struct Seen<'a> {
    pub(crate) visit: &'a SignedIn,
    pub(crate) source: &'a Source,
    pub(crate) counted: &'a Counted,
    pub(crate) own: Option<MemberId>,
}

impl<'a> Seen<'a> {
    fn new(visit: &'a SignedIn, source: &'a Source, counted: &'a Counted) -> Self {
        Self { visit, source, counted, own: visit.actor.member().map(|member| member.id) }
    }

    /// The address of the result.
    fn href(&self) -> String {
        format!("{}/rounds/{}/result", self.visit.home(), self.source.round.id)
    }

    /// Whether a member of the file is the one that is acted for.
    fn is_own(&self, member: &str) -> bool {
        self.own.is_some_and(|own| own.to_string() == member)
    }

    /// `€ 1.234,56`, and `€ 1.234` where there are no cents.
    fn euro(&self, amount: &Share) -> String {
        let said = self.visit.words().euro(Cents::rounded_half_up(amount).unwrap_or_default());
        match said.strip_suffix(",00").or(said.strip_suffix(".00")) {
            Some(whole) => whole.to_owned(),
            None => said,
        }
    }

    /// A page below the round.
    fn page(&self, template: &'static str, title: String) -> Page<'a> {
        let (visit, round) = (self.visit, &self.source.round);
        let part = if self.own.is_some() { "rounds" } else { "office/rounds" };
        let rounds = format!("{}/{part}", visit.home());
        let page = visit.page(template, title).under(visit.text("result-rounds"), rounds.clone());
        page.under(round.setup.title.clone(), format!("{rounds}/{}", round.id))
    }
}

/// The result of a closed round.
pub async fn show(visit: SignedIn, path: Path<(String, RoundId)>, db: Data<Db>) -> Reply {
    let (source, counted) = Source::load(&visit, &db, path.1).await?;
    let seen = Seen::new(&visit, &source, &counted);
    let view = Show::new(&seen);
    seen.page("app/round_results/show", view.title().to_owned()).show(&view)
}
