//! The tenants: the operator makes them.

use store::{Cooperative, NewCooperative, OnConstraint, PlatformTx, RESERVED};

use crate::{Fault, Refused};

/// The forms that a cooperative can have, by their names in the database.
pub const LEGAL_FORMS: [&str; 4] =
    ["cooperative_ua", "cooperative_ba", "cooperative_wa", "joint_arrangement"];
/// How votes are counted.
pub const VOTES: [&str; 2] = ["equal", "weighted"];
/// The stylesheets of colours that the portal has; the first is its own.
pub const THEMES: [&str; 3] = ["gemeengoed", "buch", "rijk-van-nijmegen"];

/// Makes a cooperative.
///
/// # Errors
/// Faults of `address`, `name`, `legal_form`, `votes`, `theme` and the terms.
pub fn create(tx: &mut PlatformTx<'_>, new: &NewCooperative) -> Result<Cooperative, Refused> {
    let faults = check(new);
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    let taken = || Refused::because(Fault::field("address", "cooperative-address-taken"));
    let cooperative = tx.add_cooperative(new).on_constraint("cooperatives_address", taken())?;
    tx.audit_in(&cooperative, "cooperatives.create", &new.address, &new.name)?;
    Ok(cooperative)
}

/// What is wrong with a cooperative before the database is asked.
#[must_use]
pub fn check(new: &NewCooperative) -> Vec<Fault> {
    let mut faults = Vec::new();
    match new.name.trim().chars().count() {
        0 => faults.push(Fault::field("name", "cooperative-name-missing")),
        1..=80 => {}
        _ => faults.push(Fault::field("name", "cooperative-name-long").with("most", 80)),
    }
    faults.extend(check_address(&new.address).err());
    let mut among = |field, value: &str, choices: &[&str]| {
        if !choices.contains(&value) {
            faults.push(Fault::field(field, "cooperative-choose"));
        }
    };
    among("legal_form", &new.legal_form, &LEGAL_FORMS);
    among("votes", &new.votes, &VOTES);
    among("theme", &new.theme, &THEMES);
    let mut between = |field, value: i32, least: i32, most: i32| {
        if !(least..=most).contains(&value) {
            faults.push(Fault::field(field, "cooperative-between").with("least", least).with("most", most));
        }
    };
    between("notice_months", new.notice_months, 0, 60);
    between("dispute_days", new.dispute_days, 0, 365);
    between("deviation_percent", new.deviation_percent, 1, 100);
    faults
}

/// Whether a word can be the first part of a cooperative's addresses.
///
/// # Errors
/// A fault of the field `address`: missing, too short or long, not lower-case letters, digits and single
/// dashes, or a word that the portal uses itself.
pub fn check_address(address: &str) -> Result<(), Fault> {
    let fault = |code| Err(Fault::field("address", code));
    if address.is_empty() {
        return fault("cooperative-address-missing");
    }
    if !(2..=40).contains(&address.len()) {
        return fault("cooperative-address-length");
    }
    let form = address
        .split('-')
        .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()));
    if !form {
        return fault("cooperative-address-form");
    }
    if RESERVED.contains(&address) {
        return Err(Fault::field("address", "cooperative-address-reserved").with("address", address));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(address: &str) -> Option<String> {
        check_address(address).err().map(|fault| fault.code.into_owned())
    }

    fn is(address: &str, expected: &str) {
        assert_eq!(code(address).as_deref(), Some(expected), "{address}");
    }

    #[test]
    fn the_portals_own_addresses_are_nobodys() {
        for word in RESERVED {
            is(word, "cooperative-address-reserved");
        }
    }

    #[test]
    fn an_address_is_lower_case_words_with_single_dashes() {
        assert_eq!(code("samen-digitaal"), None);
        assert_eq!(code("irvn2"), None);
        for wrong in ["Samen", "samen digitaal", "-samen", "samen-", "samen--digitaal", "café", "a/b", "a.b"]
        {
            is(wrong, "cooperative-address-form");
        }
        is("", "cooperative-address-missing");
        is("x", "cooperative-address-length");
        is(&"x".repeat(41), "cooperative-address-length");
    }

    #[test]
    fn every_fault_of_a_form_is_told_at_once() {
        let new = NewCooperative {
            address: "Static".to_owned(),
            name: " ".to_owned(),
            legal_form: "bv".to_owned(),
            votes: "loud".to_owned(),
            theme: "pink".to_owned(),
            demonstration: false,
            notice_months: 61,
            dispute_days: -1,
            deviation_percent: 0,
        };
        let fields: Vec<_> = check(&new).into_iter().filter_map(|fault| fault.field).collect();
        assert_eq!(
            fields,
            [
                "name",
                "address",
                "legal_form",
                "votes",
                "theme",
                "notice_months",
                "dispute_days",
                "deviation_percent"
            ]
        );
    }
}
