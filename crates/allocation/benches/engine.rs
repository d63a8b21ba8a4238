//! How fast the engine divides: a year of monthly bills, and how that grows with members and services.

#![expect(clippy::unwrap_used, reason = "a benchmark fails where it cannot go on")]

mod cooperative;

use std::hint::black_box;

use allocation::{Allocation, Changes, Scenario, allocate, amounts, what_if};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// Divides a year; the bills of all months stay in memory.
fn divide(year: &[Scenario]) -> Vec<Allocation> {
    year.iter().map(|month| allocate(black_box(month)).unwrap()).collect()
}

fn a_year(criterion: &mut Criterion) {
    let year = cooperative::year(342, 40);
    let mut group = criterion.benchmark_group("342 members x 40 services x 12 months");
    group.sample_size(10);
    group.bench_function("with derivations", |bench| bench.iter_with_large_drop(|| divide(&year)));
    let alone = || year.iter().map(|month| amounts(black_box(month)).unwrap()).collect::<Vec<_>>();
    group.bench_function("amounts alone", |bench| bench.iter_with_large_drop(alone));
    group.finish();
}

fn growth(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("one month");
    group.sample_size(10);
    for (members, services) in [(34, 40), (342, 40), (390, 40), (3_420, 40), (342, 400)] {
        let month = cooperative::month(1, members, services);
        let size = format!("{members} members x {services} services");
        group.throughput(Throughput::Elements(u64::try_from(members * services).unwrap()));
        group.bench_with_input(BenchmarkId::new("with derivations", &size), &month, |bench, month| {
            bench.iter_with_large_drop(|| allocate(black_box(month)).unwrap());
        });
    }
    group.finish();
}

/// What the page of a run does: the bill as it is, the bill after the changes, and the difference.
fn a_question(criterion: &mut Criterion) {
    let month = cooperative::month(1, 342, 40);
    let mut group = criterion.benchmark_group("what if, 342 members x 40 services");
    group.sample_size(10);
    for question in ["key.service-001=equal", "amount.service-002=123456.00", "leave.GM0042=1"] {
        let changes = Changes::parse(question).unwrap();
        group.bench_function(question, |bench| {
            bench.iter_with_large_drop(|| what_if(black_box(&month), &changes).unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, a_year, growth, a_question);
criterion_main!(benches);
