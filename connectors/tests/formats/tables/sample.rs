//! A batch with columns of many types, and what is to be read of it.

use std::sync::Arc;

use arrow_array::builder::{ListBuilder, MapBuilder, StringBuilder, StringDictionaryBuilder};
use arrow_array::types::Int32Type;
use arrow_array::{
    ArrayRef, BinaryArray, BooleanArray, Date32Array, Decimal128Array, Float64Array, Int64Array, RecordBatch,
    StringArray, StructArray, TimestampMicrosecondArray,
};
use arrow_schema::{DataType, Field};

use crate::read::File;

/// Rows from `first` on.
pub(super) fn batch(first: i64, rows: i64) -> RecordBatch {
    let numbers = || first..first + rows;
    let text = |write: &dyn Fn(i64) -> Option<String>| -> ArrayRef {
        Arc::new(numbers().map(write).collect::<StringArray>())
    };
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("id", Arc::new(numbers().collect::<Int64Array>())),
        ("email", text(&|i| (i % 5 != 0).then(|| format!("user{i}@example.org")))),
        ("score", Arc::new(numbers().map(|i| Some(i as f64 / 4.0)).collect::<Float64Array>())),
        ("active", Arc::new(numbers().map(|i| Some(i % 2 == 0)).collect::<BooleanArray>())),
        ("born", Arc::new(numbers().map(|i| Some(i as i32)).collect::<Date32Array>())),
        ("seen", Arc::new(numbers().map(|i| Some(i * 1_500_000)).collect::<TimestampMicrosecondArray>())),
        (
            "amount",
            Arc::new(
                numbers()
                    .map(|i| Some(i128::from(i) * 5))
                    .collect::<Decimal128Array>()
                    .with_precision_and_scale(12, 2)
                    .unwrap(),
            ),
        ),
        (
            "raw",
            Arc::new(BinaryArray::from_iter(numbers().map(|i| {
                Some(if i % 2 == 0 { format!("note {i}").into_bytes() } else { vec![0, 0xff, 0xfe, i as u8] })
            }))),
        ),
    ];
    RecordBatch::try_from_iter(columns).unwrap()
}

/// As [`batch`], with lists, maps, structures and a dictionary.
pub(super) fn nested(first: i64, rows: i64) -> RecordBatch {
    let mut columns: Vec<(String, ArrayRef)> = batch(first, rows)
        .schema()
        .fields()
        .iter()
        .zip(batch(first, rows).columns())
        .map(|(field, column)| (field.name().clone(), Arc::clone(column)))
        .collect();
    let mut tags = ListBuilder::new(StringBuilder::new());
    let mut extra = MapBuilder::new(None, StringBuilder::new(), StringBuilder::new());
    let mut city = StringDictionaryBuilder::<Int32Type>::new();
    for i in first..first + rows {
        for tag in 0..i % 3 {
            tags.values().append_value(format!("tag{tag}"));
        }
        tags.append(true);
        extra.keys().append_value("phone");
        extra.values().append_value(format!("+1 555 01{:02}", i % 100));
        extra.append(true).unwrap();
        city.append_value(format!("City {}", i % 4));
    }
    let streets: StringArray = (first..first + rows).map(|i| Some(format!("{i} Main Street"))).collect();
    let address = StructArray::from(vec![(
        Arc::new(Field::new("street", DataType::Utf8, true)),
        Arc::new(streets) as ArrayRef,
    )]);
    columns.push(("tags".to_owned(), Arc::new(tags.finish())));
    columns.push(("extra".to_owned(), Arc::new(extra.finish())));
    columns.push(("city".to_owned(), Arc::new(city.finish())));
    columns.push(("address".to_owned(), Arc::new(address)));
    RecordBatch::try_from_iter(columns).unwrap()
}

/// Whether the rows of [`batch`] were read, 0 to `rows`.
pub(super) fn assert_flat(file: &File, rows: i64) {
    let expect = |field: &str, value: &dyn Fn(i64) -> Option<String>| {
        let place = format!("file:///t#col={field}");
        for i in 0..rows {
            let key = (i as u64 + 1, place.clone());
            let found = file.told.values.get(&key).map(|values| values.join("|"));
            assert_eq!(found, value(i), "{field} of row {i}");
        }
    };
    expect("id", &|i| Some(i.to_string()));
    expect("email", &|i| (i % 5 != 0).then(|| format!("user{i}@example.org")));
    expect("score", &|i| {
        let score = i as f64 / 4.0;
        Some(score.to_string())
    });
    expect("active", &|i| Some((i % 2 == 0).to_string()));
    expect("amount", &|i| Some(format!("{}.{:02}", i * 5 / 100, i * 5 % 100)));
    expect("raw", &|i| (i % 2 == 0).then(|| format!("note {i}")));
    assert_eq!(file.column("", "#col=born")[..2], ["1970-01-01", "1970-01-02"]);
    assert_eq!(file.column("", "#col=seen")[..2], ["1970-01-01 00:00:00", "1970-01-01 00:00:01.5"]);
    let gaps = file.gaps();
    assert!(gaps.iter().all(|gap| *gap == ("#col=raw".to_owned(), "partial_text".to_owned())), "{gaps:?}");
    assert_eq!(gaps.len(), 1, "bytes that are no text are told of");
    assert_eq!(file.told.counted.as_ref().unwrap().2, rows as u64);
}

/// Whether the nested columns of [`nested`] were read too.
pub(super) fn assert_nested(file: &File, rows: i64) {
    assert_flat(file, rows);
    let count = |field: &str| file.column("", field).len() as i64;
    assert_eq!(count("#/tags/*"), (0..rows).map(|i| i % 3).sum::<i64>());
    assert_eq!((count("#/extra/{key}"), count("#/extra/*")), (rows, rows));
    assert_eq!((count("#/address/street"), count("#col=city")), (rows, rows));
    assert!(file.column("", "#/address/street").contains(&"7 Main Street".to_owned()));
    let names: Vec<(&str, &str)> =
        file.told.fields.iter().map(String::as_str).zip(file.told.names.iter().map(String::as_str)).collect();
    assert!(
        names.contains(&("file:///t#/tags/*", "tags")) && names.contains(&("file:///t#/extra/*", "extra"))
    );
}
