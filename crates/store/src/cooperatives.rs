//! The tenants themselves: made by the operator.

use diesel::prelude::*;
use jiff_diesel::ToDiesel;
use kernel::CooperativeId;
use uuid::Uuid;

use crate::actor::{Actor, Cooperative};
use crate::doors::{PlatformTx, WorkerTx};
use crate::error::StoreError;
use crate::schema::platform::cooperatives;

/// Words that cannot be a cooperative's address: the portal's own addresses.
pub const RESERVED: [&str; 9] =
    ["static", "design", "dev", "healthz", "readyz", "sign-in", "api", "platform", "fairness-example"];

/// A cooperative to be made.
#[derive(Clone, Debug)]
pub struct NewCooperative {
    /// First part of its addresses.
    pub address: String,
    /// Its name.
    pub name: String,
    /// Its legal form, by the name in the database.
    pub legal_form: String,
    /// `equal` or `weighted`.
    pub votes: String,
    /// Name of its stylesheet of colours.
    pub theme: String,
    /// Whether its amounts are invented.
    pub demonstration: bool,
    /// Months of notice for a subscription.
    pub notice_months: i32,
    /// Days within which a member may dispute a line.
    pub dispute_days: i32,
    /// Change from which an amount is flagged, in per cent.
    pub deviation_percent: i32,
}

type Row = (Uuid, String, String, String, String, String, bool, i32, i32, i32);

fn columns() -> (
    cooperatives::id,
    cooperatives::address,
    cooperatives::name,
    cooperatives::legal_form,
    cooperatives::votes,
    cooperatives::theme,
    cooperatives::demonstration,
    cooperatives::notice_months,
    cooperatives::dispute_days,
    cooperatives::deviation_percent,
) {
    (
        cooperatives::id,
        cooperatives::address,
        cooperatives::name,
        cooperatives::legal_form,
        cooperatives::votes,
        cooperatives::theme,
        cooperatives::demonstration,
        cooperatives::notice_months,
        cooperatives::dispute_days,
        cooperatives::deviation_percent,
    )
}

fn read(row: Row) -> Cooperative {
    let (
        id,
        address,
        name,
        legal_form,
        votes,
        theme,
        demonstration,
        notice_months,
        dispute_days,
        deviation_percent,
    ) = row;
    Cooperative {
        id: id.into(),
        address,
        name,
        legal_form,
        votes,
        theme,
        demonstration,
        notice_months,
        dispute_days,
        deviation_percent,
    }
}

/// The cooperative, for a door that may make an actor of it.
pub(crate) fn by_id(conn: &mut PgConnection, id: CooperativeId) -> Result<Cooperative, StoreError> {
    let row: Row = cooperatives::table.filter(cooperatives::id.eq(id.0)).select(columns()).first(conn)?;
    Ok(read(row))
}

/// The cooperative at an address.
pub(crate) fn by_address(conn: &mut PgConnection, address: &str) -> Result<Cooperative, StoreError> {
    let row: Row =
        cooperatives::table.filter(cooperatives::address.eq(address)).select(columns()).first(conn)?;
    Ok(read(row))
}

impl PlatformTx<'_> {
    /// Makes a cooperative.
    ///
    /// # Errors
    /// `cooperatives_address` where the address is taken, `cooperatives_address_free` where the portal uses
    /// it itself.
    pub fn add_cooperative(&mut self, new: &NewCooperative) -> Result<Cooperative, StoreError> {
        let (id, now) = (self.new_id::<CooperativeId>(), self.now());
        diesel::insert_into(cooperatives::table)
            .values((
                cooperatives::id.eq(id.0),
                cooperatives::address.eq(&new.address),
                cooperatives::name.eq(&new.name),
                cooperatives::legal_form.eq(&new.legal_form),
                cooperatives::votes.eq(&new.votes),
                cooperatives::theme.eq(&new.theme),
                cooperatives::demonstration.eq(new.demonstration),
                cooperatives::notice_months.eq(new.notice_months),
                cooperatives::dispute_days.eq(new.dispute_days),
                cooperatives::deviation_percent.eq(new.deviation_percent),
                cooperatives::created_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        self.cooperative(&new.address)
    }

    /// The cooperative at an address.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where there is none.
    pub fn cooperative(&mut self, address: &str) -> Result<Cooperative, StoreError> {
        by_address(self.conn(), address)
    }

    /// All cooperatives, by name.
    ///
    /// # Errors
    /// Those of the query.
    pub fn cooperatives(&mut self) -> Result<Vec<Cooperative>, StoreError> {
        let rows: Vec<Row> =
            cooperatives::table.order(cooperatives::name).select(columns()).load(self.conn())?;
        Ok(rows.into_iter().map(read).collect())
    }
}

impl WorkerTx<'_> {
    /// The portal itself, at work for a cooperative.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where the cooperative is not there.
    pub fn job_actor(&mut self, cooperative: CooperativeId) -> Result<Actor, StoreError> {
        Ok(Actor::job(by_id(self.conn(), cooperative)?))
    }
}
