//! The gate before each state: what has to be shown, who decides, and who may enter that for them.

use store::roles::May;

use super::State;

/// Who decides about a gate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Body {
    /// Any member.
    AnyMember,
    /// The board.
    Board,
    /// The working group of the service.
    WorkingGroup,
    /// The board, or the assembly of the members.
    BoardOrAssembly,
    /// The cooperative: its office.
    Cooperative,
    /// The supplier.
    Supplier,
    /// The members that try it.
    PilotMembers,
    /// The assembly of the members.
    Assembly,
}

impl Body {
    /// Its name in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Body::AnyMember => "any_member",
            Body::Board => "board",
            Body::WorkingGroup => "working_group",
            Body::BoardOrAssembly => "board_or_assembly",
            Body::Cooperative => "cooperative",
            Body::Supplier => "supplier",
            Body::PilotMembers => "pilot_members",
            Body::Assembly => "assembly",
        }
    }

    /// Who may enter its decision: the office for every body, the board where it decides or speaks for the
    /// assembly.
    #[must_use]
    pub const fn entered_by(self) -> &'static [May] {
        match self {
            Body::Board | Body::BoardOrAssembly | Body::Assembly => &[May::KeepRoadmap, May::DecideRoadmap],
            _ => &[May::KeepRoadmap],
        }
    }

    /// Whether a resolution of the assembly may be its decision.
    #[must_use]
    pub const fn may_be_a_resolution(self) -> bool {
        matches!(self, Body::BoardOrAssembly | Body::Assembly)
    }
}

/// How a piece of evidence is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asks {
    /// A few words.
    Words,
    /// Sentences.
    Text,
    /// One thing a line, at least one.
    Lines,
    /// A day.
    Day,
    /// One of these.
    Choice(&'static [&'static str]),
    /// A version of the specifications that is published.
    Specification,
    /// Members.
    Members,
    /// Nothing: the portal knows it.
    Known,
}

/// A piece of evidence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Field {
    /// Its name in the database and in forms.
    pub name: &'static str,
    /// How it is asked.
    pub asks: Asks,
    /// Whether the gate stays closed without it.
    pub required: bool,
    /// Whether suppliers may see it: nothing of members and no amounts.
    pub open: bool,
}

const fn asked(name: &'static str, asks: Asks) -> Field {
    Field { name, asks, required: true, open: true }
}

const fn inside(name: &'static str, asks: Asks) -> Field {
    Field { name, asks, required: true, open: false }
}

const fn known(name: &'static str) -> Field {
    Field { name, asks: Asks::Known, required: false, open: false }
}

/// Where a decision stands that the portal does not have.
const DECISION: Field = Field { name: "decision", asks: Asks::Words, required: false, open: false };

/// What has to be shown before each state.
mod fields {
    use super::Asks::{Choice, Day, Lines, Members, Specification, Text, Words};
    use super::{DECISION, Field, asked, inside, known};

    pub(super) const CANDIDATE: &[Field] =
        &[known("wish"), known("proposer"), known("product"), known("problem")];
    pub(super) const ELIGIBLE: &[Field] = &[
        known("members_interested"),
        known("inhabitants"),
        asked("kind", Choice(&["new", "change"])),
        DECISION,
    ];
    pub(super) const PROCESS: &[Field] =
        &[asked("process", Text), asked("variants", Lines), inside("working_group", Words)];
    pub(super) const SPECIFIED: &[Field] = &[asked("specification", Specification), DECISION];
    pub(super) const TENDERED: &[Field] = &[
        asked("tender_reference", Words),
        asked("lots", Lines),
        asked("tender_options", Text),
        inside("participants", Members),
    ];
    pub(super) const DEVELOPMENT: &[Field] = &[asked("supplier", Words), asked("milestones", Lines)];
    pub(super) const PILOT: &[Field] = &[inside("pilot_members", Members), inside("measured", Text)];
    pub(super) const OFFERED: &[Field] =
        &[inside("price", Words), inside("agreement", Words), inside("conditions", Text), DECISION];
    pub(super) const OPERATION: &[Field] = &[asked("version", Words), asked("service_level", Words)];
    pub(super) const ENDED: &[Field] =
        &[asked("successor", Words), inside("migration", Text), asked("ends_on", Day), DECISION];
    pub(super) const OUTSIDE: &[Field] = &[DECISION];
}

/// The gate before a state.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Gate {
    /// The state behind it.
    pub state: State,
    /// Who decides.
    pub body: Body,
    /// What has to be shown.
    pub fields: &'static [Field],
}

impl Gate {
    /// The gate before a state.
    #[must_use]
    pub const fn of(state: State) -> Gate {
        let (body, fields) = match state {
            State::Candidate => (Body::AnyMember, fields::CANDIDATE),
            State::Eligible => (Body::Board, fields::ELIGIBLE),
            State::ProcessDefined => (Body::WorkingGroup, fields::PROCESS),
            State::Specified => (Body::BoardOrAssembly, fields::SPECIFIED),
            State::Tendered => (Body::Cooperative, fields::TENDERED),
            State::Development => (Body::Supplier, fields::DEVELOPMENT),
            State::Pilot => (Body::PilotMembers, fields::PILOT),
            State::Offered => (Body::Board, fields::OFFERED),
            State::InOperation => (Body::Cooperative, fields::OPERATION),
            State::Ended => (Body::Assembly, fields::ENDED),
            State::Parked | State::Rejected => (Body::Board, fields::OUTSIDE),
        };
        Gate { state, body, fields }
    }

    /// A field of any gate by its name.
    #[must_use]
    pub fn field(name: &str) -> Option<Field> {
        let all = State::ALL.iter().flat_map(|state| Gate::of(*state).fields);
        all.copied().find(|field| field.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_gate_has_a_body_and_asks_for_something() {
        for state in State::ALL {
            let gate = Gate::of(*state);
            assert!(!gate.fields.is_empty(), "{state:?}");
            assert!(gate.body.entered_by().contains(&May::KeepRoadmap));
        }
        assert_eq!(Gate::of(State::Ended).body, Body::Assembly);
        assert!(Body::Assembly.may_be_a_resolution() && !Body::Supplier.may_be_a_resolution());
    }

    #[test]
    fn suppliers_see_no_members_and_no_amounts() {
        for name in [
            "proposer",
            "problem",
            "members_interested",
            "inhabitants",
            "participants",
            "pilot_members",
            "price",
            "working_group",
        ] {
            assert!(Gate::field(name).is_some_and(|field| !field.open), "{name}");
        }
        assert!(Gate::field("specification").is_some_and(|field| field.open));
    }
}
