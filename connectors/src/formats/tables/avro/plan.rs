//! Where the values of a schema go.

use std::collections::BTreeMap;

use crate::FieldId;
use crate::formats::Out;
use crate::formats::tables::avro::schema::{Schema, Type, TypeId};
use crate::formats::tables::table::Table;
use crate::place::Key;

/// Most fields: types that are used in several places multiply.
const MOST_FIELDS: usize = 20_000;

/// Deepest nesting of a schema.
const DEEPEST: usize = 64;

/// The number of a plan.
pub(super) type PlanId = usize;

/// What becomes of the values of a type in one place.
#[derive(Debug)]
pub(super) enum Plan {
    Leaf(FieldId),
    /// The fields of a record, the members of a union, the items of an array, the keys and values of a map.
    Parts(Vec<PlanId>),
    /// Decoded, and not told: there are too many fields.
    Nothing,
}

/// The plans of a schema.
#[derive(Default)]
pub(super) struct Plans {
    pub(super) plans: Vec<Plan>,
    /// Whether there are more fields than are told.
    pub(super) is_cut: bool,
    path: Vec<Step>,
    /// Types that are being planned: those that hold themselves.
    around: Vec<(TypeId, PlanId)>,
    fields: BTreeMap<Vec<Step>, FieldId>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Name(String),
    Any,
    Keys,
}

impl Plans {
    /// The plans of a schema; the first is that of its root.
    pub(super) fn new(out: &mut Out<'_>, table: &mut Table, schema: &Schema, root: TypeId) -> Plans {
        let mut plans = Plans::default();
        plans.plan(out, table, schema, root);
        plans
    }

    fn below(
        &mut self,
        step: Step,
        out: &mut Out<'_>,
        table: &mut Table,
        schema: &Schema,
        own: TypeId,
    ) -> PlanId {
        self.path.push(step);
        let plan = self.plan(out, table, schema, own);
        self.path.pop();
        plan
    }

    fn plan(&mut self, out: &mut Out<'_>, table: &mut Table, schema: &Schema, own: TypeId) -> PlanId {
        if let Some((_, plan)) = self.around.iter().find(|(around, _)| *around == own) {
            return *plan;
        }
        let id = self.plans.len();
        self.plans.push(Plan::Nothing);
        let Some((kind, _)) = schema.types.get(own) else { return id };
        if self.path.len() > DEEPEST || self.plans.len() > MOST_FIELDS {
            self.is_cut = true;
            return id;
        }
        self.around.push((own, id));
        let plan = match kind {
            Type::Record(fields) => Plan::Parts(
                fields
                    .iter()
                    .map(|(name, field)| self.below(Step::Name(name.clone()), out, table, schema, *field))
                    .collect(),
            ),
            Type::Union(members) => {
                Plan::Parts(members.iter().map(|&member| self.plan(out, table, schema, member)).collect())
            }
            Type::Array(items) => Plan::Parts(vec![self.below(Step::Any, out, table, schema, *items)]),
            Type::Map(values) => {
                self.path.push(Step::Keys);
                let keys = self.plans.len();
                let leaf = Plan::Leaf(self.leaf(out, table));
                self.plans.push(leaf);
                self.path.pop();
                Plan::Parts(vec![keys, self.below(Step::Any, out, table, schema, *values)])
            }
            Type::Null => Plan::Nothing,
            _ => Plan::Leaf(self.leaf(out, table)),
        };
        self.around.pop();
        if let Some(place) = self.plans.get_mut(id) {
            *place = plan;
        }
        id
    }

    /// The field of the current path: members of a union share it.
    fn leaf(&mut self, out: &mut Out<'_>, table: &mut Table) -> FieldId {
        if let Some(known) = self.fields.get(&self.path) {
            return *known;
        }
        let id = match &self.path[..] {
            [] => table.column(out, "value"),
            [Step::Name(name)] => table.column(out, name),
            path => {
                let keys: Vec<Key<'_>> = path
                    .iter()
                    .map(|step| match step {
                        Step::Name(name) => Key::Name(name.as_bytes()),
                        Step::Any => Key::Any,
                        Step::Keys => Key::Keys,
                    })
                    .collect();
                let place = out.place().path(&keys);
                let last = path.iter().rev().find_map(|step| match step {
                    Step::Name(name) => Some(name.as_str()),
                    Step::Any | Step::Keys => None,
                });
                table.named(out, place, last.unwrap_or("value"))
            }
        };
        self.fields.insert(self.path.clone(), id);
        id
    }
}
