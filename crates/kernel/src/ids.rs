//! One id type per table, so that a member's id can never stand where a service's is asked.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Uuid {
                id.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )+ };
}

ids! {
    /// A tenant: one cooperative on this installation.
    CooperativeId,
    /// A person's account; one for all cooperatives.
    PersonId,
    /// What a person may do in one cooperative, for the office or for one member.
    SeatId,
    /// A membership of a municipality or partnership in one cooperative.
    MemberId,
    /// A shared service.
    ServiceId,
    /// What is counted: cases, declarations, workplaces.
    MeterId,
    /// A version of a service's allocation key.
    KeyId,
    /// A member's subscription to a service.
    SubscriptionId,
    /// A period over which costs are divided.
    PeriodId,
    /// One cost of one service in one period.
    CostLineId,
    /// A file that somebody uploaded.
    UploadId,
    /// An import of an uploaded file, from its dry run to its end.
    ImportId,
    /// An allocation run: the division of a period's costs.
    RunId,
    /// A piece of background work.
    JobId,
    /// A message that waits to be delivered.
    OutboxId,
    /// Something somebody did, in the audit log.
    AuditEventId,
    /// A signed-in browser.
    SessionId,
    /// A token for the HTTP interface.
    ApiTokenId,
    /// An invitation to take a seat.
    InvitationId,
    /// What a member would like to have.
    WishId,
    /// A service that may come: what rounds vote about.
    CandidateId,
    /// What is supported, followed and discussed: the id of a wish or of a candidate.
    TopicId,
    /// Something that somebody said about a topic.
    CommentId,
    /// A round: members vote about candidates within a budget.
    RoundId,
    /// A version of a member's ballot.
    BallotId,
    /// A voting right that is given to another voter.
    ProxyId,
    /// An assembly of the members.
    AssemblyId,
    /// An item of an assembly's agenda.
    AgendaItemId,
    /// A document with an agenda item.
    AttachmentId,
    /// What an assembly is asked to decide.
    ResolutionId,
    /// A change that a member proposes to a resolution.
    AmendmentId,
    /// Municipalities that merge or split.
    ReorganisationId,
}
