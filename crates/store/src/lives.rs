//! Lives: a service from candidate to its end, as one thing. What candidate and service share stands here.
//!
//! Invariant: a candidate has one life and a service has one life; where the one became the other it is the
//! same.

use diesel::prelude::*;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{CandidateId, LifeId, ProgrammeId, ServiceId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{candidates, lives};
use crate::services::NewService;

/// A service from candidate to its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Life {
    /// The life.
    pub id: LifeId,
    /// The candidate that it began as.
    pub candidate: Option<CandidateId>,
    /// The service that it became.
    pub service: Option<ServiceId>,
    /// What is known of it.
    pub about: AboutLife,
    /// The rule of a key that is proposed and not decided.
    pub key_proposal: Option<serde_json::Value>,
    /// Name of the service whose rule is proposed.
    pub key_proposal_from: String,
    /// The life that it was made after.
    pub like: Option<LifeId>,
}

/// What is known of a life, beside what its candidate and its service say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutLife {
    /// The programme that it belongs to.
    pub programme: Option<ProgrammeId>,
    /// What it does, in full.
    pub description: String,
    /// The one process that members agreed.
    pub process: String,
    /// Variants of the process, one a line: a name, a bar, what differs.
    pub variants: String,
    /// Under which number it was tendered.
    pub tender_reference: String,
    /// The options of the tender.
    pub tender_options: String,
    /// When the tender is expected.
    pub tender_on: Option<Date>,
    /// Cost centre in the books of the cooperative.
    pub cost_centre: String,
    /// What a member does with the VAT: `compensable`, `deductible`, `cost_increasing` or nothing.
    pub vat_label: String,
    /// Task field of Iv3.
    pub task_field: String,
    /// The template of the service agreement.
    pub agreement: String,
    /// Who to ask at the cooperative.
    pub contact: String,
    /// Policies that ask for it, by name.
    pub drivers: Vec<String>,
    /// Whether it brings much soon.
    pub quick_win: bool,
    /// How it comes: `build`, `purchase`, `connect`, `arrangement` or nothing.
    #[serde(default)]
    pub acquisition: String,
}

/// What another life begins with, taken over from one that is finished.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heritage {
    /// The life that it is made after.
    pub like: Option<LifeId>,
    /// The rule that is proposed.
    pub key_proposal: Option<serde_json::Value>,
    /// Whose rule that is.
    pub key_proposal_from: String,
}

#[derive(Queryable)]
struct Row {
    id: Uuid,
    candidate: Option<Uuid>,
    service: Option<Uuid>,
    programme: Option<Uuid>,
    description: String,
    process: String,
    variants: String,
    tender_reference: String,
    tender_options: String,
    tender_on: Option<jiff_diesel::Date>,
    cost_centre: String,
    vat_label: String,
    task_field: String,
    agreement: String,
    contact: String,
    drivers: Vec<String>,
    quick_win: bool,
    key_proposal: Option<serde_json::Value>,
    key_proposal_from: String,
    like: Option<Uuid>,
    acquisition: String,
}

fn read(row: Row) -> Life {
    let about = AboutLife {
        programme: row.programme.map(Into::into),
        description: row.description,
        process: row.process,
        variants: row.variants,
        tender_reference: row.tender_reference,
        tender_options: row.tender_options,
        tender_on: row.tender_on.map(jiff_diesel::Date::to_jiff),
        cost_centre: row.cost_centre,
        vat_label: row.vat_label,
        task_field: row.task_field,
        agreement: row.agreement,
        contact: row.contact,
        drivers: row.drivers,
        quick_win: row.quick_win,
        acquisition: row.acquisition,
    };
    Life {
        id: row.id.into(),
        candidate: row.candidate.map(Into::into),
        service: row.service.map(Into::into),
        about,
        key_proposal: row.key_proposal,
        key_proposal_from: row.key_proposal_from,
        like: row.like.map(Into::into),
    }
}

macro_rules! columns {
    () => {
        (
            lives::id,
            lives::candidate_id,
            lives::service_id,
            lives::programme_id,
            lives::description,
            lives::process,
            lives::variants,
            lives::tender_reference,
            lives::tender_options,
            lives::tender_on,
            lives::cost_centre,
            lives::vat_label,
            lives::task_field,
            lives::agreement,
            lives::contact,
            lives::drivers,
            lives::quick_win,
            lives::key_proposal,
            lives::key_proposal_from,
            lives::like_life_id,
            lives::acquisition,
        )
    };
}

macro_rules! about_columns {
    ($about:expr) => {
        (
            lives::programme_id.eq($about.programme.map(Uuid::from)),
            lives::description.eq(&$about.description),
            lives::process.eq(&$about.process),
            lives::variants.eq(&$about.variants),
            lives::tender_reference.eq(&$about.tender_reference),
            lives::tender_options.eq(&$about.tender_options),
            lives::tender_on.eq($about.tender_on.map(ToDiesel::to_diesel)),
            lives::cost_centre.eq(&$about.cost_centre),
            lives::vat_label.eq(&$about.vat_label),
            lives::task_field.eq(&$about.task_field),
            lives::agreement.eq(&$about.agreement),
            lives::contact.eq(&$about.contact),
            lives::drivers.eq(&$about.drivers),
            lives::quick_win.eq($about.quick_win),
            lives::acquisition.eq(&$about.acquisition),
        )
    };
}

impl TenantTx<'_> {
    /// All lives, those that began first first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn lives(&mut self) -> Result<Vec<Life>, StoreError> {
        let rows: Vec<Row> = lives::table
            .filter(lives::cooperative_id.eq(self.tenant()))
            .order(lives::id)
            .select(columns!())
            .load(self.conn())?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// One life.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn life(&mut self, id: LifeId) -> Result<Life, StoreError> {
        let row: Row = lives::table
            .filter(lives::cooperative_id.eq(self.tenant()))
            .filter(lives::id.eq(id.0))
            .select(columns!())
            .first(self.conn())?;
        Ok(read(row))
    }

    /// One life, locked until the transaction ends.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn lock_life(&mut self, id: LifeId) -> Result<Life, StoreError> {
        let row: Row = lives::table
            .filter(lives::cooperative_id.eq(self.tenant()))
            .filter(lives::id.eq(id.0))
            .for_update()
            .select(columns!())
            .first(self.conn())?;
        Ok(read(row))
    }

    /// The life of a candidate.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn life_of_candidate(&mut self, candidate: CandidateId) -> Result<Life, StoreError> {
        let row: Row = lives::table
            .filter(lives::cooperative_id.eq(self.tenant()))
            .filter(lives::candidate_id.eq(candidate.0))
            .select(columns!())
            .first(self.conn())?;
        Ok(read(row))
    }

    /// The life of a service.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn life_of_service(&mut self, service: ServiceId) -> Result<Life, StoreError> {
        let row: Row = lives::table
            .filter(lives::cooperative_id.eq(self.tenant()))
            .filter(lives::service_id.eq(service.0))
            .select(columns!())
            .first(self.conn())?;
        Ok(read(row))
    }

    /// A life begins, as a candidate.
    ///
    /// # Errors
    /// Those of the insert.
    pub(crate) fn begin_as_candidate(&mut self, candidate: CandidateId) -> Result<LifeId, StoreError> {
        diesel::insert_into(lives::table)
            .values((
                lives::cooperative_id.eq(self.tenant()),
                lives::id.eq(candidate.0),
                lives::candidate_id.eq(candidate.0),
            ))
            .execute(self.conn())?;
        Ok(LifeId(candidate.0))
    }

    /// A life begins, as a service that is there already.
    ///
    /// # Errors
    /// Those of the insert.
    pub(crate) fn begin_as_service(&mut self, service: ServiceId) -> Result<LifeId, StoreError> {
        diesel::insert_into(lives::table)
            .values((
                lives::cooperative_id.eq(self.tenant()),
                lives::id.eq(service.0),
                lives::service_id.eq(service.0),
            ))
            .execute(self.conn())?;
        Ok(LifeId(service.0))
    }

    /// A candidate begins after a life that is finished: with its process and a proposed key.
    ///
    /// # Errors
    /// Those of the inserts; `candidates_title` where there is another of that name.
    pub fn add_candidate_like(
        &mut self,
        about: &crate::AboutCandidate,
        life: &AboutLife,
        heritage: &Heritage,
    ) -> Result<CandidateId, StoreError> {
        let now = self.now();
        let id = self.add_candidate_row(about, now)?;
        diesel::insert_into(lives::table)
            .values((
                (
                    lives::cooperative_id.eq(self.tenant()),
                    lives::id.eq(id.0),
                    lives::candidate_id.eq(id.0),
                    lives::key_proposal.eq(&heritage.key_proposal),
                    lives::key_proposal_from.eq(&heritage.key_proposal_from),
                    lives::like_life_id.eq(heritage.like.map(Uuid::from)),
                ),
                about_columns!(life),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// A life becomes a service: its candidate knows the service from then on.
    ///
    /// # Errors
    /// `services_code` or `services_name` where there is one of that code or name.
    pub fn become_service(&mut self, life: &Life, new: &NewService) -> Result<ServiceId, StoreError> {
        let service = self.add_service_row(new)?;
        diesel::update(lives::table)
            .filter(lives::cooperative_id.eq(self.tenant()))
            .filter(lives::id.eq(life.id.0))
            .set(lives::service_id.eq(service.0))
            .execute(self.conn())?;
        if let Some(candidate) = life.candidate {
            diesel::update(candidates::table)
                .filter(candidates::cooperative_id.eq(self.tenant()))
                .filter(candidates::id.eq(candidate.0))
                .set(candidates::service_id.eq(service.0))
                .execute(self.conn())?;
        }
        Ok(service)
    }

    /// Changes what is known of a life.
    ///
    /// # Errors
    /// `lives_task_field` and the like where a value cannot be; [`StoreError::Absent`] where it is not there.
    pub fn change_life(&mut self, id: LifeId, about: &AboutLife) -> Result<(), StoreError> {
        let changed = diesel::update(lives::table)
            .filter(lives::cooperative_id.eq(self.tenant()))
            .filter(lives::id.eq(id.0))
            .set(about_columns!(about))
            .execute(self.conn())?;
        if changed == 1 { Ok(()) } else { Err(StoreError::Absent) }
    }
}
