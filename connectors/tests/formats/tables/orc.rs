//! ORC.

use arrow_array::RecordBatch;
use orc_rust::ArrowWriterBuilder;

use super::damaged;
use super::sample::batch;
use crate::read::read;

/// The types that the writer knows.
fn written(rows: i64) -> Vec<u8> {
    let all = batch(0, rows);
    let indices: Vec<usize> = ["id", "email", "score", "active", "raw"]
        .iter()
        .map(|name| all.schema().index_of(name).unwrap())
        .collect();
    let some: RecordBatch = all.project(&indices).unwrap();
    let mut bytes = Vec::new();
    let mut writer = ArrowWriterBuilder::new(&mut bytes, some.schema())
        .with_batch_size(100)
        .with_stripe_byte_size(4096)
        .try_build()
        .unwrap();
    writer.write(&some).unwrap();
    writer.close().unwrap();
    bytes
}

#[test]
fn columns() {
    let file = read("t", &written(1000));
    assert_eq!(file.outcome.media_type, Some("application/x-orc"));
    assert_eq!(file.column("", "#col=id").len(), 1000);
    assert_eq!(file.column("", "#col=email").len(), 800);
    for i in 0..1000u64 {
        let value = |field: &str| file.told.values.get(&(i + 1, format!("file:///t#col={field}")));
        assert_eq!(value("id"), Some(&vec![i.to_string()]));
        assert_eq!(value("email").is_some(), i % 5 != 0);
        assert_eq!(value("active"), Some(&vec![(i % 2 == 0).to_string()]));
    }
    assert_eq!(file.gaps(), [("#col=raw".to_owned(), "partial_text".to_owned())]);
}

#[test]
fn damage_is_told() {
    damaged("t", &written(200), 20, 60);
}

/// 40 rows as the C++ library writes them, with statistics: `empty` holds nulls alone, `email` seven addresses.
const WITH_STATISTICS: &str = "\
    4f52431100000a06120408285000240000e312e5e2648001210e0e0625260986004600580000e3b2e062650001217d0e\
    0d254d2ec1d2e2d4220387d48ac4dc829c54bdfca27421b09019b290c405ae0006000500000200090000c02711006800\
    002b2d4e2d327048ad48cc2dc849d5cb2f4a2f050a18a20b18a10b18a30b98a00b98a20b98a10b8c5a8b1aeaa3818c1a\
    1e28490a00740000e362e360136090e0e602d18c12a2609a49421f483300f9ac409a09483300694628cd04946707f399\
    24cc855880ea188024138c946276f70d0100700000e372e462e1d00860e0e2e060506292600860e4d2e7d050d2e4122c\
    2d4e2d327048ad48cc2dc849d5cb2f4a17020b99210b495ce00a600000e60000e3601638cf28c5c5c12ce02fe1ac60ab\
    a1a124c5c123c4c4c824c59a9a5b505209a2123373141834180c18943838d8d159061a562c1c1a010c561c1c0c4a4c12\
    0c018c56fa1c1a4a9a5c82a5c5a945060ea91589b90539a97af945e9426021336421890b5c010c0e13fc3c1893588df4\
    80100008761001188080042202000c283b300682f403034f524317";

#[test]
fn a_column_of_nulls_is_a_field() {
    let digits = WITH_STATISTICS.as_bytes().chunks_exact(2);
    let digit = |digit: u8| char::from(digit).to_digit(16).unwrap() as u8;
    let bytes: Vec<u8> = digits.map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect();
    let file = read("t", &bytes);
    assert_eq!(file.gaps(), []);
    assert_eq!(file.told.fields, ["file:///t#col=empty", "file:///t#col=email"]);
    let (values, _, all) = file.told.counted.clone().unwrap();
    assert_eq!((&values[..], all), (&[0, 40][..], 40));
    assert_eq!(file.column("", "#col=email")[8], "user1@example.org");
}
