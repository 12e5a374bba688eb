//! Schemas (<https://avro.apache.org/docs/1.12.0/specification/#schema-declaration>), as the readers of files
//! need them: names are not checked, defaults and orders not kept.

use std::collections::BTreeMap;

use serde_json::Value;

/// The number of a type in its schema.
pub(super) type TypeId = usize;

/// Most types of a schema.
const MOST_TYPES: usize = 100_000;

/// What the values of a type are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Null,
    Truth,
    Int,
    Long,
    Float,
    Double,
    Bytes,
    Text,
    Fixed(usize),
    Symbol(Vec<String>),
    Array(TypeId),
    Map(TypeId),
    Union(Vec<TypeId>),
    Record(Vec<(String, TypeId)>),
}

/// What the values stand for (<https://avro.apache.org/docs/1.12.0/specification/#logical-types>).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Logical {
    Plain,
    Decimal(i32),
    Uuid,
    Date,
    /// A time of day in parts of a second: digits behind the point.
    Time(u32),
    /// A point in time: digits, and whether it is one of UTC.
    Timestamp(u32, bool),
    Duration,
}

/// The types of a schema; the last one that was asked for is the root.
#[derive(Debug, Default)]
pub(super) struct Schema {
    pub(super) types: Vec<(Type, Logical)>,
    names: BTreeMap<String, TypeId>,
}

impl Schema {
    /// Reads a schema: it, and its root.
    pub(super) fn parse(json: &[u8]) -> Option<(Schema, TypeId)> {
        let value: Value = serde_json::from_slice(json).ok()?;
        let mut schema = Schema::default();
        let root = schema.read(&value, "")?;
        Some((schema, root))
    }

    fn add(&mut self, own: Type, logical: Logical) -> Option<TypeId> {
        self.types.push((own, logical));
        (self.types.len() < MOST_TYPES).then_some(self.types.len() - 1)
    }

    fn read(&mut self, value: &Value, space: &str) -> Option<TypeId> {
        match value {
            Value::String(name) => self.named(name, Logical::Plain, space),
            Value::Array(members) => {
                let members: Option<Vec<TypeId>> =
                    members.iter().map(|member| self.read(member, space)).collect();
                self.add(Type::Union(members?), Logical::Plain)
            }
            Value::Object(object) => {
                let text = |key: &str| object.get(key).and_then(Value::as_str);
                let number = |key: &str| object.get(key).and_then(Value::as_u64);
                let logical = match text("logicalType") {
                    Some("decimal") => {
                        Logical::Decimal(i32::try_from(number("scale").unwrap_or(0)).unwrap_or(0))
                    }
                    Some("uuid") => Logical::Uuid,
                    Some("date") => Logical::Date,
                    Some("time-millis") => Logical::Time(3),
                    Some("time-micros") => Logical::Time(6),
                    Some("timestamp-millis") => Logical::Timestamp(3, true),
                    Some("timestamp-micros") => Logical::Timestamp(6, true),
                    Some("timestamp-nanos") => Logical::Timestamp(9, true),
                    Some("local-timestamp-millis") => Logical::Timestamp(3, false),
                    Some("local-timestamp-micros") => Logical::Timestamp(6, false),
                    Some("local-timestamp-nanos") => Logical::Timestamp(9, false),
                    Some("duration") => Logical::Duration,
                    _ => Logical::Plain,
                };
                let kind = match object.get("type")? {
                    Value::String(kind) => kind.as_str(),
                    // A type in a type: {"type": {"type": "string"}}.
                    other => return self.read(other, space),
                };
                let (name, space) = full_name(text("name").unwrap_or_default(), text("namespace"), space);
                match kind {
                    "record" | "error" => {
                        let id = self.add(Type::Record(Vec::new()), logical)?;
                        self.names.insert(name, id);
                        let mut fields = Vec::new();
                        for field in object.get("fields")?.as_array()? {
                            let own = field.get("name")?.as_str()?.to_owned();
                            // A logical type may stand beside the type of a field, by mistake.
                            fields.push((own, self.read(field.get("type")?, &space)?));
                        }
                        self.types.get_mut(id)?.0 = Type::Record(fields);
                        Some(id)
                    }
                    "enum" => {
                        let symbols = object.get("symbols")?.as_array()?.iter();
                        let symbols: Option<Vec<String>> =
                            symbols.map(|symbol| symbol.as_str().map(str::to_owned)).collect();
                        let id = self.add(Type::Symbol(symbols?), logical)?;
                        self.names.insert(name, id);
                        Some(id)
                    }
                    "fixed" => {
                        let size = usize::try_from(number("size")?).ok()?;
                        let id = self.add(Type::Fixed(size), logical)?;
                        self.names.insert(name, id);
                        Some(id)
                    }
                    "array" => {
                        let items = self.read(object.get("items")?, &space)?;
                        self.add(Type::Array(items), logical)
                    }
                    "map" => {
                        let values = self.read(object.get("values")?, &space)?;
                        self.add(Type::Map(values), logical)
                    }
                    other => self.named(other, logical, &space),
                }
            }
            _ => None,
        }
    }

    /// A primitive type, or one that was defined before.
    fn named(&mut self, name: &str, logical: Logical, space: &str) -> Option<TypeId> {
        let own = match name {
            "null" => Type::Null,
            "boolean" => Type::Truth,
            "int" => Type::Int,
            "long" => Type::Long,
            "float" => Type::Float,
            "double" => Type::Double,
            "bytes" => Type::Bytes,
            "string" => Type::Text,
            _ => {
                let (full, _) = full_name(name, None, space);
                return self.names.get(&full).or_else(|| self.names.get(name)).copied();
            }
        };
        self.add(own, logical)
    }
}

/// The full name, and the name space of what stands within
/// (<https://avro.apache.org/docs/1.12.0/specification/#names>).
fn full_name(name: &str, own_space: Option<&str>, space: &str) -> (String, String) {
    if let Some((own_space, _)) = name.rsplit_once('.') {
        return (name.to_owned(), own_space.to_owned());
    }
    let space = own_space.unwrap_or(space);
    let full = if space.is_empty() { name.to_owned() } else { format!("{space}.{name}") };
    (full, space.to_owned())
}
