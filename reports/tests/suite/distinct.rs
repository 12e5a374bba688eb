//! Distinct counts: accurate, and a function of the set of values alone.

use domesday_reports::Hll;
use proptest::prelude::*;

use crate::support::mix;

fn of(hashes: impl IntoIterator<Item = u64>) -> Hll {
    let mut hll = Hll::default();
    hashes.into_iter().for_each(|hash| hll.insert(hash));
    hll
}

#[test]
fn small_sets_are_counted_exactly() {
    for n in [0, 1, 7, 8, 20, 100, 511, 512] {
        let twice = (0..n).chain(0..n).map(mix);
        assert_eq!(of(twice).estimate(), n);
    }
}

#[test]
fn large_sets_are_counted_within_the_standard_error() {
    for n in [513u64, 1_000, 3_000, 10_000, 30_000, 100_000, 1_000_000] {
        let seeds = if n < 1_000_000 { 24 } else { 8 };
        let errors: Vec<f64> = (0..seeds)
            .map(|seed| {
                let estimate = of((0..n).map(|i| mix(i ^ mix(seed + 1)))).estimate();
                estimate as f64 / n as f64 - 1.0
            })
            .collect();
        let rms = (errors.iter().map(|e| e * e).sum::<f64>() / errors.len() as f64).sqrt();
        let bias = errors.iter().sum::<f64>() / errors.len() as f64;
        assert!(rms < 0.025, "{n}: root mean square error {rms}");
        assert!(bias.abs() < 0.015, "{n}: bias {bias}");
        assert!(errors.iter().all(|e| e.abs() < 0.06), "{n}: {errors:?}");
    }
}

#[test]
fn the_dense_state_is_that_of_the_hashes_themselves() {
    // Through the sparse state and straight into registers: the same, also for long runs of zeros.
    let hashes: Vec<u64> = (0..2_000u64).map(|i| mix(i) >> (i % 64)).chain([0, 1, u64::MAX]).collect();
    let one = of(hashes.iter().copied());
    let mut other = of((0..600).map(mix));
    hashes.iter().for_each(|hash| other.insert(*hash));
    let mut united = of((0..600).map(mix));
    united.merge(&one);
    assert_eq!(united, other);
}

#[test]
fn the_bytes_bring_back_the_state_and_others_are_refused() {
    for n in [0, 3, 100, 512, 5_000] {
        let hll = of((0..n).map(mix));
        assert_eq!(Hll::from_bytes(&hll.to_bytes()), Some(hll));
    }
    for bad in [&[][..], &[0], &[1, 2, 3], &[1, 0, 0, 0, 0], &[2, 1, 1], &[3; 4097]] {
        assert_eq!(Hll::from_bytes(bad), None, "{bad:?}");
    }
    let mut impossible = [54; 4097];
    impossible[0] = 2;
    assert_eq!(Hll::from_bytes(&impossible), None);
}

fn hashes() -> impl Strategy<Value = Vec<u64>> {
    // Sizes on both sides of every change of the representation, few enough values to repeat.
    (prop::sample::select(&[0usize, 3, 7, 8, 16, 100, 500, 512, 513, 1500][..]), any::<u64>(), 1u64..2000)
        .prop_map(|(n, seed, spread)| (0..n as u64).map(|i| mix(mix(i ^ seed) % spread)).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn order_repetition_and_packing_do_not_show(mut values in hashes()) {
        let one = of(values.iter().copied());
        let mut packed = Hll::default();
        for value in &values {
            packed.insert(*value);
            if value % 5 == 0 {
                packed.pack();
            }
        }
        values.reverse();
        values.extend_from_within(..values.len() / 2);
        let other = of(values);
        prop_assert_eq!(one.to_bytes(), other.to_bytes());
        prop_assert_eq!(one.to_bytes(), packed.to_bytes());
        prop_assert_eq!(one.estimate(), packed.estimate());
    }

    #[test]
    fn merging_is_the_union(a in hashes(), b in hashes(), c in hashes()) {
        let union = of(a.iter().chain(&b).chain(&c).copied());
        let (a, b, c) = (of(a), of(b), of(c));
        let merged = |parts: &[&Hll]| {
            let mut all = Hll::default();
            parts.iter().for_each(|part| all.merge(part));
            all
        };
        prop_assert_eq!(&merged(&[&a, &b, &c]), &union);
        prop_assert_eq!(&merged(&[&c, &b, &a]), &union);
        prop_assert_eq!(&merged(&[&merged(&[&b, &c]), &a]), &union);
        prop_assert_eq!(&merged(&[&union, &a, &union]), &union);
    }
}
