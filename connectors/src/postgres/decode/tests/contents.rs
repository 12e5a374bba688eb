//! Values with parts and content of their own.

use super::support::*;
use crate::RecordKey;
use crate::postgres::decode::{KeyColumns, Layout, RowDecoder};

#[test]
fn what_no_reader_exists_for_is_counted_over_all_parts() {
    let columns = [column("scan", 17), column("hash", 17)];
    let layout = Layout::new(&table(), &columns, &catalog(), KeyColumns::None, None, false);
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";
    let mut told = Vec::new();
    for _ in 0..2 {
        let mut part = Told::default();
        let mut decoder = RowDecoder::new(&layout, false);
        for hash in [&[0x9c, 0xff, 0xe4, 0xb0, 0xa1, 0xf3, 0xc8, 0x80][..], &[0, 1, 2, 3]] {
            decoder.row(&tuple(&[Some(png), Some(hash)]), &mut part).unwrap();
        }
        decoder.finish(&mut part);
        told.push(part);
    }
    // A part that is read again was never finished: it does not count.
    let mut part = Told::default();
    RowDecoder::new(&layout, false).row(&tuple(&[Some(png), None]), &mut part).unwrap();
    assert!(told.iter().all(|part| part.gaps.is_empty() && part.values.is_empty()));
    let mut end = Told::default();
    layout.finish_table(&mut end);
    let place = "postgresql://db:5432/crm/public/users#col=";
    assert_eq!(
        end.gaps,
        [
            format!(
                "{place}scan: unsupported_format(image/png): 4 values: no reader for this format exists yet"
            ),
            format!(
                "{place}hash: unsupported_format(application/octet-stream): \
                 4 values: no reader for this format exists yet"
            ),
        ]
    );
}

#[test]
fn very_many_keys_are_data() {
    let mut hstores = Vec::new();
    let mut documents = Vec::new();
    for number in 0..1_500 {
        let key = format!("user{number}@mail.example");
        let pair = [sized(Some(key.as_bytes())), sized(Some(b"value"))].concat();
        hstores.push([&1i32.to_be_bytes()[..], &pair].concat());
        documents.push(format!("{{\"{key}\": \"value\"}}"));
    }
    let rows: Vec<Vec<u8>> = hstores
        .iter()
        .zip(&documents)
        .map(|(hstore, document)| tuple(&[Some(hstore), Some(document.as_bytes())]))
        .collect();
    let told = decode(&[column("pairs", HSTORE), column("doc", 114)], &rows);
    for column in ["pairs", "doc"] {
        let keys = told.of(&format!("{column}#/{{key}}"));
        assert_eq!(keys.len(), 500, "{column}");
        assert_eq!(keys[0], "user1000@mail.example", "{column}");
        assert_eq!(told.of(&format!("{column}#/*")).len(), 500, "{column}");
    }
    assert_eq!(told.fields.len(), 2 + 2 * (1_000 + 2));
}

#[test]
fn large_values_with_parts_take_batches_like_rows() {
    let texts = vec![Some(&b"a value of some length"[..]); 100_000];
    let bits = [&4_000_000i32.to_be_bytes()[..], &[0b1010_1010; 500_000]].concat();
    let address = composite(&[Some(b"Main St"), None, Some(b"\x01[\"x\"]")]);
    let addresses = vec![Some(&address[..]); 30_000];
    let columns = [column("id", 20), column("list", TEXTS), column("bits", 1562), column("homes", ADDRESSES)];
    let layout = Layout::new(&table(), &columns, &catalog(), KeyColumns::Integer(0), None, false);
    let row = tuple(&[
        Some(&9i64.to_be_bytes()),
        Some(&array(&[100, 1_000], &texts)),
        Some(&bits),
        Some(&array(&[30_000], &addresses)),
    ]);
    let mut told = Told::default();
    let mut decoder = RowDecoder::new(&layout, false);
    for _ in 0..2 {
        decoder.row(&row, &mut told).unwrap();
    }
    decoder.finish(&mut told);
    assert_eq!(told.of("list").len(), 200_000);
    assert_eq!(told.of("bits"), [&"10".repeat(2_000_000); 2]);
    assert_eq!(told.of("homes#/street").len(), 60_000);
    assert_eq!(told.of("homes#/more/*").len(), 60_000);
    assert!(told.longest < 300 * 1024, "{}", told.longest);
    assert!(told.values.iter().all(|(_, key, _)| *key == RecordKey::Integer(9)));
    let homes = table().column("homes").path(&[crate::Key::Name(b"street")]).to_string();
    assert_eq!(told.counts()[homes.as_str()], (60_000, 2));
}

#[test]
fn large_objects_are_rows_with_their_numbers() {
    let place = crate::Place::system("postgresql", b"db:5432").item(b"crm/pg_largeobject");
    let layout = Layout::large_objects(&place);
    let mut told = Told::default();
    let mut decoder = RowDecoder::new(&layout, false);
    let text = "a line of text\n".repeat(50_000);
    let objects = [
        (7, text.as_bytes()),
        (9, b"name,mail\nAnn,a@b.example\nBen,c@d.example\n"),
        (12, b"\0\x01\x02\x03"),
    ];
    for (oid, content) in objects {
        let mut read = |offset: u64, buffer: &mut [u8]| {
            let rest = &content[offset as usize..];
            let count = rest.len().min(buffer.len());
            buffer[..count].copy_from_slice(&rest[..count]);
            Ok(count)
        };
        decoder.large_object(oid, &mut read, None, &mut told).unwrap();
    }
    decoder.finish(&mut told);
    layout.finish_table(&mut told);
    assert_eq!(told.of("#col=data"), [&text]);
    assert_eq!(told.of("#col=data#col=mail"), ["a@b.example", "c@d.example"]);
    assert_eq!(told.values[0].1, RecordKey::Integer(7));
    assert_eq!(told.values[1].1, RecordKey::Integer(9));
    assert_eq!(told.counted.unwrap().2, 3);
    assert_eq!(told.gaps.len(), 1);
}
