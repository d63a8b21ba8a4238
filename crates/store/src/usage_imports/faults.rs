//! The rows that an import refused.

use diesel::prelude::*;
use kernel::ImportId;
use serde_json::Value;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::import_faults;

/// Faults written in one statement.
const FAULTS_AT_ONCE: usize = 1_000;

impl TenantTx<'_> {
    /// Keeps the refused rows of an import, in place of those before.
    ///
    /// # Errors
    /// Those of the statements.
    pub fn put_import_faults(&mut self, id: ImportId, faults: &[Value]) -> Result<(), StoreError> {
        diesel::delete(import_faults::table)
            .filter(import_faults::cooperative_id.eq(self.tenant()))
            .filter(import_faults::import_id.eq(id.0))
            .execute(self.conn())?;
        let tenant = self.tenant();
        let mut n = 0_i32;
        for some in faults.chunks(FAULTS_AT_ONCE) {
            let mut rows = Vec::with_capacity(some.len());
            for fault in some {
                rows.push((
                    import_faults::cooperative_id.eq(tenant),
                    import_faults::import_id.eq(id.0),
                    import_faults::n.eq(n),
                    import_faults::fault.eq(fault),
                ));
                n += 1;
            }
            diesel::insert_into(import_faults::table).values(rows).execute(self.conn())?;
        }
        Ok(())
    }

    /// Refused rows of an import, in the order of the file.
    ///
    /// # Errors
    /// Those of the query.
    pub fn import_faults(&mut self, id: ImportId, limit: i64, offset: i64) -> Result<Vec<Value>, StoreError> {
        Ok(import_faults::table
            .filter(import_faults::cooperative_id.eq(self.tenant()))
            .filter(import_faults::import_id.eq(id.0))
            .order(import_faults::n)
            .limit(limit)
            .offset(offset)
            .select(import_faults::fault)
            .load(self.conn())?)
    }
}
