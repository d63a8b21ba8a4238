//! Who runs the installation: told by whoever has the machine, never by a page.

use diesel::prelude::*;
use kernel::PersonId;

use crate::doors::SessionTx;
use crate::error::StoreError;
use crate::schema::platform::people;

impl SessionTx<'_> {
    /// Lets a person who has an account run the installation.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where there is no such account.
    pub fn appoint_operator(&mut self, person: PersonId) -> Result<(), StoreError> {
        let changed = diesel::update(people::table.filter(people::id.eq(person.0)))
            .set(people::operator.eq(true))
            .execute(self.conn())?;
        if changed == 1 { Ok(()) } else { Err(StoreError::Absent) }
    }
}
