//! Content lines: vCard (RFC 6350, <https://www.rfc-editor.org/rfc/rfc6350>; versions 2.1 and 3.0 too) and
//! iCalendar (RFC 5545, <https://www.rfc-editor.org/rfc/rfc5545>).
//!
//! Each card, event, task is a record; each property a column by its name, `#col=EMAIL`, and so is each
//! parameter that says something of its own (`#col=CN`). Positions count in the decoded value. The parts of a
//! name (`N`) are put in the order of speech, those of an address (`ADR`) joined by commas. What is attached
//! inline (`PHOTO`, `ATTACH`) is a member, numbered from 1 on.

mod line;
mod lines;

use std::collections::BTreeMap;

use crate::formats::mail::content_lines::line::{Line, unescaped};
use crate::formats::mail::content_lines::lines::{Lines, Next};
use crate::formats::mail::message::in_charset;
use crate::formats::mail::transfer;
use crate::formats::out::Reading;
use crate::formats::{Input, Kind, Nested, Out, Rows};
use crate::{FieldId, Reason};

/// Names of properties beyond so many are told as one column.
const MOST_COLUMNS: usize = 256;

/// Parameters that only say how the value is to be read or sorted.
const OF_STRUCTURE: &[&str] = &[
    "ALTID",
    "CALSCALE",
    "CHARSET",
    "CUTYPE",
    "ENCODING",
    "FBTYPE",
    "FMTTYPE",
    "INDEX",
    "LANGUAGE",
    "LEVEL",
    "MEDIATYPE",
    "PARTSTAT",
    "PID",
    "PREF",
    "RANGE",
    "RELATED",
    "RELTYPE",
    "ROLE",
    "RSVP",
    "TYPE",
    "TZ",
    "TZID",
    "VALUE",
];

/// Reads cards or a calendar.
pub(crate) fn read(kind: Kind, input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let mut lines = Lines::new(input);
    let mut records = Records {
        rows: Rows::new(),
        columns: BTreeMap::new(),
        // Within a calendar stand events; alarms belong to their event.
        depth_of_records: if kind == Kind::Icalendar { 2 } else { 1 },
        depth: 0,
        any: false,
        members: 0,
    };
    loop {
        match lines.next()? {
            Next::End => break,
            Next::TooLong(number) => {
                out.gap(Reason::Limit, format!("the property in line {number} is too long: it was not read"));
            }
            Next::Line(bytes) => records.line(bytes, out)?,
        }
        if lines.is_time_to_check() {
            out.check()?;
        }
    }
    records.end(out);
    let Records { rows, depth, .. } = records;
    rows.finish(out);
    if depth > 0 {
        out.gap(Reason::Malformed, "it ends within a component: END is missing");
    }
    Ok(())
}

struct Records {
    rows: Rows,
    columns: BTreeMap<String, FieldId>,
    depth_of_records: u32,
    depth: u32,
    /// Whether the current record has a value.
    any: bool,
    members: u64,
}

impl Records {
    fn end(&mut self, out: &mut Out<'_>) {
        if std::mem::take(&mut self.any) {
            self.rows.end_record(out);
        }
    }

    fn line(&mut self, bytes: &[u8], out: &mut Out<'_>) -> Reading {
        let Some(line) = Line::parse(bytes) else {
            // Not a property: it is told, for what it may hold.
            let text = in_charset(bytes, None);
            self.tell("", &text, out);
            return Ok(());
        };
        if line.name == "BEGIN" {
            if self.depth < self.depth_of_records {
                self.end(out);
            }
            self.depth = self.depth.saturating_add(1);
            return Ok(());
        }
        if line.name == "END" {
            self.depth = self.depth.saturating_sub(1);
            if self.depth < self.depth_of_records {
                self.end(out);
            }
            return Ok(());
        }
        for (name, value) in &line.parameters {
            if !OF_STRUCTURE.contains(&name.as_str()) && !value.is_empty() {
                let value = in_charset(value, None);
                self.tell(name, &value, out);
            }
        }
        let encoding = line.parameter("ENCODING").unwrap_or_default();
        if encoding.eq_ignore_ascii_case("B") || encoding.eq_ignore_ascii_case("BASE64") {
            return self.attached(&line.name, line.value, out);
        }
        if let Some(data) = line.value.strip_prefix(b"data:")
            && let Some(comma) = memchr::memchr(b',', data)
            && data[..comma].ends_with(b";base64")
        {
            // RFC 2397.
            return self.attached(&line.name, &data[comma + 1..], out);
        }
        let decoded;
        let value = if encoding.eq_ignore_ascii_case("QUOTED-PRINTABLE") {
            decoded = transfer::quoted_printable(line.value);
            &decoded
        } else {
            line.value
        };
        let value = in_charset(value, line.parameter("CHARSET"));
        let value = match line.name.as_str() {
            "N" => in_order(&value),
            "ADR" => joined(&value),
            _ => unescaped(&value),
        };
        self.tell(&line.name, &value, out);
        Ok(())
    }

    fn tell(&mut self, name: &str, value: &str, out: &mut Out<'_>) {
        if value.trim().is_empty() {
            return;
        }
        let name = if self.columns.len() < MOST_COLUMNS { name } else { "other" };
        let rows = &mut self.rows;
        let field = match self.columns.get(name) {
            Some(field) => *field,
            None => {
                let field = rows.column(out, name);
                self.columns.insert(name.to_owned(), field);
                field
            }
        };
        self.rows.value(out, field, value);
        self.any = true;
    }

    /// What stands in the value in base64.
    fn attached(&mut self, name: &str, value: &[u8], out: &mut Out<'_>) -> Reading {
        self.members += 1;
        let (bytes, is_clean) = transfer::base64(value);
        let place = out.place().member(format!("{name}-{}", self.members).as_bytes());
        if !is_clean {
            out.gap(Reason::Malformed, "a value breaks the rules of base64: it may be incomplete");
        }
        if bytes.is_empty() {
            return Ok(());
        }
        out.nested_at(&place, Nested::Bytes(bytes))
    }
}

/// The parts of a name, RFC 6350 section 6.2.2 (family, given, additional, prefixes, suffixes), as people say
/// it.
fn in_order(value: &str) -> String {
    let parts = line::components(value);
    let order = [3, 1, 2, 0, 4];
    let ordered = order.iter().filter_map(|&at| parts.get(at));
    let all: Vec<&str> =
        ordered.chain(parts.iter().skip(5)).map(|p| p.trim()).filter(|p| !p.is_empty()).collect();
    all.join(" ")
}

/// The parts of an address, RFC 6350 section 6.3.1.
fn joined(value: &str) -> String {
    let parts = line::components(value);
    let parts: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}
