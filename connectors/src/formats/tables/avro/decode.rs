//! Values in binary encoding (<https://avro.apache.org/docs/1.12.0/specification/#binary-encoding>).

use crate::formats::out::Reading;
use crate::formats::tables::avro::plan::{Plan, PlanId, Plans};
use crate::formats::tables::avro::schema::{Logical, Schema, Type, TypeId};
use crate::formats::tables::display;
use crate::formats::tables::table::Table;
use crate::formats::{Out, unicode};
use crate::{Failure, FieldId};

/// Values nested deeper than this are not read: types may hold themselves.
const DEEPEST: u32 = 128;

/// Decodes the records of blocks.
pub(super) struct Decoder {
    pub(super) schema: Schema,
    pub(super) plans: Plans,
    shown: String,
    /// Items of arrays and maps so far.
    items: u64,
}

/// Why a value was not decoded.
pub(super) enum Trouble {
    /// It breaks the rules.
    Broken,
    /// Nothing more of the unit is to be read.
    Ends(Failure),
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Trouble {
        Trouble::Ends(failure)
    }
}

/// A whole number of variable length, zig-zag.
pub(super) fn long(bytes: &mut &[u8]) -> Option<i64> {
    let mut value = 0u64;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some((value >> 1).cast_signed() ^ -(value & 1).cast_signed());
        }
    }
    None
}

/// So many bytes.
fn take<'b>(bytes: &mut &'b [u8], length: usize) -> Option<&'b [u8]> {
    let (taken, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(taken)
}

/// Bytes behind their number.
pub(super) fn counted<'b>(bytes: &mut &'b [u8]) -> Option<&'b [u8]> {
    let length = usize::try_from(long(bytes)?).ok()?;
    take(bytes, length)
}

impl Decoder {
    pub(super) fn new(schema: Schema, plans: Plans) -> Decoder {
        Decoder { schema, plans, shown: String::new(), items: 0 }
    }

    /// Decodes a value.
    pub(super) fn value(
        &mut self,
        out: &mut Out<'_>,
        table: &mut Table,
        (own, plan): (TypeId, PlanId),
        bytes: &mut &[u8],
        depth: u32,
    ) -> Result<(), Trouble> {
        let broken = || Trouble::Broken;
        let Some((kind, logical)) = self.schema.types.get(own) else { return Err(broken()) };
        if depth > DEEPEST {
            return Err(broken());
        }
        let logical = *logical;
        let field = match self.plans.plans.get(plan) {
            Some(Plan::Leaf(field)) => Some(*field),
            _ => None,
        };
        self.shown.clear();
        match kind {
            Type::Null => {}
            Type::Truth => {
                let truth = take(bytes, 1).ok_or_else(broken)? != [0];
                self.shown.push_str(if truth { "true" } else { "false" });
            }
            Type::Int | Type::Long => {
                let number = long(bytes).ok_or_else(broken)?;
                match logical {
                    Logical::Date => display::date(&mut self.shown, number),
                    Logical::Time(digits) => display::time(&mut self.shown, number, digits),
                    Logical::Timestamp(digits, is_utc) => {
                        display::timestamp(&mut self.shown, number, digits, is_utc);
                    }
                    _ => display::integer(&mut self.shown, number),
                }
            }
            Type::Float => {
                let bytes = take(bytes, 4).and_then(|bytes| bytes.first_chunk::<4>()).ok_or_else(broken)?;
                display::single(&mut self.shown, f32::from_le_bytes(*bytes));
            }
            Type::Double => {
                let bytes = take(bytes, 8).and_then(|bytes| bytes.first_chunk::<8>()).ok_or_else(broken)?;
                display::float(&mut self.shown, f64::from_le_bytes(*bytes));
            }
            Type::Text => {
                let value = counted(bytes).ok_or_else(broken)?;
                if let Some(field) = field {
                    match simdutf8::basic::from_utf8(value) {
                        Ok(text) => table.text(out, field, text),
                        Err(_) => table.text(out, field, &unicode::mend(value)),
                    }
                }
                return Ok(());
            }
            Type::Bytes => {
                let value = counted(bytes).ok_or_else(broken)?;
                return Ok(self.bytes(out, table, field, logical, value)?);
            }
            Type::Fixed(size) => {
                let value = take(bytes, *size).ok_or_else(broken)?;
                return Ok(self.bytes(out, table, field, logical, value)?);
            }
            Type::Symbol(symbols) => {
                let index = long(bytes).and_then(|index| usize::try_from(index).ok());
                let symbol = index.and_then(|index| symbols.get(index)).ok_or_else(broken)?;
                self.shown.push_str(symbol);
            }
            Type::Union(members) => {
                let index = long(bytes).and_then(|index| usize::try_from(index).ok()).ok_or_else(broken)?;
                let member = *members.get(index).ok_or_else(broken)?;
                return self.value(out, table, (member, self.part(plan, index)), bytes, depth + 1);
            }
            Type::Record(fields) => {
                let count = fields.len();
                for index in 0..count {
                    let Some((Type::Record(fields), _)) = self.schema.types.get(own) else { break };
                    let Some((_, field)) = fields.get(index) else { break };
                    self.value(out, table, (*field, self.part(plan, index)), bytes, depth + 1)?;
                }
                return Ok(());
            }
            Type::Array(items) => {
                let items = *items;
                let plan = self.part(plan, 0);
                return self.items(out, bytes, &mut |decoder, out, bytes| {
                    decoder.value(out, table, (items, plan), bytes, depth + 1)
                });
            }
            Type::Map(values) => {
                let values = *values;
                let (keys, plan) = (self.part(plan, 0), self.part(plan, 1));
                return self.items(out, bytes, &mut |decoder, out, bytes| {
                    let key = counted(bytes).ok_or(Trouble::Broken)?;
                    if let Some(Plan::Leaf(field)) = decoder.plans.plans.get(keys) {
                        table.text(out, *field, &String::from_utf8_lossy(key));
                    }
                    decoder.value(out, table, (values, plan), bytes, depth + 1)
                });
            }
        }
        if let Some(field) = field {
            table.text(out, field, &self.shown);
        }
        Ok(())
    }

    /// The plan of a part; for one that is not told, one that tells nothing.
    fn part(&self, plan: PlanId, index: usize) -> PlanId {
        match self.plans.plans.get(plan) {
            Some(Plan::Parts(parts)) => parts.get(index).copied().unwrap_or(usize::MAX),
            _ => usize::MAX,
        }
    }

    /// The items of an array or map, in blocks.
    fn items(
        &mut self,
        out: &mut Out<'_>,
        bytes: &mut &[u8],
        each: &mut dyn FnMut(&mut Decoder, &mut Out<'_>, &mut &[u8]) -> Result<(), Trouble>,
    ) -> Result<(), Trouble> {
        loop {
            let mut count = long(bytes).ok_or(Trouble::Broken)?;
            if count < 0 {
                // The size of the block, for those that pass over it.
                long(bytes).ok_or(Trouble::Broken)?;
                count = count.checked_neg().ok_or(Trouble::Broken)?;
            }
            if count == 0 {
                return Ok(());
            }
            for _ in 0..count {
                self.items = self.items.wrapping_add(1);
                if self.items.is_multiple_of(4096) {
                    out.check()?;
                }
                each(self, out, bytes)?;
            }
        }
    }

    /// Bytes, or what they stand for.
    fn bytes(
        &mut self,
        out: &mut Out<'_>,
        table: &mut Table,
        field: Option<FieldId>,
        logical: Logical,
        value: &[u8],
    ) -> Reading {
        let Some(field) = field else { return Ok(()) };
        match logical {
            Logical::Decimal(scale) if value.len() <= 16 && !value.is_empty() => {
                let start = if value.first().is_some_and(|byte| byte & 0x80 != 0) { -1i128 } else { 0 };
                let number = value.iter().fold(start, |number, byte| number << 8 | i128::from(*byte));
                display::decimal(&mut self.shown, &number.to_string(), scale);
            }
            Logical::Uuid if value.len() == 16 => display::uuid(&mut self.shown, value),
            Logical::Duration if value.len() == 12 => {
                for (part, unit) in value.chunks_exact(4).zip([" months ", " days ", " ms"]) {
                    let number = part.first_chunk::<4>().map_or(0, |bytes| u32::from_le_bytes(*bytes));
                    display::integer(&mut self.shown, number.into());
                    self.shown.push_str(unit);
                }
            }
            _ => return table.bytes(out, field, value),
        }
        table.text(out, field, &self.shown);
        Ok(())
    }
}
