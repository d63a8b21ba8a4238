//! Specifications: versions that never change, and whether everybody may read them.
//!
//! Invariant: a stranger reads through policies of the database that ask the cooperative's switch, and only
//! the columns that are granted: no names of people.

use diesel::prelude::*;
use diesel::upsert::excluded;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::{LifeId, SpecificationId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::actor::Cooperative;
use crate::cooperatives;
use crate::documents::Document;
use crate::doors::{SessionTx, TenantTx};
use crate::error::StoreError;
use crate::schema::portal::{specification_settings, specifications};

/// A version of a service's specifications.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Specification {
    /// The version.
    pub id: SpecificationId,
    /// What it specifies.
    pub life: LifeId,
    /// Counts up per service.
    pub version: i32,
    /// Name of the service at that time.
    pub service: String,
    /// What it says.
    pub about: AboutSpecification,
    /// When it was published.
    pub made_at: Timestamp,
}

/// What a version of specifications says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutSpecification {
    /// What this version is called.
    pub title: String,
    /// The specifications themselves, in Markdown.
    pub text: String,
    /// Documents elsewhere, one a line: a title, a bar, an address.
    pub documents: String,
}

/// The specifications that a cooperative made public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicSpecifications {
    /// Whose.
    pub cooperative: Cooperative,
    /// All versions: by service, the newest first.
    pub versions: Vec<Specification>,
    /// The documents that came with them, without the names of people.
    pub documents: Vec<(SpecificationId, Document)>,
}

type Row = (Uuid, Uuid, i32, String, String, String, String, jiff_diesel::Timestamp);

fn read((id, life, version, service, title, text, documents, made_at): Row) -> Specification {
    Specification {
        id: id.into(),
        life: life.into(),
        version,
        service,
        about: AboutSpecification { title, text, documents },
        made_at: made_at.to_jiff(),
    }
}

macro_rules! columns {
    () => {
        (
            specifications::id,
            specifications::life_id,
            specifications::version,
            specifications::service,
            specifications::title,
            specifications::text,
            specifications::documents,
            specifications::made_at,
        )
    };
}

impl TenantTx<'_> {
    /// All versions of all specifications: by service, the newest first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn specifications(&mut self) -> Result<Vec<Specification>, StoreError> {
        let rows: Vec<Row> = specifications::table
            .filter(specifications::cooperative_id.eq(self.tenant()))
            .order((specifications::service, specifications::life_id, specifications::version.desc()))
            .select(columns!())
            .load(self.conn())?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// The versions of one life's specifications, the newest first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn specifications_of(&mut self, life: LifeId) -> Result<Vec<Specification>, StoreError> {
        Ok(self.specifications()?.into_iter().filter(|one| one.life == life).collect())
    }

    /// One version.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn specification(&mut self, id: SpecificationId) -> Result<Specification, StoreError> {
        self.specifications()?.into_iter().find(|one| one.id == id).ok_or(StoreError::Absent)
    }

    /// Publishes a version, with the next number.
    ///
    /// # Errors
    /// `specifications_version` where another came at the same moment.
    pub fn add_specification(
        &mut self,
        life: LifeId,
        service: &str,
        about: &AboutSpecification,
    ) -> Result<SpecificationId, StoreError> {
        let (id, now, by) = (self.new_id::<SpecificationId>(), self.now(), self.actor().name().to_owned());
        let last: Option<i32> = specifications::table
            .filter(specifications::cooperative_id.eq(self.tenant()))
            .filter(specifications::life_id.eq(life.0))
            .select(diesel::dsl::max(specifications::version))
            .first(self.conn())?;
        diesel::insert_into(specifications::table)
            .values((
                specifications::cooperative_id.eq(self.tenant()),
                specifications::id.eq(id.0),
                specifications::life_id.eq(life.0),
                specifications::version.eq(last.unwrap_or(0).saturating_add(1)),
                specifications::service.eq(service),
                specifications::title.eq(&about.title),
                specifications::text.eq(&about.text),
                specifications::documents.eq(&about.documents),
                specifications::made_by.eq(by),
                specifications::made_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// Whether everybody may read the specifications.
    ///
    /// # Errors
    /// Those of the query.
    pub fn specifications_are_public(&mut self) -> Result<bool, StoreError> {
        let published: Option<bool> = specification_settings::table
            .filter(specification_settings::cooperative_id.eq(self.tenant()))
            .select(specification_settings::published)
            .first(self.conn())
            .optional()?;
        Ok(published.unwrap_or(false))
    }

    /// Lets everybody read the specifications, or only those who sign in.
    ///
    /// # Errors
    /// Those of the statement.
    pub fn publish_specifications(&mut self, published: bool) -> Result<(), StoreError> {
        let (now, by) = (self.now(), self.actor().name().to_owned());
        diesel::insert_into(specification_settings::table)
            .values((
                specification_settings::cooperative_id.eq(self.tenant()),
                specification_settings::published.eq(published),
                specification_settings::changed_by.eq(by),
                specification_settings::changed_at.eq(now.to_diesel()),
            ))
            .on_conflict(specification_settings::cooperative_id)
            .do_update()
            .set((
                specification_settings::published.eq(excluded(specification_settings::published)),
                specification_settings::changed_by.eq(excluded(specification_settings::changed_by)),
                specification_settings::changed_at.eq(excluded(specification_settings::changed_at)),
            ))
            .execute(self.conn())?;
        Ok(())
    }
}

impl SessionTx<'_> {
    /// The specifications of the cooperative at an address, as a stranger reads them.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where there is no such cooperative, or it did not make them public.
    pub fn public_specifications(&mut self, address: &str) -> Result<PublicSpecifications, StoreError> {
        let cooperative = cooperatives::by_address(self.conn(), address)?;
        let tenant = cooperative.id.0;
        self.for_cooperative(tenant)?;
        let published: Option<bool> = specification_settings::table
            .filter(specification_settings::cooperative_id.eq(tenant))
            .filter(specification_settings::published)
            .select(specification_settings::published)
            .first(self.conn())
            .optional()?;
        if published.is_none() {
            return Err(StoreError::Absent);
        }
        let rows: Vec<Row> = specifications::table
            .filter(specifications::cooperative_id.eq(tenant))
            .order((specifications::service, specifications::life_id, specifications::version.desc()))
            .select(columns!())
            .load(self.conn())?;
        let documents = self.open_documents(tenant)?;
        Ok(PublicSpecifications { cooperative, versions: rows.into_iter().map(read).collect(), documents })
    }
}
