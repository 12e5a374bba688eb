//! Reads the metadata that the `rlibphonenumber` crate ships: libphonenumber's `PhoneNumberMetadata.xml`
//! and `PhoneNumberAlternateFormats.xml` in the protocol buffer of its `phonemetadata.proto`.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The numbers of the fields in `phonemetadata.proto` whose description decides the type of a number,
/// in the order in which libphonenumber's `GetNumberTypeHelper` tries them, and the kind they become.
const TYPES: [(u64, u8); 8] = [(5, 3), (4, 2), (6, 4), (8, 5), (7, 6), (21, 7), (25, 8), (28, 9)];

/// `PhoneNumberDesc`: a pattern and the lengths that it allows (none listed: any).
#[derive(Clone, Debug, Default)]
pub struct Desc {
    pub pattern: String,
    pub lengths: Vec<u32>,
    pub local: Vec<u32>,
}

/// `NumberFormat`.
#[derive(Clone, Debug, Default)]
pub struct Format {
    pub pattern: String,
    pub format: String,
    pub leading: Vec<String>,
    pub rule: String,
    pub optional: bool,
}

/// `PhoneMetadata`.
#[derive(Clone, Debug, Default)]
pub struct Territory {
    pub id: String,
    pub code: u32,
    pub main: bool,
    pub general: Desc,
    pub fixed: Desc,
    pub mobile: Desc,
    /// The other types, with their kinds, in libphonenumber's order.
    pub types: Vec<(Desc, u8)>,
    pub same_mobile: bool,
    pub idd: String,
    pub prefix: String,
    pub parsing: String,
    pub transform: String,
    pub leading: String,
    pub formats: Vec<Format>,
    pub international: Vec<Format>,
}

/// The folder of the crate's sources, asked of cargo, which verified their checksum.
pub fn source() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    // This platform's dependencies alone: those of others were perhaps never fetched.
    let rustc = Command::new("rustc").arg("-vV").output().expect("rustc runs");
    let rustc = String::from_utf8(rustc.stdout).expect("UTF-8");
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc names its host");
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--offline", "--filter-platform", host])
        .arg("--manifest-path")
        .arg(manifest)
        .output()
        .expect("cargo metadata runs");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let end = text
        .match_indices("/Cargo.toml\"")
        .find(|(at, _)| {
            text[..*at].rsplit('/').next().is_some_and(|folder| {
                folder
                    .strip_prefix("rlibphonenumber-")
                    .is_some_and(|v| v.starts_with(|c: char| c.is_ascii_digit()))
            })
        })
        .expect("rlibphonenumber is a development dependency")
        .0;
    let start = text[..end].rfind('"').expect("a quoted path") + 1;
    PathBuf::from(&text[start..end])
}

/// The territories of a file of the crate.
pub fn read(source: &Path, name: &str) -> Vec<Territory> {
    let bytes = std::fs::read(source.join("src/generated/metadata").join(name))
        .expect("the crate ships its metadata");
    Fields(&bytes).map(|(_, value)| territory(value.bytes())).collect()
}

/// A value of a field.
enum Value<'a> {
    Number(u64),
    Bytes(&'a [u8]),
}

impl<'a> Value<'a> {
    fn bytes(&self) -> &'a [u8] {
        match self {
            Value::Bytes(bytes) => bytes,
            Value::Number(_) => panic!("a number where a message was expected"),
        }
    }

    fn text(&self) -> String {
        String::from_utf8(self.bytes().to_vec()).expect("UTF-8")
    }

    fn number(&self) -> u64 {
        match self {
            Value::Number(number) => *number,
            Value::Bytes(_) => panic!("a message where a number was expected"),
        }
    }
}

/// The fields of a message (<https://protobuf.dev/programming-guides/encoding/>).
struct Fields<'a>(&'a [u8]);

impl Fields<'_> {
    fn varint(&mut self) -> u64 {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.0[0];
            self.0 = &self.0[1..];
            value |= u64::from(byte & 127) << shift;
            shift += 7;
            if byte < 128 {
                return value;
            }
        }
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = (u64, Value<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let key = self.varint();
        Some(match key & 7 {
            0 => (key >> 3, Value::Number(self.varint())),
            2 => {
                let length = self.varint() as usize;
                let (value, rest) = self.0.split_at(length);
                self.0 = rest;
                (key >> 3, Value::Bytes(value))
            }
            other => panic!("wire type {other}"),
        })
    }
}

fn territory(bytes: &[u8]) -> Territory {
    let mut t = Territory::default();
    let mut types = Vec::new();
    for (field, value) in Fields(bytes) {
        match field {
            1 => t.general = desc(value.bytes()),
            2 => t.fixed = desc(value.bytes()),
            3 => t.mobile = desc(value.bytes()),
            9 => t.id = value.text(),
            10 => t.code = value.number() as u32,
            11 => t.idd = value.text(),
            12 => t.prefix = value.text(),
            15 => t.parsing = value.text(),
            16 => t.transform = value.text(),
            18 => t.same_mobile = value.number() != 0,
            19 => t.formats.push(format(value.bytes())),
            20 => t.international.push(format(value.bytes())),
            22 => t.main = value.number() != 0,
            23 => t.leading = value.text(),
            _ => {
                if TYPES.iter().any(|(f, _)| *f == field) {
                    types.push((field, desc(value.bytes())));
                }
            }
        }
    }
    for (field, kind) in TYPES {
        t.types.extend(types.iter().filter(|(f, _)| *f == field).map(|(_, d)| (d.clone(), kind)));
    }
    t
}

fn desc(bytes: &[u8]) -> Desc {
    let mut d = Desc::default();
    for (field, value) in Fields(bytes) {
        // A repeated int32 of proto2 may be packed.
        let numbers = |value: &Value<'_>| match value {
            // -1, "no number of this type", is sign-extended.
            Value::Number(n) => vec![*n as u32],
            Value::Bytes(bytes) => {
                let (mut fields, mut all) = (Fields(bytes), Vec::new());
                while !fields.0.is_empty() {
                    all.push(fields.varint() as u32);
                }
                all
            }
        };
        match field {
            2 => d.pattern = value.text(),
            9 => d.lengths.extend(numbers(&value)),
            10 => d.local.extend(numbers(&value)),
            _ => {}
        }
    }
    d
}

fn format(bytes: &[u8]) -> Format {
    let mut f = Format::default();
    for (field, value) in Fields(bytes) {
        match field {
            1 => f.pattern = value.text(),
            2 => f.format = value.text(),
            3 => f.leading.push(value.text()),
            4 => f.rule = value.text(),
            6 => f.optional = value.number() != 0,
            _ => {}
        }
    }
    f
}
