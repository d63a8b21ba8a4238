//! The register of municipalities: shared by all cooperatives, read and never written by the portal.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Date as SqlDate, Int4, Text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::doors::TenantTx;
use crate::error::StoreError;

/// A municipality of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Municipality {
    /// CBS code.
    pub code: String,
    /// Official name.
    pub name: String,
    /// Inhabitants on the day of the count.
    pub inhabitants: i32,
    /// Day of the count.
    pub counted_on: Date,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    code: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Int4)]
    inhabitants: i32,
    #[diesel(sql_type = SqlDate)]
    counted_on: jiff_diesel::Date,
}

fn read(row: Row) -> Municipality {
    let Row { code, name, inhabitants, counted_on } = row;
    Municipality { code, name, inhabitants, counted_on: counted_on.to_jiff() }
}

impl TenantTx<'_> {
    /// The municipality with this code.
    ///
    /// # Errors
    /// Those of the query.
    pub fn municipality(&mut self, code: &str) -> Result<Option<Municipality>, StoreError> {
        let row: Option<Row> = diesel::sql_query(
            "SELECT code, name, inhabitants, counted_on FROM reference.municipalities WHERE code = $1",
        )
        .bind::<Text, _>(code)
        .get_result(self.conn())
        .optional()?;
        Ok(row.map(read))
    }

    /// Municipalities whose name or code holds these letters, those that begin with them first; none for no
    /// letters.
    ///
    /// # Errors
    /// Those of the query.
    pub fn municipalities_like(&mut self, letters: &str, most: i64) -> Result<Vec<Municipality>, StoreError> {
        let letters = letters.trim();
        if letters.is_empty() {
            return Ok(Vec::new());
        }
        let rows: Vec<Row> = diesel::sql_query(
            "SELECT code, name, inhabitants, counted_on FROM reference.municipalities
             WHERE position(lower($1) IN lower(name)) > 0 OR lower(code) = lower($1)
             ORDER BY position(lower($1) IN lower(name)), name LIMIT $2",
        )
        .bind::<Text, _>(letters)
        .bind::<BigInt, _>(most)
        .load(self.conn())?;
        Ok(rows.into_iter().map(read).collect())
    }
}
