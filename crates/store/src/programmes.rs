//! Programmes that group services, and national facilities that services depend on.

use diesel::prelude::*;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{FacilityId, ProgrammeId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{candidates, facilities, programmes};

/// What groups services.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Programme {
    /// The programme.
    pub id: ProgrammeId,
    /// What is known of it.
    pub about: AboutProgramme,
}

/// What is known of a programme.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutProgramme {
    /// Name as members know it.
    pub name: String,
    /// What it is about.
    pub summary: String,
    /// When all of it should be there.
    pub ends_on: Option<Date>,
}

/// A national facility: nobody is charged for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facility {
    /// The facility.
    pub id: FacilityId,
    /// What is known of it.
    pub about: AboutFacility,
}

/// What is known of a national facility.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutFacility {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub summary: String,
    /// Who keeps it.
    pub owner: String,
}

impl TenantTx<'_> {
    /// All programmes, by name.
    ///
    /// # Errors
    /// Those of the query.
    pub fn programmes(&mut self) -> Result<Vec<Programme>, StoreError> {
        type Row = (Uuid, String, String, Option<jiff_diesel::Date>);
        let rows: Vec<Row> = programmes::table
            .filter(programmes::cooperative_id.eq(self.tenant()))
            .order(programmes::name)
            .select((programmes::id, programmes::name, programmes::summary, programmes::ends_on))
            .load(self.conn())?;
        let read = |(id, name, summary, ends_on): Row| Programme {
            id: id.into(),
            about: AboutProgramme { name, summary, ends_on: ends_on.map(jiff_diesel::Date::to_jiff) },
        };
        Ok(rows.into_iter().map(read).collect())
    }

    /// One programme.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn programme(&mut self, id: ProgrammeId) -> Result<Programme, StoreError> {
        self.programmes()?.into_iter().find(|one| one.id == id).ok_or(StoreError::Absent)
    }

    /// Adds a programme.
    ///
    /// # Errors
    /// `programmes_name` where there is one of that name.
    pub fn add_programme(&mut self, about: &AboutProgramme) -> Result<ProgrammeId, StoreError> {
        let (id, now, by) = (self.new_id::<ProgrammeId>(), self.now(), self.actor().name().to_owned());
        diesel::insert_into(programmes::table)
            .values((
                programmes::cooperative_id.eq(self.tenant()),
                programmes::id.eq(id.0),
                programmes::name.eq(&about.name),
                programmes::summary.eq(&about.summary),
                programmes::ends_on.eq(about.ends_on.map(ToDiesel::to_diesel)),
                programmes::made_by.eq(by),
                programmes::made_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// Changes a programme. Candidates that name it name it by its new name.
    ///
    /// # Errors
    /// `programmes_name` where there is another of that name; [`StoreError::Absent`] where it is not there.
    pub fn change_programme(&mut self, id: ProgrammeId, about: &AboutProgramme) -> Result<(), StoreError> {
        let before = self.programme(id)?.about.name;
        diesel::update(programmes::table)
            .filter(programmes::cooperative_id.eq(self.tenant()))
            .filter(programmes::id.eq(id.0))
            .set((
                programmes::name.eq(&about.name),
                programmes::summary.eq(&about.summary),
                programmes::ends_on.eq(about.ends_on.map(ToDiesel::to_diesel)),
            ))
            .execute(self.conn())?;
        diesel::update(candidates::table)
            .filter(candidates::cooperative_id.eq(self.tenant()))
            .filter(candidates::programme.eq(before))
            .set(candidates::programme.eq(&about.name))
            .execute(self.conn())?;
        Ok(())
    }

    /// All national facilities, by name.
    ///
    /// # Errors
    /// Those of the query.
    pub fn facilities(&mut self) -> Result<Vec<Facility>, StoreError> {
        let rows: Vec<(Uuid, String, String, String)> = facilities::table
            .filter(facilities::cooperative_id.eq(self.tenant()))
            .order(facilities::name)
            .select((facilities::id, facilities::name, facilities::summary, facilities::owner))
            .load(self.conn())?;
        let read = |(id, name, summary, owner): (Uuid, String, String, String)| Facility {
            id: id.into(),
            about: AboutFacility { name, summary, owner },
        };
        Ok(rows.into_iter().map(read).collect())
    }

    /// One national facility.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn facility(&mut self, id: FacilityId) -> Result<Facility, StoreError> {
        self.facilities()?.into_iter().find(|one| one.id == id).ok_or(StoreError::Absent)
    }

    /// Adds a national facility.
    ///
    /// # Errors
    /// `facilities_name` where there is one of that name.
    pub fn add_facility(&mut self, about: &AboutFacility) -> Result<FacilityId, StoreError> {
        let (id, now, by) = (self.new_id::<FacilityId>(), self.now(), self.actor().name().to_owned());
        diesel::insert_into(facilities::table)
            .values((
                facilities::cooperative_id.eq(self.tenant()),
                facilities::id.eq(id.0),
                facilities::name.eq(&about.name),
                facilities::summary.eq(&about.summary),
                facilities::owner.eq(&about.owner),
                facilities::made_by.eq(by),
                facilities::made_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// Changes a national facility.
    ///
    /// # Errors
    /// `facilities_name` where there is another of that name; [`StoreError::Absent`] where it is not there.
    pub fn change_facility(&mut self, id: FacilityId, about: &AboutFacility) -> Result<(), StoreError> {
        let changed = diesel::update(facilities::table)
            .filter(facilities::cooperative_id.eq(self.tenant()))
            .filter(facilities::id.eq(id.0))
            .set((
                facilities::name.eq(&about.name),
                facilities::summary.eq(&about.summary),
                facilities::owner.eq(&about.owner),
            ))
            .execute(self.conn())?;
        if changed == 1 { Ok(()) } else { Err(StoreError::Absent) }
    }
}
