//! What two members of Samen Digitaal wish for beside the thirty, and the lines that the office set.

use actions::{roadmap, topics, wishes};
use jiff::civil::date;
use kernel::{Cents, TopicId, WishId};
use store::{AboutWish, RoadmapSettings};

use super::DemoError;
use super::stage::Stage;

const ENSCHEDE: &str = "enschede@samen-digitaal.example";
const ZWOLLE: &str = "zwolle@samen-digitaal.example";

/// Title, product, what, why, who is helped and how often it is used.
const WISHES: [(&str, [&str; 6]); 2] = [
    (
        ENSCHEDE,
        [
            "Trouwlocatie reserveren",
            "trouwlocatie",
            "Bruidsparen zien welke zalen vrij zijn en leggen er meteen een vast.",
            "Nu bellen zij drie keer, en staat de agenda in een rekenblad.",
            "Bruidsparen en de balie",
            "Ongeveer 600 keer per jaar",
        ],
    ),
    (
        ZWOLLE,
        [
            "Woningurgentie aanvragen",
            "urgentiebewijs woning",
            "Eén aanvraag met alle bewijsstukken, die de woningcorporatie ook kan lezen.",
            "Inwoners in nood vullen nu twee keer hetzelfde in.",
            "Inwoners met urgentie, wijkteams en corporaties",
            "Ongeveer 250 keer per jaar",
        ],
    ),
];

/// Which of the thirty they support, by their place among them: number 1 is the notice of death, long in use.
const SUPPORTED: [(&str, &[i32]); 2] =
    [(ENSCHEDE, &[1, 2, 3, 5, 12, 18, 21, 25]), (ZWOLLE, &[1, 2, 9, 13, 18, 21, 26, 30])];

/// Puts the wishes in, with a talk about the first, and sets the lines.
pub(super) fn add(stage: &Stage, office: &str) -> Result<(), DemoError> {
    stage.at(date(2026, 9, 15).at(11, 20, 0, 0))?;
    let mut first: Option<WishId> = None;
    for (who, [title, upl, what, why, helped, expected_use]) in WISHES {
        let text = |text: &str| text.to_owned();
        let about = AboutWish {
            title: text(title),
            what: text(what),
            why: text(why),
            upl: text(upl),
            helped: text(helped),
            expected_use: text(expected_use),
            ..AboutWish::default()
        };
        let wish = stage.act(who, "wishes.put-in", |tx| wishes::put_in(tx, &about))?;
        first.get_or_insert(wish);
    }
    if let Some(wish) = first.map(|wish| TopicId(wish.0)) {
        stage.at(date(2026, 9, 17).at(9, 5, 0, 0))?;
        stage.act(ZWOLLE, "topics.support", |tx| topics::support(tx, wish))?;
        let said = "Wij willen dit ook. **Let op**: bij ons hoort de zaal van het museum er ook bij.";
        stage.act(ZWOLLE, "topics.comment", |tx| topics::comment(tx, wish, said))?;
    }
    for (who, numbers) in SUPPORTED {
        stage.act(who, "topics.support", |tx| {
            let all = tx.candidates()?;
            let wanted = all.iter().filter(|candidate| numbers.contains(&(candidate.number - 1)));
            wanted.map(|candidate| TopicId(candidate.id.0)).try_for_each(|id| topics::support(tx, id))
        })?;
    }
    let budget = Cents::new(120_000_000);
    let settings = RoadmapSettings { year: 2027, budget, capacity: 4, published: true };
    stage.act(office, "roadmap.set", |tx| roadmap::set(tx, &settings))?;
    stage.work()
}
