//! A row for every address, in the file of its kind, in alphabetical order. Who adds an address adds a row.

mod assemblies;
mod books;
mod documents;
mod lives;
mod member;
mod office;
mod people;
mod reorganisations;
mod roadmap;
mod round_results;
mod rounds;
mod solutions;
mod taking;
mod usage;
mod work;

use super::row::{Row, open};
use super::world;

/// People of the demonstration.
const BOARD: &str = "board@samen-digitaal.example";
const CONTROLLER: &str = "controller@samen-digitaal.example";
const ENSCHEDE: &str = "enschede@samen-digitaal.example";
const FINANCE: &str = "finance@samen-digitaal.example";
const OFFICE: &str = "office@samen-digitaal.example";
const SUPPLIER: &str = "supplier@samen-digitaal.example";
const VOTER: &str = "voter@samen-digitaal.example";
const ZWOLLE: &str = "zwolle@samen-digitaal.example";

/// All rows.
pub fn all() -> Vec<Row> {
    let mut rows = vec![
        open("/").answers(303),
        open("/.well-known/security.txt"),
        open("/design"),
        open("/dev/mail"),
        open("/dev/mail/{file}").at(world::a_mail),
        open("/fairness-example"),
        open("/healthz"),
        open("/readyz"),
    ];
    rows.extend(assemblies::rows());
    rows.extend(books::rows());
    rows.extend(documents::rows());
    rows.extend(lives::rows());
    rows.extend(member::rows());
    rows.extend(office::rows());
    rows.extend(people::rows());
    rows.extend(reorganisations::rows());
    rows.extend(roadmap::rows());
    rows.extend(round_results::rows());
    rows.extend(rounds::rows());
    rows.extend(taking::rows());
    rows.extend(solutions::rows());
    rows.extend(usage::rows());
    rows.extend(work::rows());
    rows
}
