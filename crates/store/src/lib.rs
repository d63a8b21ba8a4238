//! Rows and queries in PostgreSQL: the only SQL of the portal, behind four doors.
//!
//! ```text
//! Db::tenant    one cooperative's rows, for one actor            role portal_app
//! Db::session   accounts, sessions, seats, invitations           role portal_session
//! Db::worker    jobs and outboxes of all                         role portal_worker
//! Db::platform  the operator, each use audited with its reason   role portal_platform
//! ```
//!
//! Invariant: nobody above this crate holds a connection or names a cooperative's id to a query. The doors
//! keep both:
//!
//! ```
//! fn name_of(actor: &store::Actor) -> &str {
//!     &actor.cooperative().name
//! }
//! ```
//!
//! An actor cannot be made outside the doors:
//!
//! ```compile_fail,E0451
//! fn forge(actor: store::Actor) -> store::Actor {
//!     store::Actor { name: String::new(), ..actor }
//! }
//! ```
//!
//! A transaction does not give its connection away:
//!
//! ```
//! fn today(tx: &mut store::TenantTx<'_>) -> jiff::civil::Date {
//!     tx.today()
//! }
//! ```
//!
//! ```compile_fail,E0624
//! fn escape(tx: &mut store::TenantTx<'_>) {
//!     tx.conn();
//! }
//! ```
//!
//! Nor its tenant:
//!
//! ```compile_fail,E0624
//! fn escape(tx: &mut store::TenantTx<'_>) {
//!     tx.tenant();
//! }
//! ```
//!
//! And it does not outlive its closure:
//!
//! ```compile_fail
//! fn keep(db: &store::Db, actor: &store::Actor) {
//!     let mut kept = None;
//!     let _ = db.tenant_blocking(actor, "test", |tx| { kept = Some(tx); Ok::<_, store::StoreError>(()) });
//! }
//! ```

mod accounts;
mod actor;
mod agenda_changes;
mod allocation_runs;
mod amendments;
pub mod api_tokens;
mod approved;
mod assemblies;
mod assembly_decisions;
pub mod audit;
mod audit_log;
mod backoffice_links;
pub mod backup;
mod ballot_seals;
mod ballots;
mod candidates;
mod chain;
pub mod cluster;
mod comment_edits;
mod console;
mod cooperatives;
mod cost_lines;
mod cost_models;
mod db;
mod dead_work;
mod document_uses;
mod documents;
mod doors;
mod emptiness;
mod error;
mod installation;
mod invitations;
pub mod jobs;
mod life_needs;
mod lives;
mod measurements;
mod members;
mod municipalities;
mod operators;
mod order_rules;
mod outbox;
mod own_records;
mod people;
mod periods;
mod pilots;
mod procurement_bases;
mod programmes;
mod proxies;
mod reorganisation_decisions;
mod reorganisation_effects;
mod reorganisation_rest;
mod reorganisations;
mod resolution_ballots;
mod resolution_proxies;
mod resolution_work;
mod resolutions;
mod reuses;
mod roadmap;
pub mod roles;
mod round_openings;
mod round_results;
mod round_work;
mod rounds;
mod run_lines;
mod schema;
mod seat_rows;
mod service_keys;
mod services;
mod sessions;
mod solution_checks;
mod solution_documents;
mod solution_handovers;
mod solution_lessons;
mod solution_wants;
mod solutions;
mod specification_documents;
mod specifications;
mod stances;
mod subscription_orders;
mod subscriptions;
mod titles;
mod topics;
mod transitions;
mod upl_products;
pub mod uploads;
pub mod usage;
pub mod usage_events;
pub mod usage_imports;
mod use_statements;
mod vote_seals;
mod votes;
mod wire;
mod wishes;

pub use accounts::{Account, Throttle};
pub use actor::{Actor, Cooperative, Seat, SeatMember};
pub use agenda_changes::{AgendaChange, AgendaChangeKind};
pub use allocation_runs::{NewRun, Run, RunState, Signature};
pub use amendments::{Amendment, AmendmentState};
pub use approved::ApprovedRun;
pub use assemblies::{
    AgendaItem, AgendaKind, Assembly, AssemblyState, Attachment, NewAgendaItem, NewAssembly,
};
pub use assembly_decisions::{AssemblyDecision, Outcome};
pub use audit_log::{AuditChoices, AuditFilter, SEALED_AT_ONCE};
pub use backoffice_links::{BackofficeLink, LinkState, NewBackofficeLink};
pub use ballot_seals::{BallotSeal, SealedBallot};
pub use ballots::{Ballot, NewBallot, Scores};
pub use candidates::{AboutCandidate, Candidate};
pub use comment_edits::{CommentEdit, OneComment};
pub use cooperatives::{NewCooperative, RESERVED};
pub use cost_lines::{CostLine, NewCostLine};
pub use cost_models::{CostModelVersion, ModelGroup, ModelStep, ServiceModel};
pub use db::Db;
pub use dead_work::{DeadJob, DeadMail};
pub use documents::{Document, NewDocument};
pub use doors::{Call, Once, PlatformTx, Reason, SessionTx, TenantTx, WorkerTx};
pub use error::{OnConstraint, StoreError, Transient};
pub use installation::{Installation, Readiness, SetupError};
pub use invitations::{Invitation, NewInvitation};
pub use life_needs::Needs;
pub use lives::{AboutLife, Heritage, Life};
pub use measurements::{Cut, MeasuredRow, MeasuredSpan, MeasuredSum};
pub use members::{Member, MemberAttribute, NewMember};
pub use municipalities::Municipality;
pub use order_rules::{EndsWith, ExitRules, NewPackage, OrderRules, Package, PackagePrice};
pub use outbox::{Mail, NewMail};
pub use own_records::{OwnDocument, OwnProxy, SaidComment, Voting};
pub use people::PersonSeat;
pub use periods::{BookPeriod, LockedPeriod};
pub use pilots::{PilotFinding, PilotMember};
pub use procurement_bases::{Basis, BasisKind, NewBasis};
pub use programmes::{AboutFacility, AboutProgramme, Facility, Programme};
pub use proxies::{NewProxy, Proxy};
pub use reorganisation_decisions::SeatChoiceOf;
pub use reorganisation_effects::{InTheWay, SeatFrom};
pub use reorganisation_rest::Rest;
pub use reorganisations::{
    NewReorganisation, Reorganisation, ReorganisationKind, ReorganisationState, Successor,
};
pub use resolution_ballots::ResolutionVoter;
pub use resolutions::{MajorityRule, NewResolution, Part, Resolution, ResolutionState};
pub use roadmap::{PublicCandidate, PublicChange, PublicRoadmap, RoadmapSettings};
pub use round_openings::{NewOpening, RoundCandidate, RoundElector, RoundOpening};
pub use round_results::{NewDecision, RoundChallenge, RoundDecision, StoredResult};
pub use round_work::Due;
pub use rounds::{Carried, ChosenElectors, Round, RoundSetup, RoundState};
pub use run_lines::{NewRunLine, RunLine, RunRemark};
pub use service_keys::ServiceKey;
pub use services::{Meter, NewService, Service};
pub use sessions::{ABSOLUTE_LIMIT, IDLE_LIMIT, NewSession, Operator, SeatChoice, SessionInfo, Visitor};
pub use specifications::{AboutSpecification, PublicSpecifications, Specification};
pub use stances::{DuePledge, NewStance, Saying, Stance};
pub use subscription_orders::{Choice, NewOrder, OrderState, SubscriptionOrder};
pub use subscriptions::{NewSubscription, Notice, Subscription};
pub use titles::Titled;
pub use topics::{Comment, StateChange, Support, Topic, TopicKind};
pub use transitions::{Evidence, NewTransition, Transition};
pub use upl_products::{UplEntry, UplProduct};
pub use vote_seals::SealedVote;
pub use votes::{NamedVote, VoteAnswer};
pub use wire::{amsterdam, local_day};
pub use wishes::{AboutWish, Wish};

pub use reuses::{AboutReuse, Reuse};
pub use solution_checks::SolutionCheck;
pub use solution_documents::{DocumentRequest, SolutionDocument};
pub use solution_handovers::Handover;
pub use solution_lessons::{AboutLesson, Lesson};
pub use solution_wants::Want;
pub use solutions::{AboutSolution, CostRange, Solution};
pub use use_statements::{AboutUse, ExpiringUse, UseStatement};
