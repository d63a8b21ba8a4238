//! The amount that is explained, and the usage behind it.

use admin::what_if;
use allocation::Change;
use store::Service;
use web::templates::items::ListItem;

use super::{Composer, Explained, UsageChart};

impl Composer<'_> {
    pub(super) fn explained(&self) -> Option<Explained> {
        let amount = self.costs.explained.as_ref()?;
        let home = format!("{}/allocation-runs/{}", self.visit.home(), amount.run.id);
        let args = [
            ("service", amount.service.name.as_str().into()),
            ("period", amount.period.name.as_str().into()),
        ];
        Some(Explained {
            about: self.words.say("my-costs-about", &args),
            href: format!("{home}/amounts/{}/{}", amount.service.id, amount.member.id),
            json_href: format!("{home}/export.json"),
            stop_href: what_if::href(&home, [self.stop(&amount.service)]),
            takes: self.takes(&home),
        })
    }

    fn stop(&self, service: &Service) -> Change {
        Change::Stop { pool: service.code.clone(), member: self.costs.member.code.clone() }
    }

    /// The services of the newest run that only others take.
    fn takes(&self, home: &str) -> Vec<ListItem> {
        let Some(newest) = self.costs.this_year().last() else { return Vec::new() };
        let is_billed = |service: &Service| newest.lines.iter().any(|line| line.service == service.id);
        let is_own = |service: &Service| {
            let own = newest.lines.iter().filter(|line| line.member == self.costs.member.id);
            own.map(|line| line.service).any(|taken| taken == service.id)
        };
        let others = self.costs.services.iter().filter(|service| is_billed(service) && !is_own(service));
        let take = |service: &Service| {
            let change = Change::Take { pool: service.code.clone(), member: self.costs.member.code.clone() };
            let label = self.words.say("my-costs-what-if-take", &[("service", service.name.clone().into())]);
            ListItem { href: what_if::href(home, [change]), label, note: None }
        };
        others.map(take).collect()
    }

    pub(super) fn usage(&self) -> Vec<UsageChart> {
        let (words, Some(amount)) = (self.words, self.costs.explained.as_ref()) else { return Vec::new() };
        let href = self.explained().map(|explained| explained.href).unwrap_or_default();
        (amount.usage.iter())
            .map(|usage| UsageChart {
                headline: usage.headline(words),
                chart: usage.chart(words, &format!("usage-{}", usage.meter.code), &amount.member.name),
                rows: words.say("my-costs-usage-rows", &[("count", usage.rows.into())]),
                href: href.clone(),
            })
            .collect()
    }
}
