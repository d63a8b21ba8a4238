//! Putting in a wish: the form with what is probably the same beside it, the check page, and the wish.
//!
//! Invariant: a wish that looks like another is stored only after its member saw that other.

use actions::Refused;
use actions::wishes::{Likely, check, likely, put_in};
use actix_web::web::{Data, Query};
use admin::acquisitions;
use kernel::{TopicId, WishId};
use serde::{Deserialize, Serialize};
use store::{AboutWish, Db, StoreError, TenantTx, Topic};
use validator::Validate;
use web::templates::items::Choice;
use web::{Failure, Form, Page, Reply, SignedIn, see_other};

use super::list;

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct WishForm {
    #[serde(default)]
    #[validate(length(min = 1, message = "wish-title-missing"))]
    title: String,
    #[serde(default)]
    #[validate(length(min = 1, message = "wish-what-missing"))]
    what: String,
    #[serde(default)]
    #[validate(length(min = 1, message = "wish-why-missing"))]
    why: String,
    #[serde(default)]
    upl: String,
    #[serde(default)]
    helped: String,
    #[serde(default)]
    expected_use: String,
    #[serde(default)]
    acquisition: String,
    /// Put in all the same, after the check page.
    #[serde(default)]
    anyway: String,
}

#[derive(Serialize)]
struct New {
    action: String,
    back: String,
    address: String,
    fields: WishForm,
    products: Vec<String>,
    acquisitions: Vec<Choice>,
    likely: Vec<Alike>,
}

#[derive(Serialize)]
struct Alike {
    href: String,
    title: String,
    candidate: bool,
    supporters: usize,
    support: String,
    id: String,
}

/// What may be typed of a wish before the form is sent: what looks like it is shown at once.
#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    title: String,
    #[serde(default)]
    upl: String,
}

/// The form of a wish.
pub async fn new(visit: SignedIn, typed: Query<Typed>, db: Data<Db>) -> Reply {
    let fields = WishForm { title: typed.title.clone(), upl: typed.upl.clone(), ..WishForm::default() };
    let view = new_view(&visit, &db, fields).await?;
    new_page(&visit).show(&view)
}

fn new_page(visit: &SignedIn) -> Page<'_> {
    let page = visit.page("app/wishes/new", visit.text("wish-new-title"));
    let page = page.under(visit.text("roadmap-title"), format!("{}/roadmap", visit.home()));
    page.under(visit.text("wishes-title"), list(visit))
}

async fn new_view(visit: &SignedIn, db: &Db, fields: WishForm) -> Result<New, Failure> {
    let (title, upl) = (fields.title.clone(), fields.upl.clone());
    let look = move |tx: &mut TenantTx<'_>| Ok((tx.upl_products()?, found(tx, &title, &upl)?));
    let (products, found) = db.tenant::<_, StoreError, _>(&visit.actor, "wishes.new", look).await?;
    Ok(New {
        action: list(visit),
        back: list(visit),
        address: format!("{}/new", list(visit)),
        acquisitions: acquisitions::choices(visit, &fields.acquisition),
        fields,
        products: products.into_iter().map(|product| product.name).collect(),
        likely: found.into_iter().map(|(one, supporters)| alike(visit, one, supporters)).collect(),
    })
}

fn found(tx: &mut TenantTx<'_>, title: &str, upl: &str) -> Result<Vec<(Likely, usize)>, StoreError> {
    let all = likely(title, upl, &tx.wishes()?, &tx.candidates()?);
    let with = |one: Likely| Ok((tx.supports_of(one.topic.id())?.len(), one));
    let counted: Vec<(usize, Likely)> = all.into_iter().map(with).collect::<Result<_, StoreError>>()?;
    Ok(counted.into_iter().map(|(count, one)| (one, count)).collect())
}

fn alike(visit: &SignedIn, one: Likely, supporters: usize) -> Alike {
    let id: TopicId = one.topic.id();
    Alike {
        href: format!("{}{}", visit.home(), actions::topics::path(one.topic)),
        title: one.title,
        candidate: matches!(one.topic, Topic::Candidate(_)),
        supporters,
        support: format!("{}/roadmap/topics/{id}/support", visit.home()),
        id: id.to_string(),
    }
}

/// What became of a wish that was sent.
enum Sent {
    Kept(WishId),
    /// It looks like others, and nobody saw that yet.
    Doubtful,
}

/// Puts the wish in; one that looks like others is shown beside them first.
pub async fn create(visit: SignedIn, form: Form<WishForm>, db: Data<Db>) -> Reply {
    match try_put_in(&visit, &form, &db).await {
        Ok(Sent::Kept(id)) => {
            let there = format!("{}/{id}", list(&visit));
            Ok(see_other(there).flash("wish-put-in").into())
        }
        Ok(Sent::Doubtful) => {
            let view = new_view(&visit, &db, form.fields.clone()).await?;
            let page = visit.page("app/wishes/check", visit.text("wish-check-title"));
            page.under(visit.text("wishes-title"), list(&visit)).show(&view)
        }
        Err(refused) => {
            let page = new_page(&visit).refused(refused)?;
            page.show(&new_view(&visit, &db, form.fields.clone()).await?)
        }
    }
}

async fn try_put_in(visit: &SignedIn, form: &Form<WishForm>, db: &Db) -> Result<Sent, Refused> {
    let about = form.read(|fields| Ok(about(fields))).map_err(Refused::Faults)?;
    let anyway = !form.fields.anyway.is_empty();
    let deed = move |tx: &mut TenantTx<'_>| {
        let wish = check(tx, &about)?;
        let doubtful = !anyway && !found(tx, &wish.title, &wish.upl)?.is_empty();
        if doubtful { Ok(None) } else { put_in(tx, &about).map(Some) }
    };
    let kept: Option<WishId> = db.tenant(&visit.actor, form.once("wishes.put-in"), deed).await?;
    Ok(kept.map_or(Sent::Doubtful, Sent::Kept))
}

fn about(fields: &WishForm) -> AboutWish {
    AboutWish {
        title: fields.title.clone(),
        what: fields.what.clone(),
        why: fields.why.clone(),
        upl: fields.upl.clone(),
        helped: fields.helped.clone(),
        expected_use: fields.expected_use.clone(),
        acquisition: fields.acquisition.clone(),
    }
}
