//! Assemblies of Samen Digitaal: one that was held and decided, one that comes with an open vote, and
//! one that is prepared.
//!
//! Invariant: what comes is counted from the machine's own day, so that there is a vote to take part in on
//! whatever day the demonstration is made.

use actions::resolutions::{self, Making};
use actions::{agenda, amendments, assemblies, votes};
use jiff::civil::{Date, DateTime, date};
use jiff::{Timestamp, ToSpan};
use kernel::{AgendaItemId, AssemblyId, ResolutionId};
use store::{
    AgendaKind, Attachment, MajorityRule, NewAgendaItem, NewAssembly, NewResolution, Part, VoteAnswer,
};

use super::DemoError;
use super::stage::Stage;

const FATIMA: &str = "office@samen-digitaal.example";
const ANNELIES: &str = "board@samen-digitaal.example";
const ENSCHEDE: &str = "enschede@samen-digitaal.example";
const ZWOLLE: &str = "zwolle@samen-digitaal.example";
const ROOS: &str = "voter@samen-digitaal.example";
const ROOM: &str = "Stadskantoor Zwolle, Lübeckplein 2";

/// How members answered about the contribution in the room: 16 for the proposal, 8 for the amendment, 1 for
/// neither. One had voted for the amendment before; the others stayed away.
const CONTRIBUTION: [u8; 25] = [0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 2, 1, 0, 0, 1, 0, 1, 0, 0];

/// Puts an item on an agenda.
fn item(
    stage: &Stage,
    assembly: AssemblyId,
    kind: AgendaKind,
    (title, body): (&str, &str),
) -> Result<AgendaItemId, DemoError> {
    let new = NewAgendaItem { title: title.to_owned(), body: body.to_owned(), kind };
    stage.act(FATIMA, "assemblies.add-item", |tx| agenda::add(tx, assembly, &new, ""))
}

fn assembly(
    stage: &Stage,
    title: &str,
    starts_at: Timestamp,
    convocation: &str,
) -> Result<AssemblyId, DemoError> {
    let (title, place) = (title.to_owned(), ROOM.to_owned());
    let new = NewAssembly { title, starts_at, place, convocation: convocation.to_owned() };
    stage.act(FATIMA, "assemblies.make", |tx| assemblies::make(tx, &new))
}

fn document(stage: &Stage, item: AgendaItemId, title: &str, address: &str) -> Result<(), DemoError> {
    let new = Attachment { item, title: title.to_owned(), address: address.to_owned() };
    stage.act(FATIMA, "assemblies.attach", |tx| assemblies::attach(tx, &new)).map(drop)
}

/// A vote by name, one member one vote, as the articles of Samen Digitaal have it.
fn resolution(
    stage: &Stage,
    item: AgendaItemId,
    question: &str,
    (opens_at, closes_at): (Timestamp, Timestamp),
) -> Result<ResolutionId, DemoError> {
    let about = NewResolution {
        item,
        question: question.to_owned(),
        majority: MajorityRule::Simple,
        quorum: Some(Part { of: 1, in_all: 2 }),
        weighted: false,
        secret: false,
        per_member: true,
        blank_is_cast: false,
        proxies_per_holder: 2,
        opens_at,
        closes_at,
        again: None,
    };
    let making = Making { about, options: Vec::new(), why_again: String::new() };
    stage.act(FATIMA, "resolutions.make", |tx| resolutions::make(tx, &making))
}

fn amendment(
    stage: &Stage,
    by: &str,
    resolution: ResolutionId,
    text: (&str, &str),
) -> Result<kernel::AmendmentId, DemoError> {
    stage.act(by, "amendments.propose", |tx| amendments::propose(tx, resolution, text))
}

fn merge(
    stage: &Stage,
    amendment: kernel::AmendmentId,
    [proposal, label, against]: [&str; 3],
) -> Result<(), DemoError> {
    let into = amendments::Into::NewOption {
        label: label.to_owned(),
        proposal: proposal.to_owned(),
        against: against.to_owned(),
    };
    stage.act(FATIMA, "amendments.merge", |tx| amendments::merge(tx, amendment, &into)).map(drop)
}

fn open(stage: &Stage, resolution: ResolutionId) -> Result<(), DemoError> {
    stage.act(ANNELIES, "resolutions.open", |tx| resolutions::open(tx, resolution))
}

fn moment(when: DateTime) -> Result<Timestamp, DemoError> {
    Ok(when.to_zoned(store::amsterdam()).map_err(DemoError::of)?.timestamp())
}

/// The assembly of June 2026: three amendments became one option, as at VNG, and the members chose.
pub(super) fn held(stage: &Stage) -> Result<(), DemoError> {
    let starts = date(2026, 6, 25).at(19, 30, 0, 0);
    stage.at(date(2026, 6, 25).at(22, 0, 0, 0))?;
    if now(stage)? <= moment(starts)? {
        // A machine whose clock stands before that evening knows nothing of it yet.
        return Ok(());
    }
    stage.at(date(2026, 5, 11).at(10, 15, 0, 0))?;
    let call = "U bent van harte welkom. De stukken staan bij de agendapunten.\n\
        Amendementen kunt u indienen tot de stemming opengaat.";
    let id = assembly(stage, "Ledenvergadering juni 2026", moment(starts)?, call)?;
    item(stage, id, AgendaKind::Announcement, ("Opening en mededelingen", ""))?;
    let contribution = item(
        stage,
        id,
        AgendaKind::Resolution,
        (
            "Contributie 2027",
            "Lonen en prijzen stijgen met 3,9 %. Het bestuur stelt voor de contributie evenveel te verhogen.",
        ),
    )?;
    let accounts = item(
        stage,
        id,
        AgendaKind::Resolution,
        ("Jaarrekening 2025", "De accountant gaf een goedkeurende verklaring."),
    )?;
    item(stage, id, AgendaKind::Discussion, ("Rondvraag", ""))?;
    document(stage, accounts, "Kosten per lid in 2025", "/allocation-runs")?;
    let times = (moment(date(2026, 5, 28).at(9, 0, 0, 0))?, moment(date(2026, 6, 25).at(21, 30, 0, 0))?);
    let question = "De contributie stijgt in 2027 met 3,9 %.";
    let contribution = resolution(stage, contribution, question, times)?;
    let accounts = resolution(stage, accounts, "De leden stellen de jaarrekening over 2025 vast.", times)?;
    stage.at(date(2026, 5, 15).at(9, 0, 0, 0))?;
    stage.act(FATIMA, "assemblies.convene", |tx| assemblies::convene(tx, id))?;
    stage.at(date(2026, 5, 20).at(11, 40, 0, 0))?;
    let reason = "Gemeenten krijgen zelf 2,9 % erbij. De rest kan uit de reserve.";
    let first = amendment(stage, ENSCHEDE, contribution, ("Contributie 2,9 %", reason))?;
    let second = amendment(stage, ZWOLLE, contribution, ("Volg het gemeentefonds", "Dat is nu 2,9 %."))?;
    stage.at(date(2026, 5, 26).at(14, 0, 0, 0))?;
    let options = ["3,9 % (voorstel van het bestuur)", "2,9 % (amendement)", "Tegen beide"];
    merge(stage, first, options)?;
    stage.act(FATIMA, "amendments.merge", |tx| {
        amendments::merge(tx, second, &amendments::Into::Option(1)).map(drop)
    })?;
    stage.at(date(2026, 5, 27).at(16, 20, 0, 0))?;
    open(stage, contribution)?;
    open(stage, accounts)?;
    stage.at(date(2026, 6, 9).at(13, 5, 0, 0))?;
    stage.act(ROOS, "votes.cast", |tx| {
        let member = tx.actor().member().map(|own| own.id).ok_or(store::StoreError::Absent)?;
        let answer = VoteAnswer::Option(1);
        votes::cast(tx, &votes::Cast { resolution: contribution, member, answer, based_on: 0 })
    })?;
    stage.at(date(2026, 6, 25).at(20, 45, 0, 0))?;
    roll_call(stage, contribution, &CONTRIBUTION)?;
    roll_call(stage, accounts, &[0; 27])?;
    // Sealed while the vote is open: the receipts go out on that evening.
    stage.work()?;
    stage.at(date(2026, 6, 25).at(21, 40, 0, 0))?;
    let promise = "Het bestuur komt in december terug op de hoogte van de reserve.";
    stage.act(ANNELIES, "resolutions.close", |tx| resolutions::close(tx, contribution, promise))?;
    stage.act(ANNELIES, "resolutions.close", |tx| resolutions::close(tx, accounts, ""))?;
    stage.act(FATIMA, "assemblies.end", |tx| assemblies::end(tx, id))
}

/// The answers of members that did not vote yet, in the order of their names.
fn roll_call(stage: &Stage, resolution: ResolutionId, answers: &[u8]) -> Result<(), DemoError> {
    stage.act(FATIMA, "votes.record", |tx| {
        let voted = tx.participations(resolution)?;
        let members = tx.members()?.into_iter().filter(|member| !voted.contains(&member.id));
        for (member, answer) in members.zip(answers) {
            votes::record(tx, resolution, member.id, VoteAnswer::Option(*answer))?;
        }
        Ok(())
    })
}

fn now(stage: &Stage) -> Result<Timestamp, DemoError> {
    stage.act(FATIMA, "demo.now", |tx| Ok(tx.now()))
}

/// The assembly that comes, seventeen days from the machine's own day, and the one after it.
pub(super) fn coming(stage: &Stage) -> Result<(), DemoError> {
    stage.at(date(9000, 1, 1).at(0, 0, 0, 0))?;
    let today = stage.act(FATIMA, "demo.today", |tx| Ok(tx.today()))?;
    let evening = |days: i64| moment(today.saturating_add(days.days()).at(19, 30, 0, 0));
    let starts = evening(17)?;
    let call = "Wij nodigen u uit voor de ledenvergadering. Stemmen kan nu al.";
    let id = assembly(stage, "Ledenvergadering begroting 2027", starts, call)?;
    item(stage, id, AgendaKind::Announcement, ("Opening en mededelingen", ""))?;
    let budget = item(
        stage,
        id,
        AgendaKind::Resolution,
        (
            "Begroting 2027",
            "De kosten stijgen met de lonen. Het aantal diensten groeit van negen naar twaalf.",
        ),
    )?;
    super::documents::budget(stage, FATIMA, budget)?;
    let case_system = item(
        stage,
        id,
        AgendaKind::Resolution,
        ("Zaaksysteem vernieuwen", "De leverancier stopt in 2028 met de huidige versie."),
    )?;
    if let Some(run) = stage.act(FATIMA, "demo.run", |tx| Ok(tx.approved_runs()?.pop()))? {
        let question = format!("/allocation-runs/{}/what-if?key.zaaksysteem=equal", run.id);
        document(stage, case_system, "Wat als alle leden evenveel betalen voor het zaaksysteem?", &question)?;
    }
    let closes = starts.saturating_add(2.hours()).map_err(DemoError::of)?;
    let times = (moment(today.at(0, 0, 0, 0))?, closes);
    let budget = resolution(stage, budget, "De leden stellen de begroting voor 2027 vast.", times)?;
    let question = "De coöperatie besteedt in 2027 een nieuw zaaksysteem aan.";
    let renewal = resolution(stage, case_system, question, times)?;
    stage.act(FATIMA, "assemblies.convene", |tx| assemblies::convene(tx, id))?;
    open(stage, budget)?;
    let later = ("Pas in 2028", "Zo kunnen gemeenten het contract dat zij hebben nog uitdienen.");
    let later = amendment(stage, ZWOLLE, renewal, later)?;
    merge(stage, later, ["In 2027 (voorstel)", "In 2028 (amendement)", "Geen nieuw zaaksysteem"])?;
    let open_source = ("Alleen open source", "Dan kunnen alle gemeenten het hergebruiken.");
    amendment(stage, ENSCHEDE, renewal, open_source)?;
    prepared(stage, evening(120)?, today)
}

/// An assembly that members do not see yet.
fn prepared(stage: &Stage, starts: Timestamp, today: Date) -> Result<(), DemoError> {
    let title = format!("Ledenvergadering voorjaar {}", today.saturating_add(120.days()).year());
    let id = assembly(stage, &title, starts, "")?;
    let key = ("Verdeelsleutel van het zaaksysteem", "Blijft 30 % gelijk verdeeld, of verandert dat?");
    item(stage, id, AgendaKind::Resolution, key)?;
    item(stage, id, AgendaKind::Discussion, ("Samenwerken met andere coöperaties", ""))?;
    Ok(())
}
