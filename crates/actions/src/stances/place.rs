//! Where a member stands towards a service on a day: from its subscriptions, and from what it says.

use jiff::civil::Date;
use store::{Saying, Stance, Subscription, local_day};

/// Where a member stands towards a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Nobody knows.
    Unknown,
    /// It is interested.
    Interested,
    /// It will take the service.
    Pledged,
    /// It will take the service on a condition.
    PledgedIf,
    /// It has its own built from the specifications.
    OwnBuild,
    /// It stays with what it has.
    Stays,
    /// It takes the service.
    Takes,
    /// It takes the service and is bringing it into use.
    Implementing,
    /// It takes the service and works with it.
    Live,
    /// It takes the service and gave notice.
    NoticeGiven,
    /// It took the service, and left.
    Left,
}

impl Place {
    /// All of them, in the order of the axis.
    pub const ALL: [Place; 11] = [
        Place::Unknown,
        Place::Interested,
        Place::Pledged,
        Place::PledgedIf,
        Place::OwnBuild,
        Place::Stays,
        Place::Takes,
        Place::Implementing,
        Place::Live,
        Place::NoticeGiven,
        Place::Left,
    ];

    /// Its name in addresses and in text keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Place::Unknown => "unknown",
            Place::Interested => "interested",
            Place::Pledged => "pledged",
            Place::PledgedIf => "pledged-if",
            Place::OwnBuild => "own-build",
            Place::Stays => "stays",
            Place::Takes => "takes",
            Place::Implementing => "implementing",
            Place::Live => "live",
            Place::NoticeGiven => "notice-given",
            Place::Left => "left",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }

    /// Whether the member takes the service, today or from a day that was ordered.
    #[must_use]
    pub fn takes(self) -> bool {
        matches!(self, Place::Takes | Place::Implementing | Place::Live | Place::NoticeGiven)
    }
}

/// Where a member stands on a day, and since when it has stood there as far as is known.
///
/// `subscriptions` are its own to this service, in any order; `said` is its last word about it.
#[must_use]
pub fn place_of<'s>(
    subscriptions: impl IntoIterator<Item = &'s Subscription>,
    said: Option<&Stance>,
    today: Date,
) -> (Place, Option<Date>) {
    let mine: Vec<&Subscription> = subscriptions.into_iter().filter(|one| !one.is_withdrawn()).collect();
    let running: Vec<&&Subscription> = mine.iter().filter(|one| one.runs_from(today)).collect();
    if let Some(last) = running.iter().max_by_key(|one| one.starts_on) {
        return taking(&mine, last, said);
    }
    let left = mine.iter().filter_map(|one| Some((one.ends_on?, one.notice.as_ref()?.at))).max();
    match (left, said) {
        (Some((end, notice)), Some(said)) if said.at < notice => (Place::Left, Some(end)),
        (Some((end, _)), None) => (Place::Left, Some(end)),
        (_, Some(said)) => (said_place(said), Some(local_day(said.at))),
        (None, None) => (Place::Unknown, None),
    }
}

/// The place of a member that takes the service; a change of package is no new beginning.
fn taking(mine: &[&Subscription], last: &Subscription, said: Option<&Stance>) -> (Place, Option<Date>) {
    let mut first = last;
    while let Some(before) = mine.iter().find(|one| one.ends_on == Some(first.starts_on)) {
        first = before;
    }
    if last.ends_on.is_some() {
        return (Place::NoticeGiven, last.notice.as_ref().map(|notice| local_day(notice.at)));
    }
    match said.filter(|said| said.at >= first.ordered_at) {
        Some(said) if said.said.saying == Saying::Implementing => {
            (Place::Implementing, Some(local_day(said.at)))
        }
        Some(said) if said.said.saying == Saying::Live => (Place::Live, Some(local_day(said.at))),
        _ => (Place::Takes, Some(first.starts_on)),
    }
}

/// The place that a member's word gives it where it takes nothing. What it said of taking the service no
/// longer counts then.
fn said_place(said: &Stance) -> Place {
    match said.said.saying {
        Saying::Unknown | Saying::Expired | Saying::Implementing | Saying::Live => Place::Unknown,
        Saying::Interested => Place::Interested,
        Saying::Pledged if said.said.condition.is_empty() => Place::Pledged,
        Saying::Pledged => Place::PledgedIf,
        Saying::OwnBuild => Place::OwnBuild,
        Saying::Stays => Place::Stays,
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;
    use store::{NewStance, Notice};

    use super::*;

    const TODAY: Date = date(2026, 11, 29);

    fn at(day: Date) -> Timestamp {
        day.at(12, 0, 0, 0).to_zoned(store::amsterdam()).unwrap().timestamp()
    }

    fn id<T: std::str::FromStr>() -> T {
        "0".repeat(32).parse().ok().unwrap()
    }

    fn taken(starts_on: Date, ordered: Date, end: Option<(Date, Date)>) -> Subscription {
        Subscription {
            id: id(),
            member: id(),
            service: id(),
            starts_on,
            ends_on: end.map(|(ends_on, _)| ends_on),
            ordered_by: String::new(),
            ordered_at: at(ordered),
            notice: end.map(|(_, given)| Notice { by: String::new(), at: at(given) }),
        }
    }

    fn says(saying: Saying, condition: &str, day: Date) -> Stance {
        let said = NewStance {
            service: id(),
            member: id(),
            saying,
            condition: condition.to_owned(),
            until: None,
            reason: String::new(),
        };
        Stance { said, number: 1, by: String::new(), at: at(day) }
    }

    fn place(subscriptions: &[Subscription], said: Option<&Stance>) -> Place {
        place_of(subscriptions, said, TODAY).0
    }

    #[test]
    fn who_said_nothing_and_takes_nothing_is_unknown() {
        assert_eq!(place(&[], None), Place::Unknown);
        assert_eq!(place(&[], Some(&says(Saying::Expired, "", TODAY))), Place::Unknown);
    }

    #[test]
    fn a_pledge_with_a_condition_is_another_than_one_without() {
        assert_eq!(place(&[], Some(&says(Saying::Pledged, "", TODAY))), Place::Pledged);
        assert_eq!(place(&[], Some(&says(Saying::Pledged, "bij zes", TODAY))), Place::PledgedIf);
    }

    #[test]
    fn a_subscription_says_more_than_a_word_before_it() {
        let ordered = taken(date(2027, 1, 1), date(2026, 11, 20), None);
        let stays = says(Saying::Stays, "", date(2026, 11, 1));
        assert_eq!(place(std::slice::from_ref(&ordered), Some(&stays)), Place::Takes);
        let live = says(Saying::Live, "", date(2026, 11, 25));
        assert_eq!(place(&[ordered], Some(&live)), Place::Live);
    }

    #[test]
    fn a_change_of_package_is_no_new_beginning() {
        let (first, change) = (date(2025, 1, 1), date(2026, 7, 1));
        let old = taken(first, date(2024, 12, 1), Some((change, date(2026, 6, 1))));
        let new = taken(change, date(2026, 6, 1), None);
        let live = says(Saying::Live, "", date(2025, 3, 1));
        assert_eq!(place(&[old.clone(), new.clone()], Some(&live)), Place::Live);
        assert_eq!(place_of(&[old, new], None, TODAY), (Place::Takes, Some(first)));
    }

    #[test]
    fn notice_comes_before_leaving_and_a_new_word_after_it() {
        let given = date(2026, 9, 1);
        let going = taken(date(2020, 1, 1), date(2019, 12, 1), Some((date(2027, 1, 1), given)));
        assert_eq!(place(&[going], None), Place::NoticeGiven);
        let gone = taken(date(2020, 1, 1), date(2019, 12, 1), Some((date(2026, 10, 1), given)));
        let before = says(Saying::Live, "", date(2021, 1, 1));
        assert_eq!(place(std::slice::from_ref(&gone), Some(&before)), Place::Left);
        let after = says(Saying::OwnBuild, "", date(2026, 11, 1));
        assert_eq!(place(&[gone], Some(&after)), Place::OwnBuild);
    }

    #[test]
    fn an_order_that_was_withdrawn_never_was() {
        let never = taken(date(2027, 1, 1), TODAY, Some((date(2027, 1, 1), TODAY)));
        assert_eq!(place(&[never], None), Place::Unknown);
    }
}
