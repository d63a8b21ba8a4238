//! Everybody's money as whole numbers over one shared denominator.
//!
//! A price is a ratio, so each purchase multiplies the denominator. Purses that a purchase does not touch
//! keep their number, and the moment at which it was true; what all purses of that moment are to be
//! multiplied with is kept once. Nothing is ever reduced but the price of a purchase.
//!
//! Groups that paid for the same projects with the same scores have the same money, and share one purse.

use num_bigint::BigUint;
use num_traits::{One, Zero};

use super::estimate::{Assessment, Bounds, Estimates, Means, Scale};
use super::price::Price;
use crate::profile::Supporter;

/// The purse of those who have nothing left.
const EMPTY: usize = 1;

/// What some groups have left per unit of weight.
#[derive(Clone, Debug)]
struct Purse {
    amount: BigUint,
    /// The purchase after which the amount was over the denominator.
    moment: usize,
    /// What became of it in the latest purchase that it paid for.
    became: Option<Became>,
}

/// What became of a purse, for those of one score.
#[derive(Clone, Copy, Debug)]
struct Became {
    purchase: usize,
    score: u64,
    /// The purse that was left.
    left: usize,
    /// The amount that was paid, by its place in the list; none where nothing was.
    paid: Option<usize>,
}

/// The money of all groups.
#[derive(Clone, Debug)]
pub(crate) struct Purses {
    /// The purse of each group.
    purse_of: Vec<usize>,
    purses: Vec<Purse>,
    /// For each purchase, and for the start as number 0, the denominator of now over that after it.
    growth: Vec<BigUint>,
    denominator: BigUint,
    estimates: Estimates,
}

/// All payments of one purchase.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Paid {
    /// What was paid per unit of weight, over the denominator after the purchase.
    pub(crate) amounts: Vec<BigUint>,
    /// Who paid, and which of the amounts; nobody who paid nothing.
    pub(crate) by_group: Vec<(usize, usize)>,
    /// Whether everybody paid its whole share.
    pub(crate) all_full: bool,
}

/// A purchase while it is paid.
struct Paying<'p> {
    price: &'p Price,
    /// The share of those of the score that paid last, and the place of that amount once somebody paid it in
    /// full.
    score: u64,
    share: BigUint,
    full: Option<usize>,
    scale: Scale,
    paid: Paid,
}

impl Purses {
    /// Everybody has `start` units of money over a denominator, per unit of weight.
    pub(super) fn new(groups: usize, start: &BigUint, denominator: &BigUint) -> Self {
        let purse = |amount: BigUint| Purse { amount, moment: 0, became: None };
        let mut estimates = Estimates::default();
        let scale = Scale::of(denominator);
        estimates.push(start, &scale);
        estimates.push(&BigUint::zero(), &scale);
        Self {
            purse_of: vec![0; groups],
            purses: vec![purse(start.clone()), purse(BigUint::zero())],
            growth: vec![BigUint::one()],
            denominator: denominator.clone(),
            estimates,
        }
    }

    pub(crate) fn denominator(&self) -> &BigUint {
        &self.denominator
    }

    /// What a group has per unit of weight, over the denominator of now.
    pub(crate) fn money(&self, group: usize) -> BigUint {
        self.amount(self.purse_of.get(group).copied().unwrap_or(EMPTY))
    }

    /// What is in a purse, over the denominator of now.
    fn amount(&self, purse: usize) -> BigUint {
        let held =
            self.purses.get(purse).and_then(|purse| Some(&purse.amount * self.growth.get(purse.moment)?));
        held.unwrap_or_default()
    }

    /// What some supporters have together, over the denominator of now.
    pub(super) fn sum<'s>(&self, supporters: impl IntoIterator<Item = &'s Supporter>) -> BigUint {
        let mut weights = vec![0_u64; self.purses.len()];
        for supporter in supporters {
            let purse = self.purse_of.get(supporter.group).copied().unwrap_or(EMPTY);
            if let Some(weight) = weights.get_mut(purse) {
                *weight += supporter.weight;
            }
        }
        let mut by_moment = vec![BigUint::zero(); self.growth.len()];
        for (purse, weight) in self.purses.iter().zip(weights).filter(|(_, weight)| *weight > 0) {
            if let Some(sum) = by_moment.get_mut(purse.moment) {
                *sum += &purse.amount * weight;
            }
        }
        by_moment.iter().zip(&self.growth).map(|(amount, growth)| amount * growth).sum()
    }

    /// Whether a supporter has less than its share at a price.
    pub(super) fn is_poor(&self, supporter: &Supporter, price: &Price) -> bool {
        self.money(supporter.group) * price.points < &price.numerator * supporter.score
    }

    /// Takes the price of a project out of the purses of its supporters. `price` is in lowest terms.
    pub(super) fn pay(&mut self, supporters: &[Supporter], price: &Price) -> Paid {
        for growth in &mut self.growth {
            *growth *= price.points;
        }
        self.growth.push(BigUint::one());
        self.denominator *= price.points;
        let paid =
            Paid { amounts: Vec::new(), by_group: Vec::with_capacity(supporters.len()), all_full: true };
        let scale = Scale::of(&self.denominator);
        let mut paying = Paying { price, score: 0, share: BigUint::zero(), full: None, scale, paid };
        for supporter in supporters {
            let purse = self.purse_of.get(supporter.group).copied().unwrap_or(EMPTY);
            let became = self
                .became(purse, supporter.score)
                .unwrap_or_else(|| self.open(purse, supporter.score, &mut paying));
            if let Some(of) = self.purse_of.get_mut(supporter.group) {
                *of = became.left;
            }
            paying.paid.by_group.extend(became.paid.map(|paid| (supporter.group, paid)));
        }
        paying.paid
    }

    /// What became of a purse, where somebody of the same score paid from it just before.
    fn became(&self, purse: usize, score: u64) -> Option<Became> {
        let became = self.purses.get(purse)?.became?;
        (became.purchase + 1 == self.growth.len() && became.score == score).then_some(became)
    }

    /// Pays from a purse, and opens one for what is left.
    fn open(&mut self, from: usize, score: u64, paying: &mut Paying<'_>) -> Became {
        let purchase = self.growth.len() - 1;
        paying.turn_to(score);
        let mut left = self.amount(from);
        let paid = if left >= paying.share {
            left -= &paying.share;
            Some(paying.pay_in_full())
        } else {
            paying.paid.all_full = false;
            let amount = std::mem::take(&mut left);
            (!amount.is_zero()).then(|| paying.pay(amount))
        };
        let purse = if left.is_zero() { EMPTY } else { self.purses.len() };
        if !left.is_zero() {
            self.estimates.push(&left, &paying.scale);
            self.purses.push(Purse { amount: left, moment: purchase, became: None });
        }
        let became = Became { purchase, score, left: purse, paid };
        if let Some(from) = self.purses.get_mut(from) {
            from.became = Some(became);
        }
        became
    }

    /// What an estimate says about the price of a project.
    pub(super) fn assess(&mut self, supporters: &[Supporter], cost: u64, per: u64) -> Assessment {
        self.estimates.assess(supporters, &self.purse_of, cost, per)
    }

    /// Whether an estimate knows if a supporter has less than its share.
    pub(super) fn means(&self, supporter: &Supporter, bounds: Bounds, per: u64) -> Means {
        let purse = self.purse_of.get(supporter.group).copied().unwrap_or(EMPTY);
        self.estimates.means(purse, supporter.score, bounds, per)
    }
}

impl Paying<'_> {
    /// Supporters come by score, so a share is computed once for each.
    fn turn_to(&mut self, score: u64) {
        if score != self.score {
            self.score = score;
            self.share = &self.price.numerator * score;
            self.full = None;
        }
    }

    fn pay(&mut self, amount: BigUint) -> usize {
        self.paid.amounts.push(amount);
        self.paid.amounts.len() - 1
    }

    fn pay_in_full(&mut self) -> usize {
        let place = self.full.unwrap_or_else(|| self.pay(self.share.clone()));
        self.full = Some(place);
        place
    }
}
