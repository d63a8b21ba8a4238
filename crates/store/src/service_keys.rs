//! Allocation keys of services: versions with a first day, never changed.

use std::collections::BTreeMap;

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{KeyId, ServiceId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::service_keys;

/// A version of a service's key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceKey {
    /// The version.
    pub id: KeyId,
    /// The service.
    pub service: ServiceId,
    /// Counts up per service.
    pub version: i32,
    /// Holds for periods that start on this day or later, until a newer version.
    pub starts_on: Date,
    /// Key, presence, bounds, phase-in and fallback, as in the scenario format.
    pub rule: serde_json::Value,
    /// Who decided it, and when.
    pub note: String,
    /// Name of the person who entered it.
    pub made_by: String,
    /// When it was entered.
    pub made_at: Timestamp,
}

type Row = (Uuid, Uuid, i32, jiff_diesel::Date, serde_json::Value, String, String, jiff_diesel::Timestamp);

fn read((id, service, version, starts_on, rule, note, made_by, made_at): Row) -> ServiceKey {
    ServiceKey {
        id: id.into(),
        service: service.into(),
        version,
        starts_on: starts_on.to_jiff(),
        rule,
        note,
        made_by,
        made_at: made_at.to_jiff(),
    }
}

macro_rules! columns {
    () => {
        (
            service_keys::id,
            service_keys::service_id,
            service_keys::version,
            service_keys::starts_on,
            service_keys::rule,
            service_keys::note,
            service_keys::made_by,
            service_keys::made_at,
        )
    };
}

impl TenantTx<'_> {
    /// The versions of a service's key, newest first day first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn keys_of(&mut self, service: ServiceId) -> Result<Vec<ServiceKey>, StoreError> {
        let rows: Vec<Row> = service_keys::table
            .filter(service_keys::cooperative_id.eq(self.tenant()))
            .filter(service_keys::service_id.eq(service.0))
            .order(service_keys::starts_on.desc())
            .select(columns!())
            .load(self.conn())?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// The key that holds for periods that start on the day, of each service that has one.
    ///
    /// # Errors
    /// Those of the query.
    pub fn keys_on(&mut self, day: Date) -> Result<BTreeMap<ServiceId, ServiceKey>, StoreError> {
        let rows: Vec<Row> = service_keys::table
            .filter(service_keys::cooperative_id.eq(self.tenant()))
            .filter(service_keys::starts_on.le(day.to_diesel()))
            .order((service_keys::service_id, service_keys::starts_on))
            .select(columns!())
            .load(self.conn())?;
        // In order of their first days: the newest stays.
        Ok(rows.into_iter().map(read).map(|key| (key.service, key)).collect())
    }

    /// Adds a version of a service's key.
    ///
    /// # Errors
    /// `service_keys_start` where another version begins on that day; `service_keys_version` where
    /// two came at once.
    pub fn add_key(
        &mut self,
        service: ServiceId,
        starts_on: Date,
        rule: &serde_json::Value,
        note: &str,
    ) -> Result<KeyId, StoreError> {
        let (id, now) = (self.new_id::<KeyId>(), self.now());
        let made_by = self.actor().name().to_owned();
        let last: Option<i32> = service_keys::table
            .filter(service_keys::cooperative_id.eq(self.tenant()))
            .filter(service_keys::service_id.eq(service.0))
            .select(diesel::dsl::max(service_keys::version))
            .first(self.conn())?;
        diesel::insert_into(service_keys::table)
            .values((
                service_keys::cooperative_id.eq(self.tenant()),
                service_keys::id.eq(id.0),
                service_keys::service_id.eq(service.0),
                service_keys::version.eq(last.unwrap_or(0) + 1),
                service_keys::starts_on.eq(starts_on.to_diesel()),
                service_keys::rule.eq(rule),
                service_keys::note.eq(note),
                service_keys::made_by.eq(made_by),
                service_keys::made_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(id)
    }
}
