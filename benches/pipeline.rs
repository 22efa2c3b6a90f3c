//! How long the stages and the whole take, and what the worst documents cost.
//!
//! `cargo bench --bench pipeline` measures all; `-- hostile` only the worst cases; `-- --test` runs each once on
//! smaller documents, to see that they still run.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use std::hint::black_box;
use std::time::Duration;

use common::{hostile, policy};
use criterion::{BatchSize, Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use redraft::align::align;
use redraft::compare::{Options, compare};
use redraft::differ::{self, Context};
use redraft::lexicon::Lexicon;
use redraft::model::{Document, Version};
use redraft::normalizer::{self, normalise};
use redraft::read::{self, Format};
use redraft::render::json;
use redraft::report::{Insight, Report};
use redraft::theme::pair_sections;

/// Name and bytes a side.
const SIZES: [(&str, usize); 3] = [("13 KB", 13_000), ("800 KB", 800_000), ("5 MB", 5_000_000)];

/// Under `--test` the worst cases are tried on a tenth.
fn scaled(bytes: usize) -> usize {
    if std::env::args().any(|argument| argument == "--test") { bytes / 10 } else { bytes }
}

fn document(text: &str) -> Document {
    read::parse("policy.md", Format::MARKDOWN, text.to_owned()).unwrap()
}

fn version(text: &str) -> Version {
    normalise(document(text), &normalizer::Options::default()).unwrap()
}

/// From the text of both versions to the JSON, as the command does it between reading and writing files.
fn whole([old, new]: &[String; 2]) -> Vec<u8> {
    let report = compare(document(old), document(new), &Options::default()).unwrap();
    let mut out = Vec::new();
    json::report::write(&Insight::of(&report), &mut out).unwrap();
    out
}

fn report([old, new]: &[String; 2]) -> Report {
    compare(document(old), document(new), &Options::default()).unwrap()
}

/// Each stage on both versions of a policy of which 3 % was edited.
fn stages(criterion: &mut Criterion) {
    for (size, bytes) in SIZES {
        let texts = policy::versions(bytes);
        let mut group = criterion.benchmark_group(format!("stages/{size}"));
        group.sample_size(if bytes > 1_000_000 { 10 } else { 30 });
        group.sampling_mode(SamplingMode::Flat);
        group.measurement_time(Duration::from_secs(3));
        group.throughput(Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum()));

        group.bench_function("read", |bencher| bencher.iter(|| texts.each_ref().map(|text| document(text))));
        group.bench_function("normalise", |bencher| {
            let documents = || texts.each_ref().map(|text| document(text));
            let normalise = |documents: [Document; 2]| {
                documents.map(|document| normalise(document, &normalizer::Options::default()).unwrap())
            };
            bencher.iter_batched(documents, normalise, BatchSize::PerIteration);
        });
        let [old, new] = texts.each_ref().map(|text| version(text));
        group.bench_function("align", |bencher| bencher.iter(|| align(black_box(&old), black_box(&new))));
        let alignment = align(&old, &new);
        let links: Vec<(usize, usize)> = alignment.links.iter().map(|link| (link.old[0], link.new[0])).collect();
        group.bench_function("sections", |bencher| bencher.iter(|| pair_sections(&old, &new, black_box(&links))));
        let sections = pair_sections(&old, &new, &links);
        let report = report(&texts);
        group.bench_function("differ", |bencher| {
            let context = Context {
                old_themes: &report.old_themes,
                new_themes: &report.new_themes,
                no_theme: report.themes.len() - 1,
                counterpart: &sections.counterpart,
                lexicon: Lexicon::for_language("en"),
                synonyms: None,
            };
            bencher.iter(|| differ::entries(&old, &new, black_box(&alignment), context));
        });
        group.bench_function("JSON", |bencher| {
            bencher.iter(|| json::report::write(&Insight::of(black_box(&report)), &mut std::io::sink()).unwrap());
        });
        group.bench_function("whole", |bencher| bencher.iter(|| whole(&texts)));
        group.finish();
    }
}

/// The whole on the worst cases, at 5 MB a side.
fn worst(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("hostile");
    group.sample_size(10);
    group.sampling_mode(SamplingMode::Flat);
    group.warm_up_time(Duration::from_millis(1));
    group.measurement_time(Duration::from_secs(1));
    for case in hostile::CASES {
        // Made when it is asked for, since few want all.
        let mut texts = None;
        group.bench_function(case.name, |bencher| {
            let texts = texts.get_or_insert_with(|| (case.make)(scaled(5_000_000)));
            bencher.iter(|| whole(texts));
        });
    }
    group.finish();
}

criterion_group!(benches, stages, worst);
criterion_main!(benches);
