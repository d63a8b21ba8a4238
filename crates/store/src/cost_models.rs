//! Cost models of services: what each group of members would pay alone, as agreed. Versions, never changed.

use std::collections::BTreeMap;

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{Cents, ServiceId, Share};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::cost_models;
use crate::wire::unreadable;

/// What a service would cost for each group of members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ServiceModel {
    /// A fixed amount for whoever is in the group, and a price for each unit.
    FixedPlusUnit {
        /// Euros for the group.
        fixed: Cents,
        /// Euros for one unit.
        unit: Share,
        /// What a unit is: `attribute.inhabitants`, `usage.cases`.
        by: String,
    },
    /// What the largest member of the group needs, in inhabitants.
    Threshold {
        /// From small to large; the last serves everybody.
        steps: Vec<ModelStep>,
    },
    /// What each group costs.
    Table {
        /// The groups.
        groups: Vec<ModelGroup>,
    },
}

/// One step of a threshold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelStep {
    /// Up to so many inhabitants; none in the last.
    pub up_to: Option<Share>,
    /// What that costs.
    pub cost: Cents,
}

/// One group of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelGroup {
    /// The codes of its members.
    pub members: Vec<String>,
    /// What it would pay alone.
    pub cost: Cents,
}

/// A version of a service's cost model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostModelVersion {
    /// The service.
    pub service: ServiceId,
    /// Counts up per service.
    pub version: i32,
    /// Holds for periods that start on this day or later, until a newer version.
    pub starts_on: Date,
    /// The model.
    pub model: ServiceModel,
    /// Who agreed on it, and when.
    pub note: String,
    /// Name of the person who entered it.
    pub made_by: String,
    /// When it was entered.
    pub made_at: Timestamp,
}

type Row = (Uuid, i32, jiff_diesel::Date, serde_json::Value, String, String, jiff_diesel::Timestamp);

fn read(row: Row) -> Result<CostModelVersion, StoreError> {
    let (service, version, starts_on, model, note, made_by, made_at) = row;
    Ok(CostModelVersion {
        service: service.into(),
        version,
        starts_on: starts_on.to_jiff(),
        model: serde_json::from_value(model).map_err(unreadable)?,
        note,
        made_by,
        made_at: made_at.to_jiff(),
    })
}

macro_rules! columns {
    () => {
        (
            cost_models::service_id,
            cost_models::version,
            cost_models::starts_on,
            cost_models::model,
            cost_models::note,
            cost_models::made_by,
            cost_models::made_at,
        )
    };
}

impl TenantTx<'_> {
    /// The versions of a service's cost model, newest first day first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn cost_models_of(&mut self, service: ServiceId) -> Result<Vec<CostModelVersion>, StoreError> {
        let rows: Vec<Row> = cost_models::table
            .filter(cost_models::cooperative_id.eq(self.tenant()))
            .filter(cost_models::service_id.eq(service.0))
            .order(cost_models::starts_on.desc())
            .select(columns!())
            .load(self.conn())?;
        rows.into_iter().map(read).collect()
    }

    /// The cost model that holds for periods that start on the day, of each service that has one.
    ///
    /// # Errors
    /// Those of the query.
    pub fn cost_models_on(&mut self, day: Date) -> Result<BTreeMap<ServiceId, CostModelVersion>, StoreError> {
        let rows: Vec<Row> = cost_models::table
            .filter(cost_models::cooperative_id.eq(self.tenant()))
            .filter(cost_models::starts_on.le(day.to_diesel()))
            .order((cost_models::service_id, cost_models::starts_on))
            .select(columns!())
            .load(self.conn())?;
        // In order of their first days: the newest stays.
        rows.into_iter().map(|row| read(row).map(|model| (model.service, model))).collect()
    }

    /// Adds a version of a service's cost model, and says which it is.
    ///
    /// # Errors
    /// `cost_models_start` where another version begins on that day; `cost_models_pkey` where two came at
    /// once.
    pub fn add_cost_model(
        &mut self,
        service: ServiceId,
        starts_on: Date,
        model: &ServiceModel,
        note: &str,
    ) -> Result<i32, StoreError> {
        let (now, made_by) = (self.now(), self.actor().name().to_owned());
        let last: Option<i32> = cost_models::table
            .filter(cost_models::cooperative_id.eq(self.tenant()))
            .filter(cost_models::service_id.eq(service.0))
            .select(diesel::dsl::max(cost_models::version))
            .first(self.conn())?;
        let version = last.unwrap_or(0).saturating_add(1);
        diesel::insert_into(cost_models::table)
            .values((
                cost_models::cooperative_id.eq(self.tenant()),
                cost_models::service_id.eq(service.0),
                cost_models::version.eq(version),
                cost_models::starts_on.eq(starts_on.to_diesel()),
                cost_models::model.eq(serde_json::to_value(model).map_err(unreadable)?),
                cost_models::note.eq(note),
                cost_models::made_by.eq(made_by),
                cost_models::made_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(version)
    }
}
