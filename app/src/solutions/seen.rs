//! Everything that the pages of solutions are made of, loaded in one transaction.
//!
//! Invariant: who left, or comes later, uses and wants nothing, and is like nobody: only members that are
//! present today count. What they built, learned and saved stays, with their names.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use kernel::{CandidateId, MemberId, SolutionId};
use store::{
    Candidate, Handover, Lesson, Member, Reuse, Solution, StoreError, Support, TenantTx, Topic, UseStatement,
    Want,
};

use crate::members::inhabitants;

/// All solutions with what members say about them.
pub(super) struct Seen {
    pub(super) today: Date,
    pub(super) solutions: Vec<Solution>,
    /// All members there ever were: names of who left are in what stays.
    pub(super) members: Vec<Member>,
    pub(super) inhabitants: BTreeMap<MemberId, i64>,
    pub(super) statements: Vec<UseStatement>,
    pub(super) wants: Vec<Want>,
    pub(super) reuses: Vec<Reuse>,
    pub(super) lessons: Vec<Lesson>,
    pub(super) candidates: Vec<Candidate>,
    pub(super) handovers: Vec<Handover>,
    pub(super) supports: Vec<Support>,
}

pub(super) fn look(tx: &mut TenantTx<'_>) -> Result<Seen, StoreError> {
    let (today, members) = (tx.today(), tx.members()?);
    let present: BTreeSet<MemberId> =
        members.iter().filter(|member| member.is_present_on(today)).map(|member| member.id).collect();
    let (mut inhabitants, mut statements) = (inhabitants(tx, today)?, tx.use_statements()?);
    let mut wants = tx.solution_wants()?;
    inhabitants.retain(|member, _| present.contains(member));
    statements.retain(|said| present.contains(&said.member));
    wants.retain(|want| present.contains(&want.member));
    Ok(Seen {
        today,
        solutions: tx.solutions()?,
        members,
        inhabitants,
        statements,
        wants,
        reuses: tx.reuses()?,
        lessons: tx.solution_lessons()?,
        candidates: tx.candidates()?,
        handovers: tx.solution_handovers()?,
        supports: tx.supports()?,
    })
}

impl Seen {
    /// The solution with this id, where the actor may see it.
    pub(super) fn solution(&self, id: SolutionId) -> Option<&Solution> {
        self.solutions.iter().find(|solution| solution.id == id)
    }

    /// Who built a solution: its builder now, or who it went on from.
    pub(super) fn built_by(&self, one: &Solution) -> MemberId {
        // Oldest first.
        self.handovers
            .iter()
            .find(|passed| passed.solution == one.id)
            .map_or(one.builder, |passed| passed.from)
    }

    /// The name of a member.
    pub(super) fn member(&self, id: MemberId) -> String {
        self.members.iter().find(|member| member.id == id).map(|one| one.name.clone()).unwrap_or_default()
    }

    /// The statements about a solution of members that use it, lapsed ones too.
    pub(super) fn uses(&self, id: SolutionId) -> impl Iterator<Item = &UseStatement> {
        self.statements.iter().filter(move |one| one.solution == id && one.ended_on.is_none())
    }

    /// How many members use a solution today, by a statement that counts.
    pub(super) fn users(&self, id: SolutionId) -> usize {
        self.uses(id).filter(|one| one.counts_on(self.today)).count()
    }

    /// The members that want a solution too.
    pub(super) fn wants(&self, id: SolutionId) -> impl Iterator<Item = &Want> {
        self.wants.iter().filter(move |want| want.solution == id)
    }

    /// The open candidate that a solution would fulfil.
    pub(super) fn fulfilled(&self, one: &Solution) -> Option<CandidateId> {
        actions::solutions::fulfilled(one, &self.candidates)
    }

    /// Whether a member supports a candidate.
    pub(super) fn supports(&self, candidate: CandidateId, member: MemberId) -> bool {
        let topic = Topic::Candidate(candidate).id();
        self.supports.iter().any(|support| support.topic == topic && support.member == member)
    }

    /// What all members together saved with a solution, in cents, and how many they are.
    pub(super) fn saved(&self, id: SolutionId) -> (i64, usize) {
        let valid = actions::solutions::valid(&self.reuses);
        let of: Vec<&&Reuse> = valid.iter().filter(|reuse| reuse.solution == id).collect();
        (of.iter().map(|reuse| reuse.about.avoided.cents()).sum(), of.len())
    }

    /// The inhabitants of these members together.
    pub(super) fn people(&self, members: impl Iterator<Item = MemberId>) -> i64 {
        members.filter_map(|member| self.inhabitants.get(&member)).sum()
    }
}
