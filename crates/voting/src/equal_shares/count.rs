//! One count of the Method of Equal Shares: everybody has the same money per unit of weight, and projects are
//! bought until none can be paid.
//!
//! Peters, Pierczyński, Skowron, *Proportional Participatory Budgeting with Additive Utilities*
//! (arXiv 2008.13276), section 3.

use std::cmp::Ordering;

use num_bigint::BigUint;

use super::estimate::{Assessment, Bounds};
use super::price::Price;
use super::purses::{Paid, Purses};
use crate::profile::{Profile, Supporter};
use crate::rule::Utility;
use crate::ties::Chooser;

/// What is counted: the same in every count of a completion.
#[derive(Clone, Debug)]
pub(crate) struct Input<'a> {
    pub(crate) profile: &'a Profile,
    /// What each project costs, in units.
    pub(crate) costs: &'a [u64],
    pub(crate) utility: Utility,
}

/// One purchase, while the purses are as they are just after it.
pub(crate) struct Purchase<'a> {
    pub(crate) project: usize,
    pub(crate) paid: Paid,
    /// Of all payments.
    pub(crate) denominator: &'a BigUint,
}

/// What a count bought.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Bought {
    /// In the order of choice.
    pub(crate) projects: Vec<usize>,
    /// Units, all together.
    pub(crate) cost: u128,
    /// Whether every supporter of every purchase paid its whole share.
    pub(crate) all_full: bool,
}

/// A project that is not bought and may still be.
#[derive(Clone, Copy)]
struct Open {
    project: usize,
    /// No less than this is its price. Money only becomes less, so prices only rise.
    lower: f64,
}

/// An exactly priced project.
struct Priced {
    project: usize,
    price: Price,
}

struct Count<'a> {
    input: &'a Input<'a>,
    purses: Purses,
    open: Vec<Open>,
}

/// Counts once with `start` units of money per unit of weight, over a denominator. `watch` sees every
/// purchase.
pub(crate) fn count(
    input: &Input<'_>,
    (start, denominator): (&BigUint, &BigUint),
    chooser: &mut Chooser<'_>,
    mut watch: impl FnMut(Purchase<'_>),
) -> (Bought, Purses) {
    let open = (0..input.costs.len()).map(|project| Open { project, lower: 0.0 }).collect();
    let purses = Purses::new(input.profile.groups.len(), start, denominator);
    let mut count = Count { input, purses, open };
    let mut bought = Bought { projects: Vec::new(), cost: 0, all_full: true };
    while let Some((project, price)) = count.next(chooser) {
        let supporters = input.profile.supporters_of(project);
        let paid = count.purses.pay(supporters, &price.reduced());
        bought.all_full &= paid.all_full;
        bought.cost += u128::from(input.cost(project));
        bought.projects.push(project);
        watch(Purchase { project, paid, denominator: count.purses.denominator() });
    }
    (bought, count.purses)
}

impl Input<'_> {
    pub(crate) fn cost(&self, project: usize) -> u64 {
        self.costs.get(project).copied().unwrap_or(0)
    }

    /// How many units of utility a point is worth.
    pub(super) fn per(&self, project: usize) -> u64 {
        match self.utility {
            Utility::Cost => self.cost(project),
            Utility::Score => 1,
        }
    }
}

impl<'a> Count<'a> {
    /// The project with the smallest price per unit of utility, which is then no longer open.
    fn next(&mut self, chooser: &mut Chooser<'_>) -> Option<(usize, Price)> {
        let contenders = self.contenders();
        let mut cheapest: Vec<Priced> = Vec::new();
        for (project, bounds) in contenders {
            let per = self.input.per(project);
            let supporters = self.supporters(project);
            let Some(price) = Price::of(&self.purses, supporters, self.input.cost(project), per, bounds)
            else {
                self.close(project);
                continue;
            };
            let against = cheapest.first().map_or(Ordering::Less, |best| {
                price.cmp_per_utility(per, &best.price, self.input.per(best.project))
            });
            match against {
                Ordering::Less => cheapest = vec![Priced { project, price }],
                Ordering::Equal => cheapest.push(Priced { project, price }),
                Ordering::Greater => {}
            }
        }
        let chosen = chooser.choose(cheapest.iter().map(|priced| priced.project).collect())?;
        self.close(chosen);
        let priced = cheapest.into_iter().find(|priced| priced.project == chosen)?;
        Some((priced.project, priced.price))
    }

    /// The projects of which one is certainly the cheapest.
    fn contenders(&mut self) -> Vec<(usize, Bounds)> {
        self.open.sort_by(|a, b| a.lower.total_cmp(&b.lower));
        let mut contenders: Vec<(usize, Bounds)> = Vec::new();
        let mut closed = Vec::new();
        let mut upper = f64::INFINITY;
        for open in &mut self.open {
            if open.lower > upper {
                break;
            }
            let supporters = self.input.profile.supporters_of(open.project);
            let (cost, per) = (self.input.cost(open.project), self.input.per(open.project));
            match self.purses.assess(supporters, cost, per) {
                Assessment::CannotPay => closed.push(open.project),
                Assessment::Between(bounds) => {
                    open.lower = open.lower.max(bounds.lower);
                    upper = upper.min(bounds.upper);
                    contenders.push((open.project, bounds));
                }
            }
        }
        self.open.retain(|open| !closed.contains(&open.project));
        contenders.retain(|(_, bounds)| bounds.lower <= upper);
        contenders
    }

    fn supporters(&self, project: usize) -> &'a [Supporter] {
        self.input.profile.supporters_of(project)
    }

    fn close(&mut self, project: usize) {
        self.open.retain(|open| open.project != project);
    }
}
