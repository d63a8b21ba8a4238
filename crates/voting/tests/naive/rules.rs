//! The rules as their description says, ballot by ballot, with plain fractions: no groups, no shared
//! denominator, no estimates, no jumps.

use std::cmp::Reverse;

use num_bigint::{BigInt, BigUint};
use num_rational::BigRational;
use num_traits::Zero;
use sha2::{Digest, Sha256};
use voting::{Completion, Election, Fill, Rule, Settings, Start, Step, Stop, TieRule, Utility};

type Q = BigRational;

/// What comes out, in the words of both.
#[derive(Clone, PartialEq, Debug)]
pub struct Result {
    pub funded: Vec<usize>,
    pub order: Vec<usize>,
    /// Project, ballots that paid, and the most per unit of weight.
    pub rounds: Vec<(usize, usize, Q)>,
    /// Between, chosen, pivotal.
    pub ties: Vec<(Vec<usize>, usize, bool)>,
    pub counts: u64,
    pub money: Q,
}

/// More counts than this are not waited for.
pub const PATIENCE: u64 = 3000;

struct Chooser<'a> {
    naive: &'a Naive<'a>,
    forced: Option<(usize, usize)>,
    ties: Vec<(Vec<usize>, usize)>,
}

struct Naive<'a> {
    election: &'a Election,
    settings: &'a Settings,
}

pub fn count(election: &Election, settings: &Settings) -> Option<Result> {
    let naive = Naive { election, settings };
    match settings.rule {
        Rule::EqualShares => naive.equal_shares(),
        Rule::Phragmen => {
            let (order, ties) =
                naive.with_ties(|chooser| naive.phragmen(chooser), |order| naive.prefix(order));
            Some(Result {
                funded: naive.prefix(&order),
                order,
                rounds: vec![],
                ties,
                counts: 1,
                money: Q::zero(),
            })
        }
        Rule::Greedy => {
            let all: Vec<usize> = (0..election.projects().len()).collect();
            let budget = naive.budget();
            let (funded, ties) = naive.with_ties(
                |chooser| naive.greedy(&all, &budget, chooser),
                |funded: &Vec<usize>| funded.clone(),
            );
            let mut order = all;
            order.sort_by_key(|project| (Reverse(naive.votes(*project)), naive.place(*project)));
            Some(Result { funded, order, rounds: vec![], ties, counts: 1, money: Q::zero() })
        }
    }
}

fn q(number: u64) -> Q {
    Q::from_integer(BigInt::from(number))
}

impl Naive<'_> {
    fn cost(&self, project: usize) -> Q {
        self.election.projects()[project].cost.rational().into_owned()
    }

    fn budget(&self) -> Q {
        self.election.budget().rational().into_owned()
    }

    fn score(&self, ballot: usize, project: usize) -> u64 {
        let scores = &self.election.ballots()[ballot].scores;
        scores.iter().find(|(of, _)| *of == project).map_or(0, |(_, score)| u64::from(*score))
    }

    fn weight(&self, ballot: usize) -> u64 {
        self.election.ballots()[ballot].weight
    }

    fn ballots(&self) -> std::ops::Range<usize> {
        0..self.election.ballots().len()
    }

    fn votes(&self, project: usize) -> u64 {
        self.ballots().map(|ballot| self.weight(ballot) * self.score(ballot, project)).sum()
    }

    /// What ties are decided by, as one value to compare.
    fn place(&self, project: usize) -> (Vec<BigRational>, String) {
        let id = &self.election.projects()[project].id;
        let mut keys = Vec::new();
        for rule in &self.settings.ties {
            keys.push(match rule {
                TieRule::MinCost => self.cost(project),
                TieRule::MaxVotes => -q(self.votes(project)),
                TieRule::Lot(seed) => {
                    let hash = Sha256::digest(format!("{seed}{id}"));
                    Q::from_integer(BigInt::from(BigUint::from_bytes_be(&hash)))
                }
                TieRule::Lexicographic => break,
            });
        }
        (keys, id.clone())
    }

    fn with_ties<T>(
        &self,
        mut run: impl FnMut(&mut Chooser) -> T,
        funded: impl Fn(&T) -> Vec<usize>,
    ) -> (T, Vec<(Vec<usize>, usize, bool)>) {
        let set = |found: &T| {
            let mut set = funded(found);
            set.sort_unstable();
            set
        };
        let mut first = Chooser { naive: self, forced: None, ties: vec![] };
        let found = run(&mut first);
        let mut ties = Vec::new();
        for (number, (between, chosen)) in first.ties.into_iter().enumerate() {
            let mut is_pivotal = false;
            for other in &between {
                let mut chooser = Chooser { naive: self, forced: Some((number, *other)), ties: vec![] };
                is_pivotal |= set(&run(&mut chooser)) != set(&found);
            }
            ties.push((between, chosen, is_pivotal));
        }
        (found, ties)
    }

    /// The price per point: sort the supporters by what they can pay for a point, and let the poorest pay all
    /// they have until the others can share the rest.
    fn price(&self, money: &[Q], project: usize) -> Option<Q> {
        let mut supporters: Vec<(Q, usize)> = self
            .ballots()
            .filter(|ballot| self.score(*ballot, project) > 0)
            .map(|ballot| (&money[ballot] / q(self.score(ballot, project)), ballot))
            .collect();
        supporters.sort();
        let mut left = self.cost(project);
        let mut points =
            supporters.iter().map(|(_, b)| self.weight(*b) * self.score(*b, project)).sum::<u64>();
        for (most, ballot) in supporters {
            let price = &left / q(points);
            if price <= most {
                return Some(price);
            }
            left -= &money[ballot] * q(self.weight(ballot));
            points -= self.weight(ballot) * self.score(ballot, project);
        }
        None
    }

    /// One count. The money of each ballot is per unit of weight.
    fn one(&self, start: &Q, chooser: &mut Chooser) -> Vec<(usize, usize, Q)> {
        let mut money = vec![start.clone(); self.election.ballots().len()];
        let mut open: Vec<usize> = (0..self.election.projects().len()).collect();
        let mut rounds = Vec::new();
        loop {
            let mut priced = Vec::new();
            for project in &open {
                if let Some(price) = self.price(&money, *project) {
                    let per = match self.settings.utility {
                        Utility::Cost => self.cost(*project),
                        Utility::Score => q(1),
                    };
                    priced.push((&price / per, *project, price));
                }
            }
            let Some(best) = priced.iter().map(|(rho, ..)| rho.clone()).min() else { return rounds };
            let equal = priced.iter().filter(|(rho, ..)| *rho == best).map(|(_, project, _)| *project);
            let chosen = chooser.choose(equal.collect());
            let price = priced.into_iter().find(|(_, project, _)| *project == chosen).unwrap().2;
            let (mut payers, mut most) = (0, Q::zero());
            for ballot in self.ballots() {
                let share = &price * q(self.score(ballot, chosen));
                let paid = share.min(money[ballot].clone());
                money[ballot] -= &paid;
                payers += usize::from(paid > Q::zero());
                most = most.max(paid);
            }
            rounds.push((chosen, payers, most));
            open.retain(|project| *project != chosen);
        }
    }

    fn equal_shares(&self) -> Option<Result> {
        let weight: u64 = self.ballots().map(|ballot| self.weight(ballot)).sum();
        let share = if weight == 0 { Q::zero() } else { self.budget() / q(weight) };
        let plain = |money: &Q| self.one(money, &mut Chooser { naive: self, forced: None, ties: vec![] });
        let spent = |rounds: &[(usize, usize, Q)]| rounds.iter().map(|(p, ..)| self.cost(*p)).sum::<Q>();
        let (mut money, mut counts) = (share.clone(), 1);
        if let Completion::AddStep { start, step, stop } = &self.settings.completion {
            if *start == Start::Integral {
                money = share.floor();
            }
            let step = match step {
                Step::Amount(amount) => amount.rational().into_owned(),
                Step::PartOfShare(parts) => &share / q(*parts),
            };
            loop {
                let rounds = plain(&money);
                let left = self.budget() - spent(&rounds);
                if left < Q::zero() {
                    money -= &step;
                    break;
                }
                let mut open = (0..self.election.projects().len())
                    .filter(|p| self.votes(*p) > 0 && rounds.iter().all(|(of, ..)| of != p));
                let is_done = open.clone().next().is_none() || step.is_zero();
                if is_done || (*stop == Stop::Exhaustive && open.all(|project| self.cost(project) > left)) {
                    break;
                }
                money += &step;
                counts += 1;
                if counts > PATIENCE {
                    return None;
                }
            }
        }
        let (rounds, mut ties) = self.with_ties(
            |chooser| self.one(&money, chooser),
            |rounds| rounds.iter().map(|(project, ..)| *project).collect(),
        );
        let mut funded: Vec<usize> = rounds.iter().map(|(project, ..)| *project).collect();
        if self.settings.fill == Fill::Greedy {
            let left = self.budget() - spent(&rounds);
            let open: Vec<usize> =
                (0..self.election.projects().len()).filter(|project| !funded.contains(project)).collect();
            let (more, met) = self
                .with_ties(|chooser| self.greedy(&open, &left, chooser), |more: &Vec<usize>| more.clone());
            funded.extend(more);
            ties.extend(met);
        }
        Some(Result { order: funded.clone(), funded, rounds, ties, counts, money })
    }

    fn greedy(&self, open: &[usize], budget: &Q, chooser: &mut Chooser) -> Vec<usize> {
        let (mut left, mut chosen) = (budget.clone(), Vec::new());
        loop {
            let fits: Vec<usize> = open
                .iter()
                .copied()
                .filter(|p| !chosen.contains(p) && self.cost(*p) <= left && self.votes(*p) > 0)
                .collect();
            let Some(most) = fits.iter().map(|project| self.votes(*project)).max() else { return chosen };
            let one =
                chooser.choose(fits.into_iter().filter(|project| self.votes(*project) == most).collect());
            left -= self.cost(one);
            chosen.push(one);
        }
    }

    fn phragmen(&self, chooser: &mut Chooser) -> Vec<usize> {
        let supports = |ballot: usize, project: usize| {
            self.score(ballot, project) >= u64::from(self.settings.support.max(1))
        };
        let mut loads = vec![Q::zero(); self.election.ballots().len()];
        let mut order: Vec<usize> = Vec::new();
        loop {
            let mut next = Vec::new();
            for project in (0..self.election.projects().len()).filter(|project| !order.contains(project)) {
                let supporters: Vec<usize> = self.ballots().filter(|b| supports(*b, project)).collect();
                let weight: u64 = supporters.iter().map(|ballot| self.weight(*ballot)).sum();
                if weight > 0 {
                    let sum: Q =
                        supporters.iter().map(|ballot| &loads[*ballot] * q(self.weight(*ballot))).sum();
                    next.push(((self.cost(project) + sum) / q(weight), project));
                }
            }
            let Some(least) = next.iter().map(|(load, _)| load.clone()).min() else { break };
            let equal = next.iter().filter(|(load, _)| *load == least).map(|(_, project)| *project).collect();
            let chosen = chooser.choose(equal);
            for ballot in self.ballots().filter(|ballot| supports(*ballot, chosen)) {
                loads[ballot] = least.clone();
            }
            order.push(chosen);
        }
        let mut rest: Vec<usize> =
            (0..self.election.projects().len()).filter(|project| !order.contains(project)).collect();
        rest.sort_by_key(|project| self.place(*project));
        order.extend(rest);
        order
    }

    fn prefix(&self, order: &[usize]) -> Vec<usize> {
        let mut left = self.budget();
        let fits = |project: &&usize| {
            left -= self.cost(**project);
            left >= Q::zero()
        };
        order.iter().take_while(fits).copied().collect()
    }
}

impl Chooser<'_> {
    fn choose(&mut self, mut equal: Vec<usize>) -> usize {
        equal.sort_by_key(|project| self.naive.place(*project));
        if equal.len() == 1 {
            return equal[0];
        }
        let chosen = match self.forced {
            Some((number, project)) if number == self.ties.len() => project,
            _ => equal[0],
        };
        self.ties.push((equal, chosen));
        chosen
    }
}
