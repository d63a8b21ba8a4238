//! The uniform product list, as far as municipalities go: shared by all cooperatives, read and never written
//! by the portal.

use diesel::prelude::*;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::reference::upl_products;

/// A product of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UplProduct {
    /// The product, as the standard names it.
    pub uri: String,
    /// Its uniform name.
    pub name: String,
}

impl TenantTx<'_> {
    /// All products of municipalities, by name.
    ///
    /// # Errors
    /// Those of the query.
    pub fn upl_products(&mut self) -> Result<Vec<UplProduct>, StoreError> {
        let rows: Vec<(String, String)> = upl_products::table
            .order(upl_products::name)
            .select((upl_products::uri, upl_products::name))
            .load(self.conn())?;
        Ok(rows.into_iter().map(|(uri, name)| UplProduct { uri, name }).collect())
    }
}
