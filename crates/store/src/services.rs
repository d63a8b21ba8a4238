//! Services that members share, and the meters that count their use.

use diesel::prelude::*;
use kernel::{MeterId, ServiceId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{meters, services};

/// A shared service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// The service.
    pub id: ServiceId,
    /// Short name for files and scenarios.
    pub code: String,
    /// Name as members know it.
    pub name: String,
    /// What it does, in plain Dutch.
    pub summary: String,
    /// Where it stands in its life: `development`, `pilot`, `offered`, `in_operation` or `ended`.
    pub state: String,
    /// Who delivers it.
    pub supplier: String,
    /// Product of the uniform product list that it serves.
    pub upl: String,
    /// Place in lists; equal places go by name.
    pub sort: i32,
}

/// What is counted: cases, declarations, workplaces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meter {
    /// The meter.
    pub id: MeterId,
    /// Short name, as files write it.
    pub code: String,
    /// Name in the plural, as pages write it.
    pub name: String,
    /// The service whose use it counts.
    pub service: Option<ServiceId>,
}

/// A service to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewService {
    /// Short name.
    pub code: String,
    /// Name as members know it.
    pub name: String,
    /// What it does.
    pub summary: String,
    /// Where it stands in its life.
    pub state: String,
    /// Who delivers it.
    pub supplier: String,
    /// Product of the uniform product list.
    pub upl: String,
    /// Place in lists.
    pub sort: i32,
}

type Row = (Uuid, String, String, String, String, String, String, i32);

fn read((id, code, name, summary, state, supplier, upl, sort): Row) -> Service {
    Service { id: id.into(), code, name, summary, state, supplier, upl, sort }
}

macro_rules! columns {
    () => {
        (
            services::id,
            services::code,
            services::name,
            services::summary,
            services::state,
            services::supplier,
            services::upl,
            services::sort,
        )
    };
}

impl TenantTx<'_> {
    /// All services, in the order of lists.
    ///
    /// # Errors
    /// Those of the query.
    pub fn services(&mut self) -> Result<Vec<Service>, StoreError> {
        let rows: Vec<Row> = services::table
            .filter(services::cooperative_id.eq(self.tenant()))
            .order((services::sort, services::name))
            .select(columns!())
            .load(self.conn())?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// One service.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn service(&mut self, id: ServiceId) -> Result<Service, StoreError> {
        self.services()?.into_iter().find(|service| service.id == id).ok_or(StoreError::Absent)
    }

    /// One service, under its lock: for changing it. Rows that only refer to it are kept meanwhile.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn lock_service(&mut self, id: ServiceId) -> Result<Service, StoreError> {
        let row: Row = services::table
            .filter(services::cooperative_id.eq(self.tenant()))
            .filter(services::id.eq(id.0))
            .select(columns!())
            .for_no_key_update()
            .first(self.conn())?;
        Ok(read(row))
    }

    /// One service that stays as it is until the transaction ends: several may hold it so at a time.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn hold_service(&mut self, id: ServiceId) -> Result<Service, StoreError> {
        let row: Row = services::table
            .filter(services::cooperative_id.eq(self.tenant()))
            .filter(services::id.eq(id.0))
            .select(columns!())
            .for_share()
            .first(self.conn())?;
        Ok(read(row))
    }

    /// Changes what is known of a service. Its code stays: files and scenarios know it by that. Its state
    /// stays too, see [`Self::move_service`].
    ///
    /// # Errors
    /// `services_name` where there is another of that name, [`StoreError::Absent`] where it is not there.
    pub fn change_service(&mut self, service: &Service) -> Result<(), StoreError> {
        let changed = diesel::update(services::table)
            .filter(services::cooperative_id.eq(self.tenant()))
            .filter(services::id.eq(service.id.0))
            .set((
                services::name.eq(&service.name),
                services::summary.eq(&service.summary),
                services::supplier.eq(&service.supplier),
                services::upl.eq(&service.upl),
                services::sort.eq(service.sort),
            ))
            .execute(self.conn())?;
        if changed == 1 { Ok(()) } else { Err(StoreError::Absent) }
    }

    /// Moves a service to another state, with the supplier that the step named.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn move_service(
        &mut self,
        id: ServiceId,
        state: &str,
        supplier: Option<&str>,
    ) -> Result<(), StoreError> {
        let changed = diesel::update(services::table)
            .filter(services::cooperative_id.eq(self.tenant()))
            .filter(services::id.eq(id.0))
            .set((services::state.eq(state), supplier.map(|supplier| services::supplier.eq(supplier))))
            .execute(self.conn())?;
        if changed == 1 { Ok(()) } else { Err(StoreError::Absent) }
    }

    /// Adds a service.
    ///
    /// # Errors
    /// `services_code` or `services_name` where there is one of that code or name.
    pub fn add_service(&mut self, new: &NewService) -> Result<ServiceId, StoreError> {
        let id = self.add_service_row(new)?;
        self.begin_as_service(id)?;
        Ok(id)
    }

    /// The row alone: its life began elsewhere.
    pub(crate) fn add_service_row(&mut self, new: &NewService) -> Result<ServiceId, StoreError> {
        let id = self.new_id::<ServiceId>();
        diesel::insert_into(services::table)
            .values((
                services::cooperative_id.eq(self.tenant()),
                services::id.eq(id.0),
                services::code.eq(&new.code),
                services::name.eq(&new.name),
                services::summary.eq(&new.summary),
                services::state.eq(&new.state),
                services::supplier.eq(&new.supplier),
                services::upl.eq(&new.upl),
                services::sort.eq(new.sort),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// All meters, by name.
    ///
    /// # Errors
    /// Those of the query.
    pub fn meters(&mut self) -> Result<Vec<Meter>, StoreError> {
        let rows: Vec<(Uuid, String, String, Option<Uuid>)> = meters::table
            .filter(meters::cooperative_id.eq(self.tenant()))
            .order(meters::name)
            .select((meters::id, meters::code, meters::name, meters::service_id))
            .load(self.conn())?;
        let read = |(id, code, name, service): (Uuid, String, String, Option<Uuid>)| Meter {
            id: id.into(),
            code,
            name,
            service: service.map(ServiceId::from),
        };
        Ok(rows.into_iter().map(read).collect())
    }

    /// Adds a meter.
    ///
    /// # Errors
    /// `meters_code` where there is one of that code.
    pub fn add_meter(
        &mut self,
        code: &str,
        name: &str,
        service: Option<ServiceId>,
    ) -> Result<MeterId, StoreError> {
        let id = self.new_id::<MeterId>();
        diesel::insert_into(meters::table)
            .values((
                meters::cooperative_id.eq(self.tenant()),
                meters::id.eq(id.0),
                meters::code.eq(code),
                meters::name.eq(name),
                meters::service_id.eq(service.map(Uuid::from)),
            ))
            .execute(self.conn())?;
        Ok(id)
    }
}
