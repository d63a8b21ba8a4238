//! What a comparison knows of its run: the scenario as it was computed, and names.

use actions::key_sentence::MeterNames;
use allocation::{Pool, Scenario};
use kernel::RunId;
use store::{BookPeriod, Run, Service, StoreError, TenantTx};
use web::Failure;

use crate::amounts::meter_names;

/// What is read of a run.
pub struct Source {
    /// The run.
    pub run: Run,
    period: BookPeriod,
    services: Vec<Service>,
    meters: MeterNames,
    scenario: String,
}

/// A run, ready to be computed under other rules.
pub struct Known {
    /// Its period.
    pub period: BookPeriod,
    /// Its scenario.
    pub scenario: Scenario,
    /// Names of the meters.
    pub meters: MeterNames,
    services: Vec<Service>,
}

impl Source {
    /// Reads a run that the actor may see.
    ///
    /// # Errors
    /// Those of the store.
    pub fn read(tx: &mut TenantTx<'_>, id: RunId) -> Result<Self, StoreError> {
        let run = tx.run(id)?;
        Ok(Self {
            period: tx.period(run.period)?,
            services: tx.services()?,
            meters: meter_names(&tx.meters()?),
            scenario: tx.run_scenario(id)?,
            run,
        })
    }
}

impl Known {
    /// Reads the scenario of a run.
    ///
    /// # Errors
    /// [`Failure::Bug`] where a stored scenario cannot be read.
    pub fn new(source: Source) -> Result<Self, Failure> {
        let scenario = Scenario::parse(&source.scenario)
            .map_err(|faults| Failure::Bug(format!("run {}: {faults:?}", source.run.id)))?;
        let Source { period, services, meters, .. } = source;
        Ok(Self { period, scenario, meters, services })
    }

    /// The name of a service; its code where it has none.
    pub fn service(&self, code: &str) -> String {
        let service = self.services.iter().find(|service| service.code == code);
        service.map_or(code, |service| &service.name).to_owned()
    }

    /// The name of a member; its code where it has none.
    pub fn member(&self, code: &str) -> String {
        let member = self.scenario.members.iter().find(|member| member.id == code);
        member.and_then(|member| member.name.as_deref()).unwrap_or(code).to_owned()
    }

    /// The name of a meter, as it stands in a sentence.
    pub fn meter(&self, code: &str) -> String {
        self.meters.get(code).cloned().unwrap_or_else(|| code.to_owned())
    }

    /// The pool of a service.
    pub fn pool(&self, code: &str) -> Option<&Pool> {
        self.scenario.pools.iter().find(|pool| pool.id() == code)
    }
}
