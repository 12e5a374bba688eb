//! Tuples that break the format: an error, never a panic, a loop or a huge allocation.

use proptest::prelude::*;

use super::support::*;
use crate::postgres::decode::{Column, KeyColumns, Layout, RowDecoder};

/// A column of each kind, and a value.
fn kinds() -> Vec<(u32, Vec<u8>)> {
    let address = composite(&[Some(b"Main St"), Some(&5i32.to_be_bytes()), Some(b"\x01{\"k\": \"v\"}")]);
    let day = sized(Some(&100i32.to_be_bytes()));
    let span = [&[0][..], &day, &day].concat();
    let pairs = [&1i32.to_be_bytes()[..], &sized(Some(b"key")), &sized(Some(b"value"))].concat();
    let spans = [&1i32.to_be_bytes()[..], &sized(Some(&span))].concat();
    let eight = 9i64.to_be_bytes().to_vec();
    vec![
        (25, b"text".to_vec()),
        (16, vec![1]),
        (21, vec![0, 1]),
        (20, eight.clone()),
        (701, 1.5f64.to_be_bytes().to_vec()),
        (700, 1.5f32.to_be_bytes().to_vec()),
        (1700, [0i16, 2, 1, 0, 5, 1234, 5000].iter().skip(1).flat_map(|n| n.to_be_bytes()).collect()),
        (1082, 8_000i32.to_be_bytes().to_vec()),
        (1083, eight.clone()),
        (1266, [&eight[..], &[0; 4]].concat()),
        (1114, eight.clone()),
        (1184, eight.clone()),
        (1186, [&eight[..], &[0; 8]].concat()),
        (2950, vec![7; 16]),
        (1562, vec![0, 0, 0, 9, 0xff, 0x80]),
        (869, vec![2, 32, 0, 4, 10, 0, 0, 1]),
        (829, vec![1; 6]),
        (602, [&[1, 0, 0, 0, 1][..], &[0; 16]].concat()),
        (718, vec![0; 24]),
        (3802, b"\x01{\"a\": [1, \"x\\n\"]}".to_vec()),
        (114, b"{\"a\": {\"b\": 1}}".to_vec()),
        (17, b"name,mail\nAnn,a@b.example\nBen,c@d.example\n".to_vec()),
        (TEXTS, array(&[2], &[Some(b"a"), None])),
        (BYTES, array(&[1], &[Some(b"some text")])),
        (ADDRESS, address.clone()),
        (ADDRESSES, array(&[1, 1], &[Some(&address)])),
        (HSTORE, pairs),
        (SPAN, span),
        (SPANS, spans),
    ]
}

fn columns(kinds: &[(u32, Vec<u8>)]) -> Vec<Column> {
    kinds.iter().enumerate().map(|(at, (oid, _))| column(&format!("c{at}"), *oid)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn any_bytes_are_decoded_or_refused(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let kinds = kinds();
        let layout = Layout::new(&table(), &columns(&kinds), &catalog(), KeyColumns::Integer(3), None, false);
        let values: Vec<Option<&[u8]>> = kinds.iter().map(|(_, value)| Some(&value[..])).collect();
        let whole = tuple(&values);
        let mut broken = whole.clone();
        for (at, byte) in &edits {
            let at = at.index(broken.len());
            broken[at] = *byte;
        }
        if let Some(cut) = cut {
            broken.truncate(cut.index(broken.len()));
        }
        let mut told = Told::default();
        let mut decoder = RowDecoder::new(&layout, false);
        decoder.row(&whole, &mut told).unwrap();
        let is_sound = decoder.row(&broken, &mut told).is_ok();
        decoder.row(&whole, &mut told).unwrap();
        decoder.finish(&mut told);
        let (values, records, rows) = told.counted.clone().unwrap();
        prop_assert_eq!(rows, 2 + u64::from(is_sound));
        prop_assert_eq!(values.iter().sum::<u64>(), told.values.len() as u64);
        let mut counts = records.iter().zip(&values);
        prop_assert!(counts.all(|(records, values)| records <= values && *records <= rows));
        prop_assert!(told.longest < 400_000);
    }

    #[test]
    fn any_value_of_any_kind_is_decoded_or_refused(
        kind in any::<prop::sample::Index>(),
        bytes in prop::collection::vec(prop_oneof![3 => Just(0u8), 1 => Just(0xff), 4 => any::<u8>()], 0..80),
    ) {
        let kinds = kinds();
        let (oid, _) = kinds[kind.index(kinds.len())];
        let layout = Layout::new(&table(), &[column("v", oid)], &catalog(), KeyColumns::None, None, false);
        let mut told = Told::default();
        let mut decoder = RowDecoder::new(&layout, false);
        let _ = decoder.row(&tuple(&[Some(&bytes)]), &mut told);
        decoder.finish(&mut told);
        prop_assert!(told.longest < 400_000);
    }
}

#[test]
fn every_cut_of_a_row_is_refused_and_leaves_nothing() {
    let kinds = kinds();
    let layout = Layout::new(&table(), &columns(&kinds), &catalog(), KeyColumns::None, None, false);
    let values: Vec<Option<&[u8]>> = kinds.iter().map(|(_, value)| Some(&value[..])).collect();
    let whole = tuple(&values);
    for end in 0..whole.len() {
        let mut told = Told::default();
        let mut decoder = RowDecoder::new(&layout, false);
        assert!(decoder.row(&whole[..end], &mut told).is_err());
        decoder.finish(&mut told);
        assert!(told.values.is_empty());
        assert_eq!(told.counted.unwrap().2, 0);
    }
}
