//! Who may do what: one table of roles and permissions, from which `docs/roles.md` is generated.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// All of them, in the order of the table.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// Its name in the database, in addresses and in text keys.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }

            /// The one of that name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}

named! {
    /// What somebody is, in one cooperative and for the office or for one member.
    Role {
        /// Manages a member's subscriptions, people and bill (lidbeheerder).
        MemberManager = "member_manager",
        /// Votes for a member (stemgerechtigde).
        Voter = "voter",
        /// Reads along for a member.
        Reader = "reader",
        /// The cooperative's office (bureau).
        Office = "office",
        /// Finance (financien): usage, costs, allocation.
        Finance = "finance",
        /// The controller: the second pair of eyes.
        Controller = "controller",
        /// The board (bestuur).
        Board = "board",
        /// A supplier: sees services, never what a member has or pays.
        Supplier = "supplier",
        /// The operator of the installation.
        Operator = "operator",
        /// Voted for a member that has left: what is left of a voter's seat, for what was opened before.
        FormerVoter = "former_voter",
    }
}

impl Role {
    /// The roles of a seat for the office.
    pub const OFFICE: [Role; 5] =
        [Role::Office, Role::Finance, Role::Controller, Role::Board, Role::Supplier];
    /// The roles of a seat for a member.
    pub const MEMBER: [Role; 3] = [Role::MemberManager, Role::Voter, Role::Reader];

    /// What is left of a role when its member has left: history stays to be read, and a vote that was open
    /// then can still be cast.
    #[must_use]
    pub fn after_leaving(self) -> Self {
        match self {
            Role::MemberManager => Role::Reader,
            Role::Voter => Role::FormerVoter,
            other => other,
        }
    }

    /// The roles that fit a seat: for a member, or for the office.
    #[must_use]
    pub fn of_seat(for_member: bool) -> &'static [Role] {
        if for_member { &Self::MEMBER } else { &Self::OFFICE }
    }
}

named! {
    /// What a page or a deed asks for.
    May {
        /// Sign in, and see one's own account.
        SignIn = "sign_in",
        /// See the services of the cooperative.
        SeeServices = "see_services",
        /// See members, subscriptions and approved costs: members are open to each other.
        SeeMembers = "see_members",
        /// See one's own member's costs.
        SeeMyCosts = "see_my_costs",
        /// Order and end one's own member's subscriptions.
        Subscribe = "subscribe",
        /// See the office: runs in preparation, imports, costs.
        SeeOffice = "see_office",
        /// Import usage, enter costs, make periods.
        KeepBooks = "keep_books",
        /// Make and review an allocation run.
        MakeRun = "make_run",
        /// Approve or reject a run of somebody else.
        DecideRun = "decide_run",
        /// Set services and meters.
        KeepServices = "keep_services",
        /// Enter new versions of allocation keys.
        KeepKeys = "keep_keys",
        /// Admit members, let them go, import their attributes.
        KeepMembers = "keep_members",
        /// Invite people of the office and of members, change and remove their roles.
        KeepPeople = "keep_people",
        /// Invite people of one's own member, change and remove their roles.
        KeepOwnPeople = "keep_own_people",
        /// Read and export the audit log.
        ReadAudit = "read_audit",
        /// Make and revoke tokens of the HTTP interface.
        KeepTokens = "keep_tokens",
        /// See work of the portal that failed twelve times, and have it tried again.
        KeepWork = "keep_work",
        /// Send usage events through the HTTP interface: what a token may, and no person.
        SendUsage = "send_usage",
        /// See wishes, the roadmap, rounds and assemblies.
        SeeRoadmap = "see_roadmap",
        /// Put in wishes for one's own member, support and discuss those of others.
        Wish = "wish",
        /// Vote for one's own member, and give its vote to another voter.
        Vote = "vote",
        /// Handle wishes, keep candidates and the roadmap.
        KeepRoadmap = "keep_roadmap",
        /// Set up rounds and assemblies, and open what somebody else set up.
        KeepRounds = "keep_rounds",
        /// Decide about candidates after a round: follow its outcome, or deviate with a reason.
        DecideRoadmap = "decide_roadmap",
        /// Let services and candidates go through the gates of their life, for the bodies that decide.
        EnterTransitions = "enter_transitions",
        /// See solutions: who built them, who uses and wants them, what was saved.
        SeeSolutions = "see_solutions",
        /// Enter and change solutions: those of one's own member, or for the office all.
        KeepSolutions = "keep_solutions",
        /// State that one's own member uses a solution, what it learned and saved; ask for documents.
        StateUse = "state_use",
        /// Take everything of one's own member along as one archive.
        TakeArchive = "take_archive",
        /// Make cooperatives on the installation.
        Operate = "operate",
    }
}

/// What a token of the HTTP interface may do, by the name that its maker chose.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Scope {
    /// `usage:write`: send usage events.
    #[serde(rename = "usage:write")]
    UsageWrite,
}

impl Scope {
    /// All of them.
    pub const ALL: &'static [Scope] = &[Scope::UsageWrite];

    /// Its name in the database and in documents.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Scope::UsageWrite => "usage:write",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.name() == name)
    }

    /// The one permission that the scope gives.
    #[must_use]
    pub fn permission(self) -> May {
        match self {
            Scope::UsageWrite => May::SendUsage,
        }
    }
}

/// What the manager of a member may do.
const MEMBER_MANAGER: &[May] = &[
    May::SignIn,
    May::SeeServices,
    May::SeeMembers,
    May::SeeMyCosts,
    May::Subscribe,
    May::KeepOwnPeople,
    May::SeeRoadmap,
    May::Wish,
    May::SeeSolutions,
    May::KeepSolutions,
    May::StateUse,
    May::TakeArchive,
];

/// The permissions of a role. The one place that says so.
#[must_use]
pub fn permissions(role: Role) -> &'static [May] {
    use May::{
        DecideRoadmap, DecideRun, EnterTransitions, KeepBooks, KeepKeys, KeepMembers, KeepPeople,
        KeepRoadmap, KeepRounds, KeepServices, KeepSolutions, KeepTokens, KeepWork, MakeRun, Operate,
        ReadAudit, SeeMembers, SeeMyCosts, SeeOffice, SeeRoadmap, SeeServices, SeeSolutions, SignIn, Vote,
        Wish,
    };
    match role {
        Role::MemberManager => MEMBER_MANAGER,
        Role::Voter => &[SignIn, SeeServices, SeeMembers, SeeMyCosts, SeeRoadmap, Wish, Vote, SeeSolutions],
        Role::Reader => &[SignIn, SeeServices, SeeMembers, SeeMyCosts, SeeRoadmap, SeeSolutions],
        Role::Office => &[
            SignIn,
            SeeServices,
            SeeMembers,
            SeeOffice,
            KeepServices,
            KeepKeys,
            KeepMembers,
            KeepPeople,
            ReadAudit,
            KeepTokens,
            KeepWork,
            SeeRoadmap,
            KeepRoadmap,
            KeepRounds,
            EnterTransitions,
            SeeSolutions,
            KeepSolutions,
        ],
        Role::Finance => &[
            SignIn,
            SeeServices,
            SeeMembers,
            SeeOffice,
            KeepBooks,
            KeepKeys,
            MakeRun,
            DecideRun,
            KeepMembers,
            KeepTokens,
            SeeRoadmap,
            SeeSolutions,
        ],
        Role::Controller => {
            &[SignIn, SeeServices, SeeMembers, SeeOffice, DecideRun, ReadAudit, SeeRoadmap, SeeSolutions]
        }
        Role::Board => &[
            SignIn,
            SeeServices,
            SeeMembers,
            SeeOffice,
            ReadAudit,
            SeeRoadmap,
            KeepRounds,
            DecideRoadmap,
            EnterTransitions,
            SeeSolutions,
        ],
        Role::Supplier => &[SignIn, SeeServices],
        Role::Operator => &[SignIn, Operate],
        Role::FormerVoter => &[SignIn, SeeServices, SeeMembers, SeeMyCosts, SeeRoadmap, Vote],
    }
}

/// Whether any of the roles has the permission.
#[must_use]
pub fn allowed(roles: &BTreeSet<Role>, may: May) -> bool {
    roles.iter().any(|role| permissions(*role).contains(&may))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_supplier_never_sees_members_or_costs() {
        let supplier = BTreeSet::from([Role::Supplier]);
        for may in [May::SeeMembers, May::SeeMyCosts, May::SeeOffice] {
            assert!(!allowed(&supplier, may), "{may:?}");
        }
        assert!(allowed(&supplier, May::SeeServices));
    }

    #[test]
    fn who_acted_for_a_member_that_left_changes_nothing_for_it() {
        for role in Role::MEMBER {
            let left = BTreeSet::from([role.after_leaving()]);
            for may in [May::Subscribe, May::KeepOwnPeople, May::Wish, May::SeeOffice] {
                assert!(!allowed(&left, may), "{role:?}, {may:?}");
            }
            assert!(allowed(&left, May::SeeMyCosts), "{role:?}");
            assert_eq!(allowed(&left, May::Vote), role == Role::Voter);
        }
    }

    #[test]
    fn nobody_of_a_cooperative_operates_the_installation() {
        for role in Role::ALL.iter().filter(|role| **role != Role::Operator) {
            assert!(!permissions(*role).contains(&May::Operate), "{role:?}");
        }
    }
}
