//! Members and their attributes from a file: first looked at, then brought in whole or not at all.
//!
//! Invariant: looking and bringing in share one plan, so that what happens is what was shown. A file with a
//! refused row changes nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{Read, Seek};

use intake::attributes::AttributeValue;
use intake::{Column, Directory, FileFault, Given, Reason, RowFault};
use jiff::civil::Date;
use kernel::{MemberId, Share, UploadId};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use store::roles::May;
use store::{Member, NewMember, StoreError, TenantTx};

use crate::members::{attribute_name, faults_of};
use crate::permissions::require;
use crate::{Fault, Refused};

/// What a file of members is brought in for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// New attributes of members that are there; everybody else in the file is left out.
    Attributes,
    /// The same, and whoever is no member yet is admitted.
    Members,
}

/// A file of members.
#[derive(Clone, Copy, Debug)]
pub struct MemberFile<'a> {
    /// Its bytes.
    pub content: &'a [u8],
    /// What it is brought in for.
    pub purpose: Purpose,
    /// Day of the attributes where the file has none.
    pub reference_date: Date,
    /// First day of new members where the file has none.
    pub joined_on: Date,
}

/// A member that would be admitted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Newcomer {
    /// The line of the file.
    pub row: u64,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// First day of its membership.
    pub joined_on: Date,
}

/// An attribute that would be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The member, by code: it may be new itself.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Which fact.
    pub attribute: String,
    /// From which day.
    pub on: Date,
    /// The value.
    pub value: Decimal,
    /// What it was on that same day, where it changes.
    pub before: Option<Share>,
}

/// What a file would do.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Who would be admitted.
    pub newcomers: Vec<Newcomer>,
    /// What would be set, for old and new members.
    pub settings: Vec<Setting>,
    /// Values that are there already.
    pub same: usize,
    /// Rows without effect, and why.
    pub notes: Vec<RowFault>,
    /// How many rows are refused.
    pub refused: u64,
    /// Why, row by row.
    pub faults: Vec<RowFault>,
}

impl Plan {
    /// Whether there is something to bring in and nothing in its way.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.refused == 0 && !self.is_empty()
    }

    /// Whether it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.newcomers.is_empty() && self.settings.is_empty()
    }

    fn refuse(&mut self, fault: RowFault) {
        self.refused += 1;
        self.faults.push(fault);
    }
}

/// What was brought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// Members admitted.
    pub admitted: usize,
    /// Attributes set or corrected.
    pub set: usize,
}

/// The largest file of members: one of all municipalities of the country is a hundred times smaller.
pub const MOST_BYTES: u64 = 5_000_000;

/// Keeps a file, so that what is brought in is what was looked at.
///
/// # Errors
/// A sentence beside the file where it is too large, or those of the store.
pub fn keep(
    tx: &mut TenantTx<'_>,
    name: &str,
    content: &mut (impl Read + Seek),
) -> Result<UploadId, Refused> {
    require(tx, May::KeepMembers)?;
    let upload = tx.add_upload(name, content)?;
    if upload.bytes > MOST_BYTES {
        return Err(Fault::field("file", "member-imports-file-too-large").into());
    }
    Ok(upload.id)
}

/// The bytes of a file that was kept.
///
/// # Errors
/// [`StoreError::Absent`] where it is not there, or larger than a file of members.
pub fn content_of(tx: &mut TenantTx<'_>, id: UploadId) -> Result<Vec<u8>, StoreError> {
    if tx.upload(id)?.bytes > MOST_BYTES {
        return Err(StoreError::Absent);
    }
    let mut content = Vec::new();
    for n in 0_i32.. {
        let Some(piece) = tx.upload_chunk(id, n)? else { break };
        content.extend(piece);
    }
    Ok(content)
}

/// Looks at a file: what it would do, and nothing done.
///
/// # Errors
/// Those of the store; inside, the fault of the file as a whole.
pub fn look(tx: &mut TenantTx<'_>, file: &MemberFile<'_>) -> Result<Result<Plan, FileFault>, Refused> {
    require(tx, May::KeepMembers)?;
    let known = Known { members: tx.members()?, values: values(tx)? };
    Ok(match file.purpose {
        Purpose::Attributes => plan_attributes(&known, file),
        Purpose::Members => plan_members(&known, file),
    })
}

/// Brings a file in.
///
/// # Errors
/// A sentence where the file has faults, or those of the store.
pub fn bring_in(tx: &mut TenantTx<'_>, file: &MemberFile<'_>) -> Result<Done, Refused> {
    let plan = look(tx, file)?.map_err(|_| Fault::page("member-import-unreadable"))?;
    if plan.refused > 0 {
        return Err(Fault::page("member-import-refused").with("count", plan.refused).into());
    }
    let mut ids: HashMap<String, MemberId> =
        tx.members()?.into_iter().map(|member| (member.code, member.id)).collect();
    for newcomer in &plan.newcomers {
        let id = tx.add_member(&new_member(newcomer)).map_err(|error| met_another(error, newcomer))?;
        ids.insert(newcomer.code.clone(), id);
    }
    for setting in &plan.settings {
        let id = ids.get(&setting.code).copied().ok_or(StoreError::Absent)?;
        tx.put_attribute(id, &setting.attribute, setting.on, setting.value)?;
    }
    let done = Done { admitted: plan.newcomers.len(), set: plan.settings.len() };
    let detail = format!("{} + {}", done.admitted, done.set);
    tx.audit("members.import", tx.actor().cooperative().address.clone(), &detail)?;
    Ok(done)
}

fn new_member(newcomer: &Newcomer) -> NewMember {
    let Newcomer { code, name, joined_on, .. } = newcomer.clone();
    NewMember { code, name, joined_on, votes: 1 }
}

fn met_another(error: StoreError, newcomer: &Newcomer) -> Refused {
    match error {
        StoreError::Constraint(name) if name == "members_code" || name == "members_name" => {
            Fault::page("member-import-meanwhile").with("name", &newcomer.name).into()
        }
        other => Refused::Store(other),
    }
}

type Values = BTreeMap<(MemberId, String, Date), Share>;

/// What the cooperative knows when a file comes in.
struct Known {
    members: Vec<Member>,
    values: Values,
}

fn values(tx: &mut TenantTx<'_>) -> Result<Values, StoreError> {
    let all = tx.member_attributes()?.into_iter();
    Ok(all.map(|one| ((one.member, one.name, one.on), one.value)).collect())
}

impl Known {
    /// Adds what a value would do to the plan; says so where its name is no name.
    fn set(
        &self,
        plan: &mut Plan,
        member: Option<&Member>,
        who: (&str, &str),
        row: u64,
        value: AttributeValue,
    ) {
        let Some(attribute) = attribute_name(&value.attribute) else {
            let reason = Reason::TooLong { most: 40 };
            return plan.refuse(RowFault::new(row, Column::Attribute, &value.attribute, reason));
        };
        let before =
            member.and_then(|member| self.values.get(&(member.id, attribute.clone(), value.date))).cloned();
        if before == Some(Share::from(value.value)) {
            plan.same += 1;
            return;
        }
        let (code, name) = (who.0.to_owned(), who.1.to_owned());
        plan.settings.push(Setting { code, name, attribute, on: value.date, value: value.value, before });
    }
}

fn plan_attributes(known: &Known, file: &MemberFile<'_>) -> Result<Plan, FileFault> {
    let entries = known.members.iter().map(|member| (member.code.clone(), member.name.clone(), member.id));
    let directory = Directory::new(entries);
    let sheet = intake::attributes::read(file.content, &Given::default(), file.reference_date, &directory)?;
    let mut plan =
        Plan { notes: sheet.notes, refused: sheet.refused, faults: sheet.faults, ..Plan::default() };
    let by_id: HashMap<MemberId, &Member> = known.members.iter().map(|member| (member.id, member)).collect();
    for row in sheet.rows {
        if let Some(member) = by_id.get(&row.member) {
            known.set(&mut plan, Some(member), (&member.code, &member.name), row.row, row.value);
        }
    }
    Ok(plan)
}

fn plan_members(known: &Known, file: &MemberFile<'_>) -> Result<Plan, FileFault> {
    let sheet = intake::members::read(file.content, &Given::default(), file.reference_date)?;
    let mut plan =
        Plan { notes: sheet.notes, refused: sheet.refused, faults: sheet.faults, ..Plan::default() };
    let by_code: HashMap<&str, &Member> =
        known.members.iter().map(|member| (member.code.as_str(), member)).collect();
    let mut names: BTreeSet<String> = known.members.iter().map(|member| member.name.clone()).collect();
    for row in sheet.rows {
        let member = by_code.get(row.code.as_str()).copied();
        if member.is_none() {
            let joined_on = row.joined.unwrap_or(file.joined_on);
            let newcomer =
                Newcomer { row: row.row, code: row.code.clone(), name: row.name.clone(), joined_on };
            if let Some(fault) = fault_of(&newcomer, &mut names) {
                plan.refuse(fault);
                continue;
            }
            plan.newcomers.push(newcomer);
        }
        for value in row.attributes {
            known.set(&mut plan, member, (&row.code, &row.name), row.row, value);
        }
    }
    Ok(plan)
}

/// Why somebody cannot be admitted: no code, no name, or a name that another member has.
fn fault_of(newcomer: &Newcomer, names: &mut BTreeSet<String>) -> Option<RowFault> {
    let refuse = |column, value: &str, reason| Some(RowFault::new(newcomer.row, column, value, reason));
    let faults = faults_of(&new_member(newcomer));
    match faults.first().and_then(|fault| fault.field.as_deref()) {
        Some("code") => return refuse(Column::Code, &newcomer.code, Reason::TooLong { most: 20 }),
        Some(_) => return refuse(Column::Name, &newcomer.name, Reason::TooLong { most: 200 }),
        None => {}
    }
    if names.insert(newcomer.name.clone()) {
        None
    } else {
        refuse(Column::Name, &newcomer.name, Reason::ConflictWithStored)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn known() -> Known {
        let member = |n: u32, code: &str, name: &str| Member {
            id: format!("{n:032x}").parse().unwrap(),
            code: code.to_owned(),
            name: name.to_owned(),
            joined_on: date(2015, 1, 1),
            left_on: None,
            votes: 1,
        };
        let enschede = member(1, "GM0153", "Enschede");
        let value = ((enschede.id, "inhabitants".to_owned(), date(2020, 1, 1)), Share::from(159_000));
        Known { members: vec![enschede, member(2, "GM0193", "Zwolle")], values: [value].into() }
    }

    fn plan(content: &str, purpose: Purpose) -> Plan {
        let day = date(2020, 1, 1);
        let file = MemberFile {
            content: content.as_bytes(),
            purpose,
            reference_date: day,
            joined_on: date(2027, 1, 1),
        };
        let plan = match purpose {
            Purpose::Attributes => plan_attributes(&known(), &file),
            Purpose::Members => plan_members(&known(), &file),
        };
        plan.unwrap()
    }

    const FILE: &str = "cbs_code,name,inhabitants\nGM0153,Enschede,159640\nGM0193,Zwolle,128840\n\
        GM0796,'s-Hertogenbosch,154205\n";

    #[test]
    fn attributes_of_others_are_left_out_and_a_correction_shows_what_it_was() {
        let plan = plan(FILE, Purpose::Attributes);
        assert!(plan.is_good() && plan.newcomers.is_empty());
        let shown: Vec<_> = plan.settings.iter().map(|one| (one.name.as_str(), one.before.clone())).collect();
        assert_eq!(shown, [("Enschede", Some(Share::from(159_000))), ("Zwolle", None)]);
        assert_eq!(plan.notes.len(), 1);
    }

    #[test]
    fn whoever_is_no_member_yet_is_admitted_when_asked() {
        let plan = plan(FILE, Purpose::Members);
        let newcomer = &plan.newcomers[0];
        assert_eq!((newcomer.row, newcomer.name.as_str()), (4, "'s-Hertogenbosch"));
        assert_eq!((newcomer.joined_on, plan.settings.len()), (date(2027, 1, 1), 3));
    }

    #[test]
    fn the_same_file_twice_changes_nothing() {
        let plan = plan("code;naam;inwoners\nGM0153;Enschede;159.000\n", Purpose::Members);
        assert!(plan.is_empty() && !plan.is_good());
        assert_eq!(plan.same, 1);
    }

    #[test]
    fn a_name_that_another_member_has_is_refused_with_its_row() {
        let plan = plan("code;naam\nGM9999;Zwolle\nGM9998;Nieuw\n-x;Raar\n", Purpose::Members);
        let rows: Vec<_> = plan.faults.iter().map(|fault| (fault.row, fault.column)).collect();
        assert_eq!(rows, [(2, Column::Name), (4, Column::Code)]);
        assert!(!plan.is_good());
    }

    #[test]
    fn the_register_of_municipalities_imports_as_it_is() {
        let Some(content) = shared_data::text("municipalities-2020.csv") else { return };
        let plan = plan(&content, Purpose::Members);
        assert_eq!((plan.refused, plan.newcomers.len(), plan.settings.len()), (0, 353, 355));
        let names: Vec<_> = plan.newcomers.iter().map(|one| one.name.as_str()).collect();
        for name in ["'s-Gravenhage", "Nuenen, Gerwen en Nederwetten", "Súdwest-Fryslân"] {
            assert!(names.contains(&name), "{name}");
        }
    }
}
