//! The amount that is explained, and the usage behind it.

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
        })
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
