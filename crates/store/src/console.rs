//! The console of an installation: whoever may start the binary with its database needs no password.

use diesel::prelude::*;
use uuid::Uuid;

use crate::doors::SessionTx;
use crate::error::StoreError;
use crate::schema::platform::people;
use crate::sessions::Operator;

impl SessionTx<'_> {
    /// Who operates the installation, by mail address; with an address only that operator.
    ///
    /// # Errors
    /// Those of the query.
    pub fn operators_at_console(&mut self, email: Option<&str>) -> Result<Vec<Operator>, StoreError> {
        let rows: Vec<(Uuid, String, String)> = people::table
            .filter(people::operator)
            .order(people::email)
            .select((people::id, people::name, people::email))
            .load(self.conn())?;
        let wanted = email.map(str::to_lowercase);
        let named = rows.into_iter().filter(|row| wanted.as_ref().is_none_or(|wanted| row.2 == *wanted));
        let ip = "console".to_owned();
        Ok(named.map(|(id, name, _)| Operator { person: id.into(), name, ip: ip.clone() }).collect())
    }
}
