//! What a service needs: other services, and national facilities.

use std::collections::BTreeSet;

use diesel::prelude::*;
use kernel::{FacilityId, LifeId, ServiceId};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{facility_dependencies, service_dependencies};

/// What lives need of each other and of the country.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// Who needs which service.
    pub services: BTreeSet<(LifeId, ServiceId)>,
    /// Who needs which facility.
    pub facilities: BTreeSet<(LifeId, FacilityId)>,
}

impl Needs {
    /// The services that a life needs.
    #[must_use]
    pub fn services_of(&self, life: LifeId) -> BTreeSet<ServiceId> {
        self.services.iter().filter(|(one, _)| *one == life).map(|(_, service)| *service).collect()
    }

    /// The facilities that a life needs.
    #[must_use]
    pub fn facilities_of(&self, life: LifeId) -> BTreeSet<FacilityId> {
        self.facilities.iter().filter(|(one, _)| *one == life).map(|(_, facility)| *facility).collect()
    }

    /// The lives that need a service.
    #[must_use]
    pub fn who_needs_service(&self, service: ServiceId) -> BTreeSet<LifeId> {
        self.services.iter().filter(|(_, one)| *one == service).map(|(life, _)| *life).collect()
    }

    /// The lives that need a facility.
    #[must_use]
    pub fn who_needs_facility(&self, facility: FacilityId) -> BTreeSet<LifeId> {
        self.facilities.iter().filter(|(_, one)| *one == facility).map(|(life, _)| *life).collect()
    }
}

impl TenantTx<'_> {
    /// What all lives need now.
    ///
    /// # Errors
    /// Those of the queries.
    pub fn needs(&mut self) -> Result<Needs, StoreError> {
        let services: Vec<(Uuid, Uuid)> = service_dependencies::table
            .filter(service_dependencies::cooperative_id.eq(self.tenant()))
            .filter(service_dependencies::holds)
            .select((service_dependencies::life_id, service_dependencies::service_id))
            .load(self.conn())?;
        let facilities: Vec<(Uuid, Uuid)> = facility_dependencies::table
            .filter(facility_dependencies::cooperative_id.eq(self.tenant()))
            .filter(facility_dependencies::holds)
            .select((facility_dependencies::life_id, facility_dependencies::facility_id))
            .load(self.conn())?;
        Ok(Needs {
            services: services.into_iter().map(|(life, on)| (LifeId(life), ServiceId(on))).collect(),
            facilities: facilities.into_iter().map(|(life, on)| (LifeId(life), FacilityId(on))).collect(),
        })
    }

    /// From now on a life needs exactly these.
    ///
    /// # Errors
    /// Those of the statements.
    pub fn set_needs(
        &mut self,
        life: LifeId,
        services: &BTreeSet<ServiceId>,
        facilities: &BTreeSet<FacilityId>,
    ) -> Result<(), StoreError> {
        let tenant = self.tenant();
        diesel::update(service_dependencies::table)
            .filter(service_dependencies::cooperative_id.eq(tenant))
            .filter(service_dependencies::life_id.eq(life.0))
            .set(service_dependencies::holds.eq(false))
            .execute(self.conn())?;
        diesel::update(facility_dependencies::table)
            .filter(facility_dependencies::cooperative_id.eq(tenant))
            .filter(facility_dependencies::life_id.eq(life.0))
            .set(facility_dependencies::holds.eq(false))
            .execute(self.conn())?;
        for service in services {
            diesel::insert_into(service_dependencies::table)
                .values((
                    service_dependencies::cooperative_id.eq(tenant),
                    service_dependencies::life_id.eq(life.0),
                    service_dependencies::service_id.eq(service.0),
                    service_dependencies::holds.eq(true),
                ))
                .on_conflict((
                    service_dependencies::cooperative_id,
                    service_dependencies::life_id,
                    service_dependencies::service_id,
                ))
                .do_update()
                .set(service_dependencies::holds.eq(true))
                .execute(self.conn())?;
        }
        for facility in facilities {
            diesel::insert_into(facility_dependencies::table)
                .values((
                    facility_dependencies::cooperative_id.eq(tenant),
                    facility_dependencies::life_id.eq(life.0),
                    facility_dependencies::facility_id.eq(facility.0),
                    facility_dependencies::holds.eq(true),
                ))
                .on_conflict((
                    facility_dependencies::cooperative_id,
                    facility_dependencies::life_id,
                    facility_dependencies::facility_id,
                ))
                .do_update()
                .set(facility_dependencies::holds.eq(true))
                .execute(self.conn())?;
        }
        Ok(())
    }
}
