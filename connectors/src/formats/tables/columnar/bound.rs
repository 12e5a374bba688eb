//! Arrays of one batch, bound to the fields that their values go to.

use arrow_array::cast::AsArray as _;
use arrow_array::types::*;
use arrow_array::{
    Array, ArrowPrimitiveType, BinaryViewArray, BooleanArray, FixedSizeBinaryArray, GenericBinaryArray,
    GenericStringArray, PrimitiveArray, RecordBatch, StringViewArray, UnionArray,
};
use arrow_schema::{DataType, IntervalUnit, TimeUnit};

use super::plan::Plan;
use crate::formats::Out;
use crate::formats::out::Reading;
use crate::formats::tables::display::{self, Scratch};
use crate::formats::tables::table::Table;
use crate::{Failure, FieldId};

/// An array and what its values become.
struct Bound<'a> {
    array: &'a dyn Array,
    /// How many values it has, and whether some are null: asked once, not for every value.
    length: usize,
    has_nulls: bool,
    shape: Shape<'a>,
}

enum Shape<'a> {
    Leaf(FieldId, Leaf<'a>),
    Struct(Vec<Bound<'a>>),
    /// First and last item of each list, and the items.
    List(Ranges<'a>, Box<Bound<'a>>),
    Map(&'a [i32], Box<Bound<'a>>, Box<Bound<'a>>),
    Union(&'a UnionArray, Vec<(i8, Bound<'a>)>),
    /// The value of each entry of a dictionary.
    Dictionary(Vec<usize>, Box<Bound<'a>>),
    /// Where each value is repeated up to, and the values.
    Runs(&'a dyn Array, Box<Bound<'a>>),
    Nothing,
}

enum Ranges<'a> {
    Small(&'a [i32]),
    Large(&'a [i64]),
    Views(&'a [i32], &'a [i32]),
    LargeViews(&'a [i64], &'a [i64]),
    Fixed(usize),
}

impl Ranges<'_> {
    fn of(&self, row: usize) -> Option<std::ops::Range<usize>> {
        let number = |offset: i64| usize::try_from(offset).ok();
        match self {
            Ranges::Small(offsets) => {
                Some(number((*offsets.get(row)?).into())?..number((*offsets.get(row + 1)?).into())?)
            }
            Ranges::Large(offsets) => Some(number(*offsets.get(row)?)?..number(*offsets.get(row + 1)?)?),
            Ranges::Views(offsets, sizes) => {
                let start = number((*offsets.get(row)?).into())?;
                Some(start..start.checked_add(number((*sizes.get(row)?).into())?)?)
            }
            Ranges::LargeViews(offsets, sizes) => {
                let start = number(*offsets.get(row)?)?;
                Some(start..start.checked_add(number(*sizes.get(row)?)?)?)
            }
            Ranges::Fixed(size) => {
                let start = row.checked_mul(*size)?;
                Some(start..start.checked_add(*size)?)
            }
        }
    }
}

/// Writes the value of a row.
type Write<'a> = Box<dyn Fn(usize, &mut String) + 'a>;

enum Leaf<'a> {
    Text(&'a GenericStringArray<i32>),
    LargeText(&'a GenericStringArray<i64>),
    TextView(&'a StringViewArray),
    Bytes(&'a GenericBinaryArray<i32>),
    LargeBytes(&'a GenericBinaryArray<i64>),
    BytesView(&'a BinaryViewArray),
    Fixed(&'a FixedSizeBinaryArray),
    Truth(&'a BooleanArray),
    /// Numbers, dates and times: written to the buffer.
    Shown(Write<'a>),
    Nothing,
}

/// The values of a type with a way to write them.
fn shown<'a, T: ArrowPrimitiveType>(
    array: &'a dyn Array,
    write: impl Fn(T::Native, &mut String) + 'a,
) -> Leaf<'a> {
    let Some(values) = array.as_any().downcast_ref::<PrimitiveArray<T>>() else { return Leaf::Nothing };
    let values: &'a [T::Native] = values.values();
    Leaf::Shown(Box::new(move |row, out| {
        if let Some(value) = values.get(row) {
            write(*value, out);
        }
    }))
}

fn leaf(array: &dyn Array) -> Leaf<'_> {
    match array.data_type() {
        DataType::Utf8 => array.as_string_opt().map_or(Leaf::Nothing, Leaf::Text),
        DataType::LargeUtf8 => array.as_string_opt().map_or(Leaf::Nothing, Leaf::LargeText),
        DataType::Utf8View => array.as_string_view_opt().map_or(Leaf::Nothing, Leaf::TextView),
        DataType::Binary => array.as_binary_opt().map_or(Leaf::Nothing, Leaf::Bytes),
        DataType::LargeBinary => array.as_binary_opt().map_or(Leaf::Nothing, Leaf::LargeBytes),
        DataType::BinaryView => array.as_binary_view_opt().map_or(Leaf::Nothing, Leaf::BytesView),
        DataType::FixedSizeBinary(_) => array.as_fixed_size_binary_opt().map_or(Leaf::Nothing, Leaf::Fixed),
        DataType::Boolean => array.as_boolean_opt().map_or(Leaf::Nothing, Leaf::Truth),
        _ => number(array),
    }
}

fn number(array: &dyn Array) -> Leaf<'_> {
    let whole = |value: i64, out: &mut String| display::integer(out, value);
    match array.data_type() {
        DataType::Int8 => shown::<Int8Type>(array, move |value, out| whole(value.into(), out)),
        DataType::Int16 => shown::<Int16Type>(array, move |value, out| whole(value.into(), out)),
        DataType::Int32 => shown::<Int32Type>(array, move |value, out| whole(value.into(), out)),
        DataType::Int64 => shown::<Int64Type>(array, whole),
        DataType::UInt8 => shown::<UInt8Type>(array, move |value, out| whole(value.into(), out)),
        DataType::UInt16 => shown::<UInt16Type>(array, move |value, out| whole(value.into(), out)),
        DataType::UInt32 => shown::<UInt32Type>(array, move |value, out| whole(value.into(), out)),
        DataType::UInt64 => shown::<UInt64Type>(array, |value, out| display::unsigned(out, value)),
        DataType::Float16 => shown::<Float16Type>(array, |value, out| display::single(out, value.to_f32())),
        DataType::Float32 => shown::<Float32Type>(array, |value, out| display::single(out, value)),
        DataType::Float64 => shown::<Float64Type>(array, |value, out| display::float(out, value)),
        DataType::Decimal32(_, scale) => decimals::<Decimal32Type>(array, *scale),
        DataType::Decimal64(_, scale) => decimals::<Decimal64Type>(array, *scale),
        DataType::Decimal128(_, scale) => decimals::<Decimal128Type>(array, *scale),
        DataType::Decimal256(_, scale) => decimals::<Decimal256Type>(array, *scale),
        _ => moment(array),
    }
}

fn decimals<T: ArrowPrimitiveType>(array: &dyn Array, scale: i8) -> Leaf<'_>
where
    T::Native: std::fmt::Display,
{
    shown::<T>(array, move |value, out| display::decimal(out, &value.to_string(), scale.into()))
}

fn moment(array: &dyn Array) -> Leaf<'_> {
    use TimeUnit::{Microsecond, Millisecond, Nanosecond, Second};
    match array.data_type() {
        DataType::Date32 => shown::<Date32Type>(array, |days, out| display::date(out, days.into())),
        DataType::Date64 => shown::<Date64Type>(array, |parts, out| {
            if parts % 86_400_000 == 0 {
                display::date(out, parts / 86_400_000);
            } else {
                display::timestamp(out, parts, 3, false);
            }
        }),
        DataType::Timestamp(unit, zone) => {
            let is_utc = zone.is_some();
            match unit {
                Second => points::<TimestampSecondType>(array, 0, is_utc),
                Millisecond => points::<TimestampMillisecondType>(array, 3, is_utc),
                Microsecond => points::<TimestampMicrosecondType>(array, 6, is_utc),
                Nanosecond => points::<TimestampNanosecondType>(array, 9, is_utc),
            }
        }
        DataType::Time32(Second) => {
            shown::<Time32SecondType>(array, |t, out| display::time(out, t.into(), 0))
        }
        DataType::Time32(_) => {
            shown::<Time32MillisecondType>(array, |t, out| display::time(out, t.into(), 3))
        }
        DataType::Time64(Microsecond) => {
            shown::<Time64MicrosecondType>(array, |t, out| display::time(out, t, 6))
        }
        DataType::Time64(_) => shown::<Time64NanosecondType>(array, |t, out| display::time(out, t, 9)),
        DataType::Duration(Second) => shown::<DurationSecondType>(array, |t, out| display::time(out, t, 0)),
        DataType::Duration(Millisecond) => {
            shown::<DurationMillisecondType>(array, |t, out| display::time(out, t, 3))
        }
        DataType::Duration(Microsecond) => {
            shown::<DurationMicrosecondType>(array, |t, out| display::time(out, t, 6))
        }
        DataType::Duration(Nanosecond) => {
            shown::<DurationNanosecondType>(array, |t, out| display::time(out, t, 9))
        }
        DataType::Interval(IntervalUnit::YearMonth) => {
            shown::<IntervalYearMonthType>(array, |months, out| {
                display::integer(out, months.into());
                out.push_str(" months");
            })
        }
        DataType::Interval(IntervalUnit::DayTime) => shown::<IntervalDayTimeType>(array, |value, out| {
            display::integer(out, value.days.into());
            out.push_str(" days ");
            display::time(out, value.milliseconds.into(), 3);
        }),
        DataType::Interval(IntervalUnit::MonthDayNano) => {
            shown::<IntervalMonthDayNanoType>(array, |value, out| {
                display::integer(out, value.months.into());
                out.push_str(" months ");
                display::integer(out, value.days.into());
                out.push_str(" days ");
                display::time(out, value.nanoseconds, 9);
            })
        }
        _ => Leaf::Nothing,
    }
}

fn points<T: ArrowPrimitiveType<Native = i64>>(array: &dyn Array, digits: u32, is_utc: bool) -> Leaf<'_> {
    shown::<T>(array, move |parts, out| display::timestamp(out, parts, digits, is_utc))
}

fn bind<'a>(plan: &Plan, array: &'a dyn Array) -> Bound<'a> {
    let boxed = |plan: &Plan, array: &'a dyn Array| Box::new(bind(plan, array));
    let shape = match (plan, array.data_type()) {
        (Plan::Nothing, _) => Shape::Nothing,
        (_, DataType::Dictionary(_, _)) => match array.as_any_dictionary_opt() {
            Some(dictionary) if !dictionary.values().is_empty() => {
                Shape::Dictionary(dictionary.normalized_keys(), boxed(plan, dictionary.values()))
            }
            _ => Shape::Nothing,
        },
        (_, DataType::RunEndEncoded(ends, _)) => {
            let values: Option<&'a dyn Array> = match ends.data_type() {
                DataType::Int16 => array.as_run_opt::<Int16Type>().map(|runs| &**runs.values()),
                DataType::Int32 => array.as_run_opt::<Int32Type>().map(|runs| &**runs.values()),
                _ => array.as_run_opt::<Int64Type>().map(|runs| &**runs.values()),
            };
            values.map_or(Shape::Nothing, |values| Shape::Runs(array, boxed(plan, values)))
        }
        (Plan::Leaf(field), _) => Shape::Leaf(*field, leaf(array)),
        (Plan::Struct(plans), _) => match array.as_struct_opt() {
            Some(parts) => Shape::Struct(
                plans.iter().zip(parts.columns()).map(|(plan, part)| bind(plan, part)).collect(),
            ),
            None => Shape::Nothing,
        },
        (Plan::List(item), data_type) => {
            let bound = match data_type {
                DataType::List(_) => {
                    array.as_list_opt::<i32>().map(|l| (Ranges::Small(l.value_offsets()), l.values()))
                }
                DataType::LargeList(_) => {
                    array.as_list_opt::<i64>().map(|l| (Ranges::Large(l.value_offsets()), l.values()))
                }
                DataType::ListView(_) => array
                    .as_list_view_opt::<i32>()
                    .map(|l| (Ranges::Views(l.value_offsets(), l.value_sizes()), l.values())),
                DataType::LargeListView(_) => array
                    .as_list_view_opt::<i64>()
                    .map(|l| (Ranges::LargeViews(l.value_offsets(), l.value_sizes()), l.values())),
                _ => array
                    .as_fixed_size_list_opt()
                    .map(|l| (Ranges::Fixed(usize::try_from(l.value_length()).unwrap_or(0)), l.values())),
            };
            bound.map_or(Shape::Nothing, |(ranges, values)| Shape::List(ranges, boxed(item, values)))
        }
        (Plan::Map(keys, values), _) => match array.as_map_opt() {
            Some(map) => {
                Shape::Map(map.value_offsets(), boxed(keys, map.keys()), boxed(values, map.values()))
            }
            None => Shape::Nothing,
        },
        (Plan::Union(plans), _) => match array.as_union_opt() {
            Some(union) => {
                let members = plans.iter().map(|(id, plan)| (*id, bind(plan, union.child(*id))));
                Shape::Union(union, members.collect())
            }
            None => Shape::Nothing,
        },
    };
    Bound { array, length: array.len(), has_nulls: array.nulls().is_some(), shape }
}

/// Hands on the rows of a batch. `plans`: what its columns become.
///
/// # Errors
/// When a limit of the unit was reached.
pub(in crate::formats::tables) fn read_batch(
    out: &mut Out<'_>,
    table: &mut Table,
    scratch: &mut Scratch,
    plans: &[&Plan],
    batch: &RecordBatch,
) -> Reading {
    // A column of nulls is not asked for every value of its rows.
    let bound: Vec<Bound<'_>> = plans
        .iter()
        .zip(batch.columns())
        .filter(|(_, array)| array.is_empty() || array.null_count() < array.len())
        .map(|(plan, array)| bind(plan, array.as_ref()))
        .collect();
    for row in 0..batch.num_rows() {
        for column in &bound {
            column.value(out, table, scratch, row)?;
        }
        table.end_record(out);
        patience(out, row)?;
    }
    out.check()
}

impl Bound<'_> {
    #[inline]
    fn value(&self, out: &mut Out<'_>, table: &mut Table, scratch: &mut Scratch, row: usize) -> Reading {
        // Unions and runs have no nulls of their own; what lies outside is a defect of the file.
        if row >= self.length || (self.has_nulls && self.array.is_null(row)) {
            return Ok(());
        }
        match &self.shape {
            Shape::Leaf(field, leaf) => return leaf.value(out, table, scratch, *field, row),
            Shape::Struct(parts) => {
                for part in parts {
                    part.value(out, table, scratch, row)?;
                }
            }
            Shape::List(ranges, items) => {
                for (count, item) in ranges.of(row).unwrap_or_default().enumerate() {
                    items.value(out, table, scratch, item)?;
                    patience(out, count)?;
                }
            }
            Shape::Map(offsets, keys, values) => {
                for (count, item) in Ranges::Small(offsets).of(row).unwrap_or_default().enumerate() {
                    keys.value(out, table, scratch, item)?;
                    values.value(out, table, scratch, item)?;
                    patience(out, count)?;
                }
            }
            Shape::Union(union, members) => {
                let (id, at) = (union.type_id(row), union.value_offset(row));
                if let Some((_, member)) = members.iter().find(|(known, _)| *known == id) {
                    member.value(out, table, scratch, at)?;
                }
            }
            Shape::Dictionary(keys, values) => {
                if let Some(at) = keys.get(row) {
                    values.value(out, table, scratch, *at)?;
                }
            }
            Shape::Runs(runs, values) => {
                if let Some(at) = run_of(*runs, row) {
                    values.value(out, table, scratch, at)?;
                }
            }
            Shape::Nothing => {}
        }
        Ok(())
    }
}

/// Looks at the limits once in a while: a row may be very long.
fn patience(out: &Out<'_>, count: usize) -> Reading {
    if count % 4096 == 4095 { out.check() } else { Ok(()) }
}

/// Which run a row lies in.
fn run_of(runs: &dyn Array, row: usize) -> Option<usize> {
    if let Some(runs) = runs.as_run_opt::<Int16Type>() {
        return Some(runs.get_physical_index(row));
    }
    if let Some(runs) = runs.as_run_opt::<Int32Type>() {
        return Some(runs.get_physical_index(row));
    }
    runs.as_run_opt::<Int64Type>().map(|runs| runs.get_physical_index(row))
}

impl Leaf<'_> {
    #[inline]
    fn value(
        &self,
        out: &mut Out<'_>,
        table: &mut Table,
        scratch: &mut Scratch,
        field: FieldId,
        row: usize,
    ) -> Reading {
        match self {
            Leaf::Text(array) => table.text(out, field, array.value(row)),
            Leaf::LargeText(array) => table.text(out, field, array.value(row)),
            Leaf::TextView(array) => table.text(out, field, array.value(row)),
            Leaf::Bytes(array) => return table.bytes(out, field, array.value(row)),
            Leaf::LargeBytes(array) => return table.bytes(out, field, array.value(row)),
            Leaf::BytesView(array) => return table.bytes(out, field, array.value(row)),
            Leaf::Fixed(array) => return fixed(out, table, scratch, field, array.value(row)),
            Leaf::Truth(array) => table.text(out, field, if array.value(row) { "true" } else { "false" }),
            Leaf::Shown(write) => {
                scratch.0.clear();
                write(row, &mut scratch.0);
                table.text(out, field, &scratch.0);
            }
            Leaf::Nothing => {}
        }
        Ok(())
    }
}

/// Bytes of a length that the type says: 16 of them that are no text are a UUID.
fn fixed(
    out: &mut Out<'_>,
    table: &mut Table,
    scratch: &mut Scratch,
    field: FieldId,
    value: &[u8],
) -> Reading {
    let is_text = |byte: &u8| *byte >= b' ' || byte.is_ascii_whitespace();
    if value.len() == 16 && !(value.iter().all(is_text) && std::str::from_utf8(value).is_ok()) {
        scratch.0.clear();
        display::uuid(&mut scratch.0, value);
        table.text(out, field, &scratch.0);
        return Ok(());
    }
    // Text is filled up with zero bytes or blanks.
    let length = value.iter().rposition(|&byte| byte != 0).map_or(0, |last| last + 1);
    table.bytes(out, field, value.get(..length).unwrap_or_default())
}

/// What a library of ours says is wrong: its words may quote content, so that only the kind of its error is
/// told.
pub(in crate::formats::tables) fn broken(what: &str) -> Failure {
    Failure::malformed(format!("{what} breaks the rules of its format"))
}
