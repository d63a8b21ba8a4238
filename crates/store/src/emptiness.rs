//! Whether the installation knows anybody yet.

use diesel::prelude::*;
use diesel::sql_types::Bool;

use crate::doors::SessionTx;
use crate::error::StoreError;

#[derive(QueryableByName)]
struct There {
    #[diesel(sql_type = Bool)]
    there: bool,
}

impl SessionTx<'_> {
    /// Whether there is an account or a cooperative.
    ///
    /// # Errors
    /// Those of the query.
    pub fn knows_anybody(&mut self) -> Result<bool, StoreError> {
        let found: There = diesel::sql_query(
            "SELECT EXISTS (SELECT FROM platform.people)
                 OR EXISTS (SELECT FROM platform.cooperatives) AS there",
        )
        .get_result(self.conn())?;
        Ok(found.there)
    }
}
