//! One website for all: what a member asked for becomes a candidate that scales up what members have already,
//! with the way from the old websites to it.

use actions::{solutions, wishes};
use kernel::Cents;
use store::{AboutCandidate, AboutSolution, StoreError};

use super::DemoError;
use super::stage::Stage;

/// The wish, and the candidate that it becomes.
const WISH: &str = "Eén gemeentelijke website";
/// What is scaled up.
const SOLUTION: &str = "Open website voor gemeenten";

/// The office makes the candidate of the wish and links the solution to it.
pub(super) fn scale_up(stage: &Stage, office: &str) -> Result<(), DemoError> {
    let about = AboutCandidate {
        title: WISH.to_owned(),
        summary: "De open website die vier leden al gebruiken, voor alle leden.".to_owned(),
        reason: "Wij betalen 33 keer voor hetzelfde, en er is al een goede open source website.".to_owned(),
        one_off: Cents::new(24_000_000),
        yearly: Cents::new(3_600_000),
        existing: "De kern van Zwolle en de variant van Zaanstad, allebei open source.".to_owned(),
        dependencies: "Overstappen gaat per onderdeel: eerst het zoeken, dan de formulieren, en de rest als \
            het oude contract afloopt."
            .to_owned(),
        ..AboutCandidate::default()
    };
    let candidate = stage.act(office, "wishes.make-candidate", |tx| {
        let wish = tx.wishes()?.into_iter().find(|one| one.about.title == WISH);
        wishes::make_candidate(tx, wish.ok_or(StoreError::Absent)?.id, &about)
    })?;
    stage.act(office, "solutions.change", |tx| {
        let one = tx.solutions()?.into_iter().find(|one| one.about.name == SOLUTION);
        let one = one.ok_or(StoreError::Absent)?;
        let linked = AboutSolution { candidate: Some(candidate), ..one.about };
        solutions::change(tx, one.id, &linked)
    })
}
