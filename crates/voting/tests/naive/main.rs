//! The engine beside a second implementation of its description, on elections drawn at random.
//!
//! `make agree` looks at 10,000 elections.

#[cfg(test)]
mod draw;
#[cfg(test)]
mod rules;

#[cfg(test)]
mod tests {
    use voting::{Outcome, Rule, tally};

    use crate::draw::Draw;
    use crate::rules::{self, Result};

    fn cases() -> u64 {
        #[expect(clippy::disallowed_methods, reason = "who runs the tests says how many, not the portal")]
        std::env::var("GEMEENGOED_CASES").map_or(400, |cases| cases.parse().unwrap())
    }

    /// The engine's outcome in the words of the second implementation.
    fn result(outcome: &Outcome) -> Result {
        let rounds = outcome.rounds.iter();
        let ties = outcome.ties.iter();
        Result {
            funded: outcome.funded.clone(),
            order: outcome.order.clone(),
            rounds: rounds
                .map(|round| (round.project, round.payers, round.each_max.rational().into_owned()))
                .collect(),
            ties: ties.map(|tie| (tie.between.clone(), tie.chosen, tie.pivotal)).collect(),
            counts: outcome.counts,
            money: outcome.money.rational().into_owned(),
        }
    }

    #[test]
    fn the_engine_and_its_description_give_the_same_outcome() {
        let (mut compared, mut ties, mut pivotal, mut completed, mut funded) = (0, 0, 0, 0, 0);
        let mut seed = 0;
        while compared < cases() {
            let mut draw = Draw::new(seed);
            let (election, settings) = (draw.election(), draw.settings());
            seed += 1;
            assert!(seed < cases() * 3, "most elections are left out: {compared} of {seed} compared");
            // Who waits for the second implementation waits long where one voter is alone with its wish:
            // another election is drawn instead.
            let Some(expected) = rules::count(&election, &settings) else { continue };
            let found = result(&tally(&election, &settings).unwrap());
            assert_eq!(found, expected, "election {}: {settings:?} {election:#?}", seed - 1);
            compared += 1;
            ties += found.ties.len();
            pivotal += found.ties.iter().filter(|(.., pivotal)| *pivotal).count();
            completed += usize::from(settings.rule == Rule::EqualShares && found.counts > 1);
            funded += found.funded.len();
        }
        println!(
            "{compared} of {seed}: {completed} completed, {funded} funded, {ties} ties, {pivotal} pivotal"
        );
        assert!(ties * 10 > compared as usize && pivotal > 0 && completed > 0);
    }
}
