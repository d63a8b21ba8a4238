//! Under which tender, lot or option a member may take a service.
//!
//! Invariant: recorded and withdrawn by the office, never changed; a member sees its own alone.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{BasisId, MemberId, ServiceId};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::procurement_bases;
use crate::wire::unreadable;

/// Why a member may take a service without a tender of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BasisKind {
    /// It took part in the tender.
    Participant,
    /// The contract has an option for it.
    Option,
    /// What it takes stays below the threshold.
    BelowThreshold,
    /// The award goes to a body of its own (quasi-inbesteden).
    InHouse,
}

impl BasisKind {
    /// All of them.
    pub const ALL: [BasisKind; 4] =
        [BasisKind::Participant, BasisKind::Option, BasisKind::BelowThreshold, BasisKind::InHouse];

    /// Its name in the database, in forms and in text keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            BasisKind::Participant => "participant",
            BasisKind::Option => "option",
            BasisKind::BelowThreshold => "below_threshold",
            BasisKind::InHouse => "in_house",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

/// What a member may take a service under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// The basis.
    pub id: BasisId,
    /// What it says.
    pub about: NewBasis,
    /// Name of the person who recorded it.
    pub made_by: String,
    /// When.
    pub made_at: Timestamp,
    /// Who withdrew it, and when.
    pub withdrawn: Option<(String, Timestamp)>,
}

impl Basis {
    /// Whether a subscription that begins on this day may stand on it.
    #[must_use]
    pub fn is_valid_on(&self, day: Date) -> bool {
        let about = &self.about;
        self.withdrawn.is_none()
            && about.valid_from <= day
            && about.valid_until.is_none_or(|last| day <= last)
    }
}

/// A basis to be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBasis {
    /// The service.
    pub service: ServiceId,
    /// The member.
    pub member: MemberId,
    /// Number and name of the tender.
    pub tender: String,
    /// The lot or the option; empty where it has none.
    pub lot: String,
    /// Why that is enough.
    pub kind: BasisKind,
    /// First day on which a subscription may begin.
    pub valid_from: Date,
    /// Last day on which one may begin.
    pub valid_until: Option<Date>,
}

#[derive(Queryable)]
struct Row {
    id: Uuid,
    service_id: Uuid,
    member_id: Uuid,
    tender: String,
    lot: String,
    kind: String,
    valid_from: jiff_diesel::Date,
    valid_until: Option<jiff_diesel::Date>,
    made_by: String,
    made_at: jiff_diesel::Timestamp,
    withdrawn_by: Option<String>,
    withdrawn_at: Option<jiff_diesel::Timestamp>,
}

fn read(row: Row) -> Result<Basis, StoreError> {
    let kind = BasisKind::from_name(&row.kind).ok_or_else(|| unreadable(&row.kind))?;
    Ok(Basis {
        id: row.id.into(),
        about: NewBasis {
            service: row.service_id.into(),
            member: row.member_id.into(),
            tender: row.tender,
            lot: row.lot,
            kind,
            valid_from: row.valid_from.to_jiff(),
            valid_until: row.valid_until.map(jiff_diesel::Date::to_jiff),
        },
        made_by: row.made_by,
        made_at: row.made_at.to_jiff(),
        withdrawn: row.withdrawn_by.zip(row.withdrawn_at.map(jiff_diesel::Timestamp::to_jiff)),
    })
}

macro_rules! columns {
    () => {
        (
            procurement_bases::id,
            procurement_bases::service_id,
            procurement_bases::member_id,
            procurement_bases::tender,
            procurement_bases::lot,
            procurement_bases::kind,
            procurement_bases::valid_from,
            procurement_bases::valid_until,
            procurement_bases::made_by,
            procurement_bases::made_at,
            procurement_bases::withdrawn_by,
            procurement_bases::withdrawn_at,
        )
    };
}

impl TenantTx<'_> {
    /// The bases of a service that the actor may see, those that were withdrawn included, newest first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn procurement_bases(&mut self, service: ServiceId) -> Result<Vec<Basis>, StoreError> {
        let rows: Vec<Row> = procurement_bases::table
            .filter(procurement_bases::cooperative_id.eq(self.tenant()))
            .filter(procurement_bases::service_id.eq(service.0))
            .order((procurement_bases::made_at.desc(), procurement_bases::id.desc()))
            .select(columns!())
            .load(self.conn())?;
        rows.into_iter().map(read).collect()
    }

    /// One basis.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there, or not the actor's to see.
    pub fn procurement_basis(&mut self, id: BasisId) -> Result<Basis, StoreError> {
        let row: Row = procurement_bases::table
            .filter(procurement_bases::cooperative_id.eq(self.tenant()))
            .filter(procurement_bases::id.eq(id.0))
            .select(columns!())
            .first(self.conn())?;
        read(row)
    }

    /// Records a basis.
    ///
    /// # Errors
    /// `procurement_bases_days` where it ends before it begins.
    pub fn add_procurement_basis(&mut self, new: &NewBasis) -> Result<BasisId, StoreError> {
        let (id, now, by) = (self.new_id::<BasisId>(), self.now(), self.actor().name().to_owned());
        diesel::insert_into(procurement_bases::table)
            .values((
                procurement_bases::cooperative_id.eq(self.tenant()),
                procurement_bases::id.eq(id.0),
                procurement_bases::service_id.eq(new.service.0),
                procurement_bases::member_id.eq(new.member.0),
                procurement_bases::tender.eq(&new.tender),
                procurement_bases::lot.eq(&new.lot),
                procurement_bases::kind.eq(new.kind.name()),
                procurement_bases::valid_from.eq(new.valid_from.to_diesel()),
                procurement_bases::valid_until.eq(new.valid_until.map(ToDiesel::to_diesel)),
                procurement_bases::made_by.eq(by),
                procurement_bases::made_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// Withdraws a basis. Says whether it still stood.
    ///
    /// # Errors
    /// Those of the update.
    pub fn withdraw_procurement_basis(&mut self, id: BasisId) -> Result<bool, StoreError> {
        let (now, by) = (self.now(), self.actor().name().to_owned());
        let changed = diesel::update(procurement_bases::table)
            .filter(procurement_bases::cooperative_id.eq(self.tenant()))
            .filter(procurement_bases::id.eq(id.0))
            .filter(procurement_bases::withdrawn_at.is_null())
            .set((
                procurement_bases::withdrawn_by.eq(by),
                procurement_bases::withdrawn_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(changed > 0)
    }
}
