//! The fields of a schema, and where they stand.

use arrow_schema::{DataType, Fields};

use crate::formats::Out;
use crate::formats::tables::table::Table;
use crate::place::Key;
use crate::{FieldId, Place};

/// Types nested deeper than this are not read: files come with schemas that were made to be deep.
const DEEPEST: usize = 64;

/// What becomes of a column: a field, or several for its parts.
#[derive(Debug)]
pub(in crate::formats::tables) enum Plan {
    /// A value.
    Leaf(FieldId),
    /// One value for each of its fields.
    Struct(Vec<Plan>),
    /// Any number of values.
    List(Box<Plan>),
    /// Any number of keys and values.
    Map(Box<Plan>, Box<Plan>),
    /// A value of one of several types.
    Union(Vec<(i8, Plan)>),
    /// Nested too deep.
    Nothing,
}

impl Plan {
    /// The columns of a schema. Flat ones are columns, those with parts are paths. Whether some are nested
    /// too deep is told.
    pub(in crate::formats::tables) fn columns(
        out: &mut Out<'_>,
        table: &mut Table,
        fields: &Fields,
    ) -> (Vec<Plan>, bool) {
        let mut planner = Planner { root: out.place().clone(), table, keys: Vec::new(), too_deep: false };
        let plans = fields
            .iter()
            .map(|field| {
                planner.keys.clear();
                planner.keys.push(Step::Name(field.name().clone()));
                planner.plan(out, field.data_type())
            })
            .collect();
        (plans, planner.too_deep)
    }
}

/// The name of a type. Views are how texts are read, not how they are declared.
fn declared(data_type: &DataType) -> String {
    match data_type {
        DataType::Utf8View | DataType::LargeUtf8 => DataType::Utf8.to_string(),
        DataType::BinaryView | DataType::LargeBinary => DataType::Binary.to_string(),
        other => other.to_string(),
    }
}

struct Planner<'p> {
    root: Place,
    table: &'p mut Table,
    keys: Vec<Step>,
    too_deep: bool,
}

enum Step {
    Name(String),
    Any,
    Keys,
}

impl Planner<'_> {
    fn below(&mut self, out: &mut Out<'_>, step: Step, data_type: &DataType) -> Plan {
        self.keys.push(step);
        let plan = self.plan(out, data_type);
        self.keys.pop();
        plan
    }

    fn plan(&mut self, out: &mut Out<'_>, data_type: &DataType) -> Plan {
        if self.keys.len() > DEEPEST {
            self.too_deep = true;
            return Plan::Nothing;
        }
        match data_type {
            DataType::Struct(fields) => Plan::Struct(
                fields
                    .iter()
                    .map(|field| self.below(out, Step::Name(field.name().clone()), field.data_type()))
                    .collect(),
            ),
            DataType::List(item)
            | DataType::LargeList(item)
            | DataType::ListView(item)
            | DataType::LargeListView(item)
            | DataType::FixedSizeList(item, _) => {
                Plan::List(Box::new(self.below(out, Step::Any, item.data_type())))
            }
            DataType::Map(entries, _) => match entries.data_type() {
                DataType::Struct(pair) if pair.len() == 2 => {
                    let keys = self.below(out, Step::Keys, pair[0].data_type());
                    let values = self.below(out, Step::Any, pair[1].data_type());
                    Plan::Map(Box::new(keys), Box::new(values))
                }
                _ => Plan::Nothing,
            },
            DataType::Union(members, _) => Plan::Union(
                members
                    .iter()
                    .map(|(id, member)| {
                        (id, self.below(out, Step::Name(member.name().clone()), member.data_type()))
                    })
                    .collect(),
            ),
            DataType::Dictionary(_, values) => self.plan(out, values),
            DataType::RunEndEncoded(_, values) => self.plan(out, values.data_type()),
            _ => {
                let field = self.leaf(out);
                out.visitor().declared(field, &declared(data_type));
                Plan::Leaf(field)
            }
        }
    }

    fn leaf(&mut self, out: &mut Out<'_>) -> FieldId {
        if let [Step::Name(name)] = &self.keys[..] {
            return self.table.column(out, &name.clone());
        }
        let keys: Vec<Key<'_>> = self
            .keys
            .iter()
            .map(|step| match step {
                Step::Name(name) => Key::Name(name.as_bytes()),
                Step::Any => Key::Any,
                Step::Keys => Key::Keys,
            })
            .collect();
        let place = self.root.path(&keys);
        let last = self.keys.iter().rev().find_map(|step| match step {
            Step::Name(name) => Some(name.as_str()),
            Step::Any | Step::Keys => None,
        });
        let name = last.unwrap_or_default().to_owned();
        self.table.named(out, place, &name)
    }
}
