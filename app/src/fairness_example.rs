//! The published example of the fairness lens: six Swedish municipalities that share a water supply.
//!
//! Source: H. P. Young, N. Okada, T. Hashimoto, Cost Allocation in Water Resources Development, IIASA
//! WP-79-77;
//! costs of each group in millions of Swedish crowns, letters and shares of inhabitants as in the paper.

use std::collections::BTreeMap;

use allocation::{CostModel, Fairness, FairnessQuestion, GroupCost, Key, Member, Pool, Sampling, Scenario};
use jiff::civil::date;
use kernel::{Cents, Period, Share};
use serde::Serialize;
use serde_json::json;
use web::language::Language;
use web::{Failure, Guest, Reply};

/// The pool of the example.
const POOL: &str = "water";

/// What all pay together, in hundredths of a million crowns.
const TOGETHER: i64 = 8382;

/// What each pays where they divide by inhabitants, in hundredths of a million crowns.
const INHABITANTS: [(&str, i64); 6] =
    [("A", 1013), ("H", 2100), ("K", 319), ("L", 822), ("M", 3422), ("T", 707)];

/// What each group would pay alone, in hundredths of a million crowns.
const GROUPS: [(&str, i64); 63] = [
    ("A", 2195),
    ("H", 1708),
    ("K", 1091),
    ("L", 1588),
    ("M", 2081),
    ("T", 2198),
    ("AH", 3469),
    ("AK", 3286),
    ("AL", 3783),
    ("AM", 4276),
    ("AT", 4393),
    ("HK", 2296),
    ("HL", 2500),
    ("HM", 3789),
    ("HT", 3906),
    ("KL", 2679),
    ("KM", 3145),
    ("KT", 3289),
    ("LM", 3110),
    ("LT", 3786),
    ("MT", 3941),
    ("AHK", 4074),
    ("AHL", 4322),
    ("AHM", 5550),
    ("AHT", 5667),
    ("AKL", 4874),
    ("AKM", 5340),
    ("AKT", 5484),
    ("ALM", 5305),
    ("ALT", 5981),
    ("AMT", 6136),
    ("HKL", 2726),
    ("HKM", 4255),
    ("HKT", 4494),
    ("HLM", 4581),
    ("HLT", 4698),
    ("HMT", 5649),
    ("KLM", 4201),
    ("KLT", 4877),
    ("KMT", 5032),
    ("LMT", 5146),
    ("AHKL", 4895),
    ("AHKM", 6025),
    ("AHKT", 6272),
    ("AHLM", 6403),
    ("AHLT", 6520),
    ("AHMT", 7410),
    ("AKLM", 6396),
    ("AKLT", 7072),
    ("AKMT", 7227),
    ("ALMT", 7341),
    ("HKLM", 4807),
    ("HKLT", 4924),
    ("HKMT", 5935),
    ("HLMT", 6441),
    ("KLMT", 5661),
    ("AHKLM", 6976),
    ("AHKLT", 7093),
    ("AHKMT", 7742),
    ("AHLMT", 8300),
    ("AKLMT", 7397),
    ("HKLMT", 6646),
    ("AHKLMT", 8382),
];

#[derive(Serialize)]
struct Show {
    said: Vec<String>,
    rows: Vec<Row>,
    total: Row,
}

#[derive(Serialize)]
struct Row {
    name: String,
    alone: String,
    marginal: String,
    shapley: String,
    inhabitants: String,
    more: bool,
}

/// The example, for anybody.
pub async fn show(visit: Guest) -> Reply {
    let fairness = computed().map_err(Failure::Bug)?;
    let view = view(&visit, &fairness);
    visit.page("app/fairness_example/show", visit.text("fairness-example-title")).show(&view)
}

fn computed() -> Result<Fairness, String> {
    let year = Period::new(date(1979, 1, 1), date(1980, 1, 1)).map_err(|error| error.to_string())?;
    let mut scenario = Scenario::new(year);
    scenario.members = INHABITANTS.map(|(id, _)| Member::new(id)).into();
    let shares = INHABITANTS.map(|(id, share)| (id.to_owned(), Share::from(share))).into();
    scenario.pools = vec![Pool::cost(POOL, Cents::new(TOGETHER), Key::Fixed { shares })];
    let group = |(letters, cost): (&str, i64)| GroupCost {
        members: letters.chars().map(String::from).collect(),
        cost: Cents::new(cost),
    };
    let model = CostModel::Table { groups: GROUPS.map(group).into() };
    let models = BTreeMap::from([(POOL.to_owned(), model)]);
    let question = FairnessQuestion { scenario, models, sampling: Sampling::default(), newcomer: None };
    let answer = question.answer().map_err(|faults| format!("{faults:?}"))?;
    answer.pools.into_iter().next().ok_or_else(|| "no pool".to_owned())
}

fn view(visit: &Guest, fairness: &Fairness) -> Show {
    let two = |share: &Share| number(visit.language(), share, 2);
    let row = |member: &allocation::MemberFairness| Row {
        name: member.member.clone(),
        alone: two(&member.stand_alone.exact),
        marginal: two(&member.marginal.exact),
        shapley: number(visit.language(), &member.shapley.exact, 4),
        inhabitants: two(&member.pays.euros()),
        more: member.pays_more_than_alone,
    };
    let sum = |of: fn(&allocation::MemberFairness) -> &Share| fairness.members.iter().map(of).sum::<Share>();
    let (alone, shapley) = (sum(|member| &member.stand_alone.exact), sum(|member| &member.shapley.exact));
    Show {
        said: said(visit, fairness, &alone),
        rows: fairness.members.iter().map(row).collect(),
        total: Row {
            name: visit.text("whatif-total"),
            alone: two(&alone),
            marginal: two(&sum(|member| &member.marginal.exact)),
            shapley: number(visit.language(), &shapley, 4),
            inhabitants: two(&fairness.paid.euros()),
            more: false,
        },
    }
}

fn said(visit: &Guest, fairness: &Fairness, alone: &Share) -> Vec<String> {
    let two = |share: &Share| number(visit.language(), share, 2);
    let together = &fairness.cost.exact;
    let saved = two(&(alone - together));
    let mut said = vec![visit.say(
        "fairness-example-saves",
        json!({ "together": two(together), "apart": two(alone), "saved": saved }),
    )];
    let more: Vec<&str> = (fairness.members.iter())
        .filter(|member| member.pays_more_than_alone)
        .map(|member| member.member.as_str())
        .collect();
    said.push(visit.say("fairness-example-more", json!({ "players": more.join(", ") })));
    if let Some(worst) = fairness.shapley.blocking.first() {
        let (pays, alone) = (two(&worst.pays.exact), two(&worst.alone.exact));
        let args = json!({ "group": worst.members.join(", "), "pays": pays, "alone": alone });
        said.push(visit.say("fairness-example-blocked", args));
    }
    let groups = fairness.bill.groups.unwrap_or_default();
    said.push(visit.say("fairness-example-core", json!({ "groups": groups })));
    said
}

/// A number with so many decimals, those that are nothing too: `20,0110`.
fn number(language: Language, exact: &Share, decimals: usize) -> String {
    let text = exact.rounded(decimals);
    match language {
        Language::Dutch => text.replace('.', ","),
        Language::English => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_values_come_out() {
        let fairness = computed().unwrap();
        let shapley: Vec<String> =
            fairness.members.iter().map(|one| number(Language::Dutch, &one.shapley.exact, 4)).collect();
        assert_eq!(shapley, ["20,0110", "10,7080", "6,6068", "10,3727", "16,9458", "19,1757"]);
    }
}
