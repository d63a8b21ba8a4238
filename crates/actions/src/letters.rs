//! Mail to the people of a cooperative about what somebody did there.

use serde_json::{Value, json};
use store::{NewMail, PersonSeat, StoreError, TenantTx};

/// Mails everybody whose seat is meant, once each, in their own language. The templates get `about` with the name of the reader and
/// the name and the address of the cooperative.
///
/// # Errors
/// Those of the store.
pub fn tell(
    tx: &mut TenantTx<'_>,
    event: &'static str,
    about: &Value,
    is_meant: impl Fn(&PersonSeat) -> bool,
) -> Result<(), StoreError> {
    let cooperative = tx.actor().cooperative().clone();
    let mut readers: Vec<PersonSeat> = tx.people()?.into_iter().filter(is_meant).collect();
    readers.sort_by_key(|seat| seat.person);
    readers.dedup_by_key(|seat| seat.person);
    for reader in readers {
        let mut data = json!({
            "name": reader.name,
            "cooperative": cooperative.name,
            "address": cooperative.address,
        });
        if let (Some(data), Some(about)) = (data.as_object_mut(), about.as_object()) {
            data.extend(about.clone());
        }
        tx.mail(&NewMail { recipient: reader.email, event, language: reader.language, data })?;
    }
    Ok(())
}
