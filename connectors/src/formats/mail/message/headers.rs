//! Header fields as records.

use std::collections::BTreeMap;

use mail_parser::{Addr, Address, HeaderName, HeaderValue, Message};

use crate::FieldId;
use crate::formats::{Out, Rows};

/// Names of fields beyond so many are told as one column.
const MOST_COLUMNS: usize = 256;

/// Fields that say how a part is to be read; the names of attachments are those of members.
const OF_STRUCTURE: &[HeaderName<'static>] = &[
    HeaderName::ContentType,
    HeaderName::ContentDisposition,
    HeaderName::ContentTransferEncoding,
    HeaderName::ContentId,
];

/// Tells the fields of a message, in one record, and those of each of its parts, in one record each.
pub(in crate::formats::mail) fn tell(message: &Message<'_>, out: &mut Out<'_>) {
    let mut rows = Rows::new();
    let mut columns = BTreeMap::new();
    for (number, part) in message.parts.iter().enumerate() {
        let mut any = number == 0;
        for header in &part.headers {
            if number > 0 && OF_STRUCTURE.contains(&header.name) {
                continue;
            }
            any = true;
            let name = header.name.as_str();
            let field = column(&mut columns, &mut rows, name, out);
            match &header.value {
                HeaderValue::Text(text) => rows.value(out, field, text),
                HeaderValue::TextList(texts) => {
                    texts.iter().for_each(|text| rows.value(out, field, text));
                }
                HeaderValue::Address(addresses) => tell_addresses(addresses, field, &mut rows, out),
                HeaderValue::ContentType(_) | HeaderValue::Empty => {
                    let range = header.offset_start as usize..header.offset_end as usize;
                    let raw = message.raw_message.get(range).unwrap_or_default();
                    rows.value(out, field, &unfolded(raw));
                }
                HeaderValue::DateTime(_) | HeaderValue::Received(_) => {}
            }
        }
        if any {
            rows.end_record(out);
        }
    }
    rows.finish(out);
}

/// The column of a field: the names of fields do not depend on the case of letters.
fn column(
    columns: &mut BTreeMap<String, FieldId>,
    rows: &mut Rows,
    name: &str,
    out: &mut Out<'_>,
) -> FieldId {
    let name = if columns.len() < MOST_COLUMNS { name } else { "other" };
    let key = name.to_ascii_lowercase();
    *columns.entry(key).or_insert_with(|| rows.column(out, name))
}

/// Each address a value: `Jane Doe <jane@example.com>`.
fn tell_addresses(addresses: &Address<'_>, field: FieldId, rows: &mut Rows, out: &mut Out<'_>) {
    let mut tell = |address: &Addr<'_>| {
        let value = match (&address.name, &address.address) {
            (Some(name), Some(address)) => format!("{name} <{address}>"),
            (Some(one), None) | (None, Some(one)) => one.clone().into_owned(),
            (None, None) => return,
        };
        rows.value(out, field, &value);
    };
    match addresses {
        Address::List(list) => list.iter().for_each(tell),
        Address::Group(groups) => {
            for group in groups {
                if let Some(name) = &group.name {
                    tell(&Addr { name: Some(name.clone()), address: None });
                }
                group.addresses.iter().for_each(&mut tell);
            }
        }
    }
}

/// A field as it stands, without its line ends.
fn unfolded(raw: &[u8]) -> String {
    let text = crate::formats::unicode::mend(raw);
    text.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}
