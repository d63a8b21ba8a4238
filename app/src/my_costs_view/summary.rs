//! What "My costs" says first: whether it became more or less and why, and the figures.

use actions::comparison::Beside;
use kernel::Cents;
use web::Words;

use super::{Composer, Stat};
use crate::my_costs_load::{Billed, per_service};

impl Composer<'_> {
    /// Whether it became more or less, and which services did that.
    pub(super) fn lead(&self) -> String {
        let total = self.total();
        let (Some(change), Some(difference)) = (total.change(), total.difference()) else {
            return self.words.text(if self.costs.year.is_some() {
                "my-costs-lead-first"
            } else {
                "my-costs-lead-none"
            });
        };
        let down = difference.is_negative();
        let mut causes: Vec<(i64, &str)> = self
            .costs
            .services
            .iter()
            .filter_map(|service| {
                let difference = self.beside(service.id).difference()?;
                (difference != Cents::ZERO && difference.is_negative() == down)
                    .then_some((difference.cents().saturating_abs(), service.name.as_str()))
            })
            .collect();
        causes.sort_by(|a, b| b.cmp(a));
        let names: Vec<&str> = causes.iter().take(2).map(|(_, name)| *name).collect();
        if difference == Cents::ZERO || names.is_empty() {
            return self.words.text("my-costs-lead-same");
        }
        let size = if change.is_negative() { -&change } else { change };
        let and = format!(" {} ", self.words.text("my-costs-and"));
        let args = [("change", self.words.percent(&size).into()), ("services", names.join(&and).into())];
        self.words.say(if down { "my-costs-lead-less" } else { "my-costs-lead-more" }, &args)
    }

    pub(super) fn stats(&self) -> Vec<Stat> {
        let (words, costs) = (self.words, self.costs);
        let Some(last) = costs.this_year().last() else { return Vec::new() };
        let total = self.total();
        let stat = |label: String, value: String, note: Option<String>| Stat {
            label,
            value,
            note,
            delta: None,
            delta_icon: None,
        };
        let until = words.date(last.period.days.last_day());
        let own =
            |one: &Billed| Cents::sum(per_service([one], costs.member.id).into_values()).unwrap_or_default();
        let index = costs.billed.iter().position(|one| one.run.id == last.run.id).unwrap_or_default();
        let previous = index.checked_sub(1).and_then(|index| costs.billed.get(index));
        let newest = Beside { amount: own(last), before: previous.map(own) };
        let year = costs.year.map(|year| (year - 1).to_string()).unwrap_or_default();
        let mut stats = vec![
            Stat {
                note: self
                    .before
                    .is_some()
                    .then(|| words.say("my-costs-stat-before", &[("year", year.into())])),
                ..with_delta(
                    words,
                    &total,
                    stat(
                        words.say("my-costs-stat-until", &[("date", until.into())]),
                        words.euro(total.amount),
                        None,
                    ),
                )
            },
            Stat {
                note: previous.map(|one| {
                    words.say("my-costs-stat-period", &[("period", one.period.name.as_str().into())])
                }),
                ..with_delta(words, &newest, stat(last.period.name.clone(), words.euro(newest.amount), None))
            },
        ];
        if let Some(each) = self.each(costs.member.id, total.amount) {
            let inhabitants = costs.inhabitants.get(&costs.member.id).map(|count| words.quantity(count));
            let note =
                words.say("my-costs-stat-inhabitants", &[("count", inhabitants.unwrap_or_default().into())]);
            stats.push(stat(words.text("my-costs-stat-each"), words.euro(each), Some(note)));
        }
        let offered =
            costs.services.iter().filter(|one| last.lines.iter().any(|line| line.service == one.id)).count();
        let args = [("taken", words.number(self.now.len()).into()), ("all", words.number(offered).into())];
        let value = words.say("my-costs-stat-services-value", &args);
        stats.push(stat(
            words.text("my-costs-stat-services"),
            value,
            Some(words.text("my-costs-stat-services-note")),
        ));
        stats
    }
}

fn with_delta(words: Words<'_>, beside: &Beside, stat: Stat) -> Stat {
    let down = beside.difference().is_some_and(Cents::is_negative);
    let delta = beside.change().map(|change| words.delta(&change));
    let icon = if down { "arrow-down" } else { "arrow-up" };
    Stat { delta_icon: delta.as_ref().map(|_| icon), delta, ..stat }
}
