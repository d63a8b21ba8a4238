//! The other members beside one's own: all of them, and those of like size.

use kernel::{Cents, MemberId, Share};
use web::charts::{Fill, bar};

use super::{Composer, LIKE, MemberRow};
use crate::my_costs_load::per_service;

impl Composer<'_> {
    /// What a member pays for each inhabitant.
    pub(super) fn each(&self, member: MemberId, amount: Cents) -> Option<Cents> {
        let inhabitants = self.costs.inhabitants.get(&member)?;
        let each = amount.euros().checked_div(inhabitants).ok()?;
        Cents::rounded_half_up(&each).ok()
    }

    /// Every member with its costs of the year.
    pub(super) fn all(&self) -> Vec<MemberRow> {
        let sums = |member: MemberId| per_service(self.costs.this_year(), member);
        let mut rows: Vec<MemberRow> = Vec::new();
        for member in &self.costs.members {
            let services = sums(member.id);
            if services.is_empty() {
                continue;
            }
            let total = Cents::sum(services.values().copied()).unwrap_or_default();
            rows.push(MemberRow {
                name: member.name.clone(),
                own: member.id == self.costs.member.id,
                bar: String::new(),
                each: self.each(member.id, total).map(Cents::cents),
                inhabitants: self.costs.inhabitants.get(&member.id).map(|count| self.words.quantity(count)),
                services: services.len(),
                cents: total.cents(),
            });
        }
        rows
    }

    /// One's own member among those of like size, the dearest first, and what that says.
    pub(super) fn like(&self) -> (Vec<MemberRow>, String) {
        let own = self.costs.inhabitants.get(&self.costs.member.id);
        let (Some(own), all) = (own, self.all()) else { return (Vec::new(), String::new()) };
        let size = |row: &MemberRow| {
            let member = self.costs.members.iter().find(|member| member.name == row.name)?;
            let inhabitants = self.costs.inhabitants.get(&member.id)?;
            let gap = inhabitants.clone() - own.clone();
            Some(if gap.is_negative() { -&gap } else { gap })
        };
        let mut near: Vec<(Share, MemberRow)> =
            all.into_iter().filter_map(|row| Some((size(&row)?, row))).collect();
        near.sort_by(|a, b| (!a.1.own, &a.0, &a.1.name).cmp(&(!b.1.own, &b.0, &b.1.name)));
        let mut rows: Vec<MemberRow> = near.into_iter().take(LIKE + 1).map(|(_, row)| row).collect();
        rows.sort_by(|a, b| b.each.cmp(&a.each).then(a.name.cmp(&b.name)));
        let dearest = rows.iter().filter_map(|row| row.each).max().unwrap_or_default();
        for row in &mut rows {
            let fill = if row.own { Fill::First } else { Fill::Ink };
            row.bar = bar(row.each.unwrap_or_default(), dearest, fill);
        }
        let others: Vec<i64> = rows.iter().filter(|row| !row.own).filter_map(|row| row.each).collect();
        let mine = rows.iter().find(|row| row.own).and_then(|row| row.each);
        let count = i64::try_from(others.len()).unwrap_or(1);
        let (Some(mine), true) = (mine, count > 0) else { return (Vec::new(), String::new()) };
        let average = Cents::new(others.iter().sum::<i64>() / count);
        let args = [
            ("member", self.costs.member.name.as_str().into()),
            ("own", self.words.euro(Cents::new(mine)).into()),
            ("average", self.words.euro(average).into()),
            ("count", count.into()),
        ];
        (rows, self.words.say("my-costs-like-text", &args))
    }
}
