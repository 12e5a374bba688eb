//! Avro object container files.

use apache_avro::types::{Record, Value};
use apache_avro::{Codec, Schema, Writer, ZstandardSettings};

use super::damaged;
use crate::read::read;

const SCHEMA: &str = r#"{"type": "record", "name": "User", "namespace": "a.b", "fields": [
    {"name": "id", "type": "long"},
    {"name": "email", "type": ["null", "string"]},
    {"name": "born", "type": {"type": "int", "logicalType": "date"}},
    {"name": "seen", "type": {"type": "long", "logicalType": "timestamp-millis"}},
    {"name": "tags", "type": {"type": "array", "items": "string"}},
    {"name": "extra", "type": {"type": "map", "values": "string"}},
    {"name": "home", "type": {"type": "record", "name": "Address",
        "fields": [{"name": "street", "type": "string"}]}},
    {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["GUEST", "STAFF"]}},
    {"name": "raw", "type": "bytes"}
]}"#;

fn written(codec: Codec, records: i64) -> Vec<u8> {
    let schema = Schema::parse_str(SCHEMA).unwrap();
    let mut writer = Writer::builder()
        .schema(&schema)
        .writer(Vec::new())
        .codec(codec)
        .block_size(2000)
        .marker([7; 16])
        .build()
        .unwrap();
    writer.add_user_metadata("author".to_owned(), "Jo Doe").unwrap();
    for i in 0..records {
        let mut record = Record::new(&schema).unwrap();
        record.put("id", i);
        let email = (i % 5 != 0).then(|| format!("user{i}@example.org"));
        record.put(
            "email",
            email.map_or(Value::Union(0, Box::new(Value::Null)), |email| {
                Value::Union(1, Box::new(Value::String(email)))
            }),
        );
        record.put("born", Value::Date(i as i32));
        record.put("seen", Value::TimestampMillis(i * 1500));
        record.put("tags", Value::Array((0..i % 3).map(|tag| Value::String(format!("tag{tag}"))).collect()));
        record
            .put("extra", Value::Map([("phone".to_owned(), Value::String(format!("555-01{i:02}")))].into()));
        let street = Value::String(format!("{i} Main Street"));
        record.put("home", Value::Record(vec![("street".to_owned(), street)]));
        record.put("kind", Value::Enum((i % 2) as u32, ["GUEST", "STAFF"][(i % 2) as usize].to_owned()));
        record.put("raw", Value::Bytes(if i % 2 == 0 { b"text".to_vec() } else { vec![0, 0xff, 0xfe] }));
        writer.append_value(record).unwrap();
    }
    writer.into_inner().unwrap()
}

#[test]
fn fields_of_all_types() {
    for codec in [
        Codec::Null,
        Codec::Deflate(Default::default()),
        Codec::Snappy,
        Codec::Zstandard(ZstandardSettings::default()),
        Codec::Bzip2(Default::default()),
        Codec::Xz(Default::default()),
    ] {
        let file = read("t", &written(codec, 300));
        assert_eq!(file.outcome.media_type, Some("application/vnd.apache.avro"));
        for i in 0..300u64 {
            let value = |field: &str| {
                let values = file.told.values.get(&(i + 1, format!("file:///t#{field}")));
                values.map(|values| values.join("|"))
            };
            assert_eq!(value("col=id"), Some(i.to_string()));
            assert_eq!(value("col=email"), (i % 5 != 0).then(|| format!("user{i}@example.org")));
            assert_eq!(value("/home/street"), Some(format!("{i} Main Street")));
            assert_eq!(value("/extra/{key}").as_deref(), Some("phone"));
            assert_eq!(value("/extra/*"), Some(format!("555-01{i:02}")));
            assert_eq!(
                value("/tags/*"),
                [None, Some("tag0"), Some("tag0|tag1")][i as usize % 3].map(str::to_owned)
            );
            assert_eq!(value("col=kind").as_deref(), Some(["GUEST", "STAFF"][i as usize % 2]));
        }
        assert_eq!(file.column("", "#col=born")[1], "1970-01-02");
        assert_eq!(file.column("", "#col=seen")[1], "1970-01-01 00:00:01.5Z");
        assert_eq!(file.column("#part=metadata", "#property=author"), ["Jo Doe"]);
        assert_eq!(file.gaps(), [("#col=raw".to_owned(), "partial_text".to_owned())]);
    }
}

#[test]
fn a_type_that_holds_itself() {
    let schema = r#"{"type": "record", "name": "Node", "fields": [
        {"name": "name", "type": "string"}, {"name": "next", "type": ["null", "Node"]}]}"#;
    let schema = Schema::parse_str(schema).unwrap();
    let node = |name: &str, next: Value| {
        Value::Record(vec![("name".to_owned(), Value::String(name.to_owned())), ("next".to_owned(), next)])
    };
    let inner = node("Jane Roe", Value::Union(0, Box::new(Value::Null)));
    let outer = node("John Doe", Value::Union(1, Box::new(inner)));
    let mut writer = Writer::new(&schema, Vec::new()).unwrap();
    writer.append_value(outer).unwrap();
    let file = read("t", &writer.into_inner().unwrap());
    assert_eq!(file.column("", "#col=name"), ["John Doe", "Jane Roe"]);
    assert_eq!(file.gaps(), []);
}

#[test]
fn reading_goes_on_behind_a_damaged_block() {
    let bytes = written(Codec::Null, 300);
    let mark = bytes.windows(16).position(|window| window == [7; 16]).unwrap();
    let mut broken = bytes.clone();
    // The numbers before the first block.
    broken[mark + 16..mark + 20].fill(0xff);
    let file = read("t", &broken);
    let all = read("t", &bytes).column("", "#col=id");
    let read = file.column("", "#col=id");
    assert!(read.len() > 200 && read.len() < 300 && all.ends_with(&read), "{}", read.len());
    assert!(file.gaps().contains(&(String::new(), "malformed".to_owned())));
}

#[test]
fn damage_is_told() {
    damaged("t", &written(Codec::Null, 40), 30, 60);
}
