//! A change from the fields of a form, put beside those that the address holds already.

use actions::Fault;
use allocation::{BlendPart, Change, Changes, INHABITANTS, Key, Newcomer, Pool, Quantity};
use intake::number;
use kernel::{Cents, Share};

use super::faults;
use super::known::Known;
use super::question::Question;

/// The changes with the one that the form asks for; it takes the place of one about the same thing.
pub fn merged(question: &Question, known: &Known) -> Result<Changes, Vec<Fault>> {
    let added = Adding { question, known }.change().map_err(|fault| vec![fault])?;
    let subject = added.subject();
    let others = question.changes.iter().filter(|change| change.subject() != subject).cloned();
    let changes = Changes::new(others.chain([added]));
    changes.map_err(|found| faults::sentences(&found, known))
}

struct Adding<'a> {
    question: &'a Question,
    known: &'a Known,
}

impl Adding<'_> {
    fn change(&self) -> Result<Change, Fault> {
        match self.question.asked("add") {
            "key" => self.key(),
            "cost" => self.cost(),
            "leave" => Ok(Change::Leave { member: self.question.asked("member").to_owned() }),
            "join" => self.join(),
            "taking" => self.taking(),
            "volume" => self.volume(),
            other => Err(Fault::page("whatif-unknown").with("what", other)),
        }
    }

    fn key(&self) -> Result<Change, Fault> {
        let pool = self.pool("key-service")?;
        let inhabitants = || Key::Attribute { name: INHABITANTS.to_owned(), on: None };
        let part = |tenths, key| Share::ratio(tenths, 10).map(|share| BlendPart { share, key });
        let key = match self.question.asked("to") {
            "equal" => Some(Key::Equal),
            "inhabitants" => Some(inhabitants()),
            "blend" => match (part(3, Key::Equal), part(7, inhabitants())) {
                (Ok(equal), Ok(rest)) => Some(Key::Blend { parts: vec![equal, rest] }),
                _ => None,
            },
            _ => None,
        };
        let key = key.ok_or_else(|| Fault::field("key-to", "whatif-key-unknown"))?;
        Ok(Change::Key { pool: pool.id().to_owned(), key })
    }

    /// An amount, or with a per cent sign a difference.
    fn cost(&self) -> Result<Change, Fault> {
        let (pool, text) = (self.pool("cost-service")?, self.question.asked("to"));
        let unread = || Fault::field("cost-to", "whatif-cost-unreadable");
        let times = if text.ends_with('%') { Some(times(text).ok_or_else(unread)?) } else { None };
        let id = pool.id().to_owned();
        match pool {
            Pool::Tariff(tariff) => {
                let price = match times {
                    Some(times) => &tariff.price * &times,
                    None => number::quantity(text, number::Notation::Dutch).map_err(|_| unread())?.into(),
                };
                Ok(Change::Price { pool: id, price })
            }
            Pool::Cost(_) | Pool::Support(_) => {
                let now = match pool {
                    Pool::Cost(cost) => cost.amount,
                    Pool::Support(support) => support.amount,
                    Pool::Tariff(_) => Cents::ZERO,
                };
                let amount = match times {
                    Some(times) => Cents::rounded_half_up(&(&now.euros() * &times)).map_err(|_| unread())?,
                    None => number::amount(text, number::Notation::Dutch).map_err(|_| unread())?,
                };
                Ok(Change::Amount { pool: id, amount })
            }
        }
    }

    fn join(&self) -> Result<Change, Fault> {
        let name = self.question.asked("name");
        if name.is_empty() || name.chars().count() > 80 {
            return Err(Fault::field("join-name", "whatif-join-name-empty"));
        }
        let is_there =
            |member: &&allocation::Member| self.known.member(&member.id).eq_ignore_ascii_case(name);
        if self.known.scenario.members.iter().any(|member| is_there(&member)) {
            return Err(Fault::field("join-name", "whatif-join-is-member").with("name", name));
        }
        let inhabitants = number::quantity(self.question.asked("inhabitants"), number::Notation::Dutch);
        let inhabitants = inhabitants.map(Share::from).ok().filter(|inhabitants| !inhabitants.is_zero());
        let inhabitants =
            inhabitants.ok_or_else(|| Fault::field("join-inhabitants", "whatif-join-inhabitants"))?;
        Ok(Change::Join { newcomer: Newcomer::of_size(&self.known.scenario, name, &inhabitants) })
    }

    fn taking(&self) -> Result<Change, Fault> {
        let pool = self.pool("taking-service")?.id().to_owned();
        let member = self.question.asked("member").to_owned();
        match self.question.asked("to") {
            "stop" => Ok(Change::Stop { pool, member }),
            "take" => Ok(Change::Take { pool, member }),
            _ => Err(Fault::field("taking-to", "whatif-taking-unknown")),
        }
    }

    fn volume(&self) -> Result<Change, Fault> {
        let times = times(self.question.asked("percent"));
        let to =
            times.map(Quantity::Times).ok_or_else(|| Fault::field("volume-percent", "whatif-percent"))?;
        let member = Some(self.question.asked("member").to_owned()).filter(|member| !member.is_empty());
        match self.question.asked("meter").split_once('.') {
            Some(("usage", meter)) => Ok(Change::Usage { meter: meter.to_owned(), member, to }),
            Some(("attribute", name)) => Ok(Change::Attribute { name: name.to_owned(), member, to }),
            _ => Err(Fault::field("volume-meter", "whatif-meter-unknown")),
        }
    }

    fn pool(&self, field: &'static str) -> Result<&Pool, Fault> {
        let pool = self.known.pool(self.question.asked("service"));
        pool.ok_or_else(|| Fault::field(field, "whatif-service-unknown"))
    }
}

/// `+10 %`, `-5%` or `12,5` as what something is multiplied by: 1.1, 0.95, 1.125.
fn times(text: &str) -> Option<Share> {
    let text: String = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '%').collect();
    let text = text.replace('\u{2212}', "-").replace(',', ".");
    let percent: Share = text.strip_prefix('+').unwrap_or(&text).parse().ok()?;
    let (least, most) = (Share::from(-100), Share::from(1000));
    (least <= percent && percent <= most).then(|| Share::ONE + percent * Share::CENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_read_as_people_write_it() {
        let times = |text| times(text).map(|times| times.to_string());
        assert_eq!(times("+10 %").as_deref(), Some("1.1"));
        assert_eq!(times("\u{2212}5%").as_deref(), Some("0.95"));
        assert_eq!(times("12,5").as_deref(), Some("1.125"));
        assert_eq!(times("-101"), None);
        assert_eq!(times("veel"), None);
    }
}
