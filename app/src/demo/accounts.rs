//! The accounts of the demonstration: invented people with one password, known to everybody.

use serde::Serialize;
use store::roles::Role;

/// The password of every account of the demonstration.
pub const PASSWORD: &str = "samen-bouwen-2026";

/// A cooperative of the demonstration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct DemoCooperative {
    /// First part of its addresses.
    pub address: &'static str,
    /// Its name.
    pub name: &'static str,
}

/// An account of the demonstration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct DemoAccount {
    /// Address of its cooperative; absent for the operator.
    pub cooperative: Option<&'static str>,
    /// Address to sign in with.
    pub email: &'static str,
    /// Password.
    pub password: &'static str,
    /// Name of the person.
    pub name: &'static str,
    /// CBS codes of the members it acts for; none for the office.
    pub members: &'static [&'static str],
    /// Its roles in each seat.
    pub roles: &'static [Role],
}

/// `samen-digitaal`.
pub const SAMEN_DIGITAAL: DemoCooperative =
    DemoCooperative { address: "samen-digitaal", name: "Samen Digitaal" };
/// `buch`.
pub const BUCH: DemoCooperative = DemoCooperative { address: "buch", name: "BUCH" };
/// `rijk-van-nijmegen`.
pub const RIJK_VAN_NIJMEGEN: DemoCooperative =
    DemoCooperative { address: "rijk-van-nijmegen", name: "ICT Rijk van Nijmegen" };

/// `noord-en-zuid`.
pub const NOORD_EN_ZUID: DemoCooperative =
    DemoCooperative { address: "noord-en-zuid", name: "Noord en Zuid Digitaal" };

/// The cooperatives, in the order in which they are made.
pub const COOPERATIVES: [DemoCooperative; 4] = [SAMEN_DIGITAAL, BUCH, NOORD_EN_ZUID, RIJK_VAN_NIJMEGEN];

/// The operator of the installation: the first account that is made.
pub const OPERATOR: DemoAccount = DemoAccount {
    cooperative: None,
    email: "operator@gemeengoed.example",
    password: PASSWORD,
    name: "Olga van Rijn",
    members: &[],
    roles: &[Role::Operator],
};

/// Who votes for all members of Samen Digitaal in the rounds of the demonstration, one seat for each.
pub(super) const VOTERS: &str = "voters@samen-digitaal.example";

/// The members of Samen Digitaal, by CBS code.
pub(super) const MEMBERS: [&str; 33] = [
    "GM0141", "GM0484", "GM0307", "GM0200", "GM0106", "GM0147", "GM0109", "GM0503", "GM0150", "GM1774",
    "GM0114", "GM0153", "GM0014", "GM0158", "GM0392", "GM0163", "GM0164", "GM0405", "GM0166", "GM0537",
    "GM0080", "GM1916", "GM0262", "GM0168", "GM0173", "GM0177", "GM0090", "GM0183", "GM0622", "GM0479",
    "GM0301", "GM1896", "GM0193",
];

const fn office(
    cooperative: DemoCooperative,
    email: &'static str,
    name: &'static str,
    roles: &'static [Role],
) -> DemoAccount {
    member(cooperative, email, name, &[], roles)
}

const fn member(
    cooperative: DemoCooperative,
    email: &'static str,
    name: &'static str,
    members: &'static [&'static str],
    roles: &'static [Role],
) -> DemoAccount {
    DemoAccount { cooperative: Some(cooperative.address), email, password: PASSWORD, name, members, roles }
}

/// Every account. Of each cooperative the first one is its first administrator; the very last account is
/// the last deed of the demonstration, and so the sign that it is complete.
#[must_use]
pub fn accounts() -> Vec<DemoAccount> {
    use Role::{Board, Controller, Finance, MemberManager, Office, Reader, Supplier, Voter};
    let (sd, nz, rvn) = (SAMEN_DIGITAAL, NOORD_EN_ZUID, RIJK_VAN_NIJMEGEN);
    vec![
        OPERATOR,
        office(sd, "office@samen-digitaal.example", "Fatima el Idrissi", &[Office]),
        office(sd, "finance@samen-digitaal.example", "Jeroen Visser", &[Finance]),
        office(sd, "finance2@samen-digitaal.example", "Marieke de Boer", &[Finance]),
        office(sd, "controller@samen-digitaal.example", "Wim Hoekstra", &[Controller]),
        office(sd, "board@samen-digitaal.example", "Annelies Postma", &[Board]),
        office(sd, "supplier@samen-digitaal.example", "Sjoerd Dijkgraaf", &[Supplier]),
        member(sd, "enschede@samen-digitaal.example", "Karin Oude Elferink", &["GM0153"], &[MemberManager]),
        member(sd, "zwolle@samen-digitaal.example", "Henk Brouwer", &["GM0193"], &[MemberManager]),
        member(sd, "voter@samen-digitaal.example", "Roos Haverkamp", &["GM0153"], &[Voter]),
        member(sd, "reader@samen-digitaal.example", "Bram Wiersma", &["GM0014"], &[Reader]),
        member(sd, VOTERS, "Toos Vermeer", &MEMBERS, &[Voter]),
        office(BUCH, "office@buch.example", "Ineke Kuijper", &[Office]),
        office(BUCH, "finance@buch.example", "Thijs Admiraal", &[Finance]),
        office(BUCH, "finance2@buch.example", "Yvonne Zonneveld", &[Finance]),
        office(BUCH, "controller@buch.example", "Dirk Groot", &[Controller]),
        office(BUCH, "board@buch.example", "Lia Mooij", &[Board]),
        member(
            BUCH,
            "four@buch.example",
            "Samira Belhaj",
            &["GM0373", "GM0450", "GM0383", "GM0399"],
            &[MemberManager],
        ),
        member(BUCH, "castricum@buch.example", "Joost Beentjes", &["GM0383"], &[MemberManager, Voter]),
        office(nz, "office@noord-en-zuid.example", "Anneke Wiersema", &[Office]),
        office(nz, "finance@noord-en-zuid.example", "Geert Dijkema", &[Finance]),
        office(nz, "finance2@noord-en-zuid.example", "Loes van Esch", &[Finance]),
        member(nz, "delfzijl@noord-en-zuid.example", "Tjaard Mulder", &["GM0010"], &[MemberManager, Voter]),
        member(nz, "haaren@noord-en-zuid.example", "Corrie Vermeer", &["GM0788"], &[MemberManager]),
        member(nz, "tilburg@noord-en-zuid.example", "Bart Smulders", &["GM0855"], &[MemberManager]),
        office(rvn, "office@rijk-van-nijmegen.example", "Marloes Peters", &[Office]),
        office(rvn, "finance@rijk-van-nijmegen.example", "Stijn Janssen", &[Finance]),
        office(rvn, "finance2@rijk-van-nijmegen.example", "Nadia Yilmaz", &[Finance]),
        office(rvn, "controller@rijk-van-nijmegen.example", "Guus Derks", &[Controller]),
        member(rvn, "nijmegen@rijk-van-nijmegen.example", "Eva Thijssen", &["GM0268"], &[MemberManager]),
        member(rvn, "wijchen@rijk-van-nijmegen.example", "Piet Arts", &["GM0296"], &[MemberManager, Voter]),
    ]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn everybody_has_an_address_of_their_own_at_their_cooperative() {
        let accounts = accounts();
        let emails: BTreeSet<&str> = accounts.iter().map(|account| account.email).collect();
        assert_eq!(emails.len(), accounts.len());
        for account in &accounts {
            let host = account.cooperative.unwrap_or("gemeengoed");
            assert!(account.email.ends_with(&format!("@{host}.example")), "{}", account.email);
        }
    }

    #[test]
    fn each_cooperative_begins_with_its_administrator() {
        for cooperative in COOPERATIVES {
            let accounts = accounts();
            let first = accounts.iter().find(|account| account.cooperative == Some(cooperative.address));
            assert_eq!(first.unwrap().roles, [Role::Office]);
        }
    }
}
