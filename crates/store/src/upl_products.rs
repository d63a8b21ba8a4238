//! The uniform product list: shared by all cooperatives, kept up to date by the operator.
//!
//! Invariant: a product is never removed, because services, candidates and wishes name it: what the list no
//! longer has is marked with the day.

use diesel::prelude::*;
use diesel::upsert::excluded;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;

use crate::doors::{PlatformTx, TenantTx};
use crate::error::StoreError;
use crate::schema::reference::upl_products;

/// How many products go into one statement.
const BATCH: usize = 200;

/// A product of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UplProduct {
    /// The product, as the standard names it.
    pub uri: String,
    /// Its uniform name.
    pub name: String,
}

/// Everything that the list says of a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UplEntry {
    /// The product, as the standard names it.
    pub uri: String,
    /// Its uniform name.
    pub name: String,
    /// Whether municipalities offer it.
    pub municipal: bool,
    /// Whether it is for inhabitants.
    pub citizen: bool,
    /// Whether it is for companies.
    pub company: bool,
    /// Legal bases, one a line: a title, a bar, an address.
    pub bases: String,
    /// Since when the list no longer has it.
    pub ended_on: Option<Date>,
}

impl UplEntry {
    /// The last part of its address, by which pages name it.
    #[must_use]
    pub fn term(&self) -> &str {
        self.uri.rsplit('/').next().unwrap_or(&self.uri)
    }
}

type Row = (String, String, bool, bool, bool, String, Option<jiff_diesel::Date>);

fn read((uri, name, municipal, citizen, company, bases, ended_on): Row) -> UplEntry {
    let ended_on = ended_on.map(jiff_diesel::Date::to_jiff);
    UplEntry { uri, name, municipal, citizen, company, bases, ended_on }
}

/// All products, by name.
fn all(conn: &mut PgConnection) -> Result<Vec<UplEntry>, StoreError> {
    let rows: Vec<Row> = upl_products::table
        .order((upl_products::name, upl_products::uri))
        .select((
            upl_products::uri,
            upl_products::name,
            upl_products::municipal,
            upl_products::citizen,
            upl_products::company,
            upl_products::bases,
            upl_products::ended_on,
        ))
        .load(conn)?;
    Ok(rows.into_iter().map(read).collect())
}

impl TenantTx<'_> {
    /// The products of municipalities that the list has today, by name.
    ///
    /// # Errors
    /// Those of the query.
    pub fn upl_products(&mut self) -> Result<Vec<UplProduct>, StoreError> {
        let rows: Vec<(String, String)> = upl_products::table
            .filter(upl_products::municipal.and(upl_products::ended_on.is_null()))
            .order(upl_products::name)
            .select((upl_products::uri, upl_products::name))
            .load(self.conn())?;
        Ok(rows.into_iter().map(|(uri, name)| UplProduct { uri, name }).collect())
    }

    /// All products that the list has or had, by name.
    ///
    /// # Errors
    /// Those of the query.
    pub fn upl_entries(&mut self) -> Result<Vec<UplEntry>, StoreError> {
        all(self.conn())
    }
}

impl PlatformTx<'_> {
    /// All products that the list has or had, by name.
    ///
    /// # Errors
    /// Those of the query.
    pub fn upl_entries(&mut self) -> Result<Vec<UplEntry>, StoreError> {
        all(self.conn())
    }

    /// Stores products as they are given: new ones, and ones that changed.
    ///
    /// # Errors
    /// Those of the statements.
    pub fn save_upl(&mut self, entries: &[UplEntry]) -> Result<(), StoreError> {
        let uris: Vec<&str> = entries.iter().map(|entry| entry.uri.as_str()).collect();
        // Two products may have exchanged their names: none keeps its old one while the new ones come in.
        diesel::update(upl_products::table.filter(upl_products::uri.eq_any(uris)))
            .set(upl_products::name.eq(upl_products::uri))
            .execute(self.conn())?;
        for batch in entries.chunks(BATCH) {
            let rows: Vec<_> = batch
                .iter()
                .map(|entry| {
                    (
                        upl_products::uri.eq(&entry.uri),
                        upl_products::name.eq(&entry.name),
                        upl_products::municipal.eq(entry.municipal),
                        upl_products::citizen.eq(entry.citizen),
                        upl_products::company.eq(entry.company),
                        upl_products::bases.eq(&entry.bases),
                        upl_products::ended_on.eq(entry.ended_on.map(|day| day.to_diesel())),
                    )
                })
                .collect();
            diesel::insert_into(upl_products::table)
                .values(&rows)
                .on_conflict(upl_products::uri)
                .do_update()
                .set((
                    upl_products::name.eq(excluded(upl_products::name)),
                    upl_products::municipal.eq(excluded(upl_products::municipal)),
                    upl_products::citizen.eq(excluded(upl_products::citizen)),
                    upl_products::company.eq(excluded(upl_products::company)),
                    upl_products::bases.eq(excluded(upl_products::bases)),
                    upl_products::ended_on.eq(excluded(upl_products::ended_on)),
                ))
                .execute(self.conn())?;
        }
        Ok(())
    }
}
