//! How the values of a type are taken apart, and which field each part belongs to.

use crate::place::Key;
use crate::postgres::decode::catalog::{Class, TypeCatalog};
use crate::postgres::decode::scalar::Scalar;
use crate::postgres::decode::{DEEPEST, LongKind};
use crate::{FieldId, Place};

/// How values of a type are taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A value without parts.
    Scalar { scalar: Scalar, field: FieldId },
    /// A document. `has_version`: a byte stands before it (`jsonb`).
    Json { slot: usize, has_version: bool },
    /// Keys and values.
    Hstore { slot: usize },
    /// Whatever the bytes turn out to be.
    Bytes { slot: usize },
    /// Elements.
    Array(Box<Shape>),
    /// Two bounds.
    Range(Box<Shape>),
    /// Ranges.
    Multirange(Box<Shape>),
    /// Attributes.
    Composite(Vec<Shape>),
}

/// Where values with fields of their own hang: documents, hstores, nested content.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    /// The field of values that have no key.
    pub(super) field: FieldId,
    /// The column.
    pub(super) column: usize,
    /// The attributes that lead to it, where it is a part of a composite.
    pub(super) above: Vec<String>,
}

impl Slot {
    /// The keys that lead to it.
    pub(super) fn keys(&self) -> Vec<Key<'_>> {
        self.above.iter().map(|key| Key::Name(key.as_bytes())).collect()
    }
}

/// A field that is known before the first row.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) place: Place,
    pub(super) name: String,
}

/// Attributes of composites in one table beyond this number are not taken apart.
const MOST_FIELDS: usize = 10_000;

/// What the columns of a table are made of.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    /// The fields of the columns, in order, then those of attributes.
    pub(super) fields: Vec<Known>,
    pub(super) slots: Vec<Slot>,
}

/// Builds the shape of a column.
pub(super) struct Builder<'b> {
    pub(super) types: &'b TypeCatalog,
    pub(super) shapes: &'b mut Shapes,
    pub(super) column: usize,
    pub(super) place: &'b Place,
}

impl Builder<'_> {
    /// The shape of a type; `None` when the server has to turn it into text. `above`: the attributes
    /// that lead to it; `field`: what its values belong to.
    pub(super) fn shape(
        &mut self,
        oid: u32,
        above: &mut Vec<String>,
        field: FieldId,
        depth: usize,
    ) -> Option<Shape> {
        if depth > DEEPEST {
            return None;
        }
        match oid {
            // What the locale makes of money, only the server knows.
            790 if depth == 0 => return None,
            114 => return Some(Shape::Json { slot: self.slot(above, field), has_version: false }),
            3802 => return Some(Shape::Json { slot: self.slot(above, field), has_version: true }),
            17 => return Some(Shape::Bytes { slot: self.slot(above, field) }),
            _ => {}
        }
        if let Some(scalar) = Scalar::of(oid) {
            return Some(Shape::Scalar { scalar, field });
        }
        let info = self.types.get(oid)?;
        match &info.class {
            Class::Domain(base) => self.shape(*base, above, field, depth + 1),
            Class::Enum => Some(Shape::Scalar { scalar: Scalar::Text, field }),
            Class::Base => match info.name.as_str() {
                _ if !info.is_sendable => None,
                "citext" => Some(Shape::Scalar { scalar: Scalar::Text, field }),
                "hstore" => Some(Shape::Hstore { slot: self.slot(above, field) }),
                _ => None,
            },
            Class::Array(element) => {
                Some(Shape::Array(Box::new(self.shape(*element, above, field, depth + 1)?)))
            }
            Class::Range(bound) => {
                Some(Shape::Range(Box::new(self.shape(*bound, above, field, depth + 1)?)))
            }
            Class::Multirange(range) => {
                Some(Shape::Multirange(Box::new(self.shape(*range, above, field, depth + 1)?)))
            }
            Class::Composite(attributes) => {
                let mut shapes = Vec::with_capacity(attributes.len());
                for (name, oid) in attributes {
                    if self.shapes.fields.len() > MOST_FIELDS {
                        return None;
                    }
                    above.push(name.clone());
                    let field = self.field(above);
                    let shape = self.shape(*oid, above, field, depth + 1);
                    above.pop();
                    shapes.push(shape?);
                }
                Some(Shape::Composite(shapes))
            }
        }
    }

    fn slot(&mut self, above: &[String], field: FieldId) -> usize {
        self.shapes.slots.push(Slot { field, column: self.column, above: above.to_vec() });
        self.shapes.slots.len() - 1
    }

    /// The field of an attribute.
    fn field(&mut self, above: &[String]) -> FieldId {
        let keys: Vec<Key<'_>> = above.iter().map(|key| Key::Name(key.as_bytes())).collect();
        let name = above.last().cloned().unwrap_or_default();
        self.shapes.fields.push(Known { place: self.place.path(&keys), name });
        (self.shapes.fields.len() - 1) as FieldId
    }
}

impl Shape {
    /// How a value that is too long to be sent with its row is read; `None` where values are never
    /// long. What has parts is read as text.
    pub(super) fn long(&self) -> Option<LongKind> {
        match self {
            Shape::Scalar { scalar, .. } => scalar.can_be_long().then_some(LongKind::Text),
            Shape::Json { .. } => Some(LongKind::Json),
            Shape::Bytes { .. } => Some(LongKind::Bytes),
            Shape::Range(bound) => bound.long().map(|_| LongKind::Text),
            Shape::Hstore { .. } | Shape::Array(_) | Shape::Multirange(_) | Shape::Composite(_) => {
                Some(LongKind::Text)
            }
        }
    }
}
