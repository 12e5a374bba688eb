//! The properties of a message, a recipient or an attachment: [MS-OXMSG] sections 2.1 and 2.4.

use std::collections::BTreeMap;

use crate::formats::Out;
use crate::formats::mail::msg::names::name;
use crate::formats::office::ole::bytes::{Bytes, utf16};
use crate::formats::office::ole::code_page;
use crate::formats::office::ole::compound::Compound;
use crate::formats::out::Reading;

/// At most so many properties.
const MOST: usize = 10_000;
/// Properties of all, together, are not longer: in bytes.
const MOST_BYTES: usize = 40 << 20;

/// Numbers of properties: [MS-OXPROPS].
pub(in crate::formats::mail) mod ids {
    pub(crate) const CLASS: u16 = 0x001a;
    pub(crate) const HEADERS: u16 = 0x007d;
    pub(crate) const BODY: u16 = 0x1000;
    pub(crate) const RTF: u16 = 0x1009;
    pub(crate) const HTML: u16 = 0x1013;
    pub(crate) const DISPLAY_NAME: u16 = 0x3001;
    pub(crate) const DATA: u16 = 0x3701;
    pub(crate) const FILE_NAME: u16 = 0x3704;
    pub(crate) const LONG_FILE_NAME: u16 = 0x3707;
    pub(crate) const LONG_PATH: u16 = 0x370d;
    pub(crate) const INTERNET_CODE_PAGE: u16 = 0x3fde;
    pub(crate) const MESSAGE_CODE_PAGE: u16 = 0x3ffd;
}

/// What is told in another way than as a value: the text, the header, and what only programs read.
const APART: &[u16] =
    &[ids::HEADERS, ids::BODY, ids::HTML, ids::CLASS, 0x0064, 0x0075, 0x0077, 0x0c1e, 0x3002];

/// A value.
pub(in crate::formats::mail) enum Value {
    /// Text, or several of them.
    Texts(Vec<String>),
    Bytes(Vec<u8>),
}

/// Properties by their numbers.
#[derive(Default)]
pub(in crate::formats::mail) struct Properties {
    values: BTreeMap<u16, Value>,
    /// Those of 32 bits.
    numbers: BTreeMap<u16, u32>,
}

impl Properties {
    /// Reads the properties in a storage. `head`: how long the head of the fixed ones is. `code_page`: that of
    /// the message around it.
    pub(super) fn read(
        file: &Compound<'_>,
        storage: &str,
        head: usize,
        code_page: Option<u16>,
        out: &mut Out<'_>,
    ) -> Reading<Properties> {
        let path =
            |name: &str| if storage.is_empty() { name.to_owned() } else { format!("{storage}/{name}") };
        let mut properties = Properties::default();
        let fixed = file.stream(&path("__properties_version1.0"))?.unwrap_or_default();
        for entry in fixed.get(head..).unwrap_or_default().chunks_exact(16).take(MOST) {
            let entry = Bytes(entry);
            let (Some(tag), Some(value)) = (entry.u32(0), entry.u32(8)) else { continue };
            if tag & 0xffff == 3 {
                properties.numbers.insert((tag >> 16) as u16, value);
            }
        }
        let code_page = code_page.unwrap_or_else(|| properties.code_page());
        let mut all = 0usize;
        for name in file.streams(storage).into_iter().take(MOST) {
            let Some((id, kind)) = tag(&name) else { continue };
            let is_text = matches!(kind & 0xfff, 0x1e | 0x1f);
            // The lengths of several values stand in a stream of their own.
            let is_lengths = kind & 0x1000 != 0 && !name.contains('-');
            let is_wanted = is_text || matches!(id, ids::RTF | ids::HTML | ids::DATA);
            if !is_wanted || is_lengths || (kind & 0xfff) == 0x0d {
                continue;
            }
            out.check()?;
            let bytes = match file.stream(&path(&name)) {
                Ok(bytes) => bytes.unwrap_or_default(),
                Err(failure) => {
                    out.failed(failure)?;
                    continue;
                }
            };
            all = all.saturating_add(bytes.len());
            if all > MOST_BYTES {
                let detail = "the properties are too long: only the first were read";
                out.gap(crate::Reason::Limit, detail);
                break;
            }
            properties.add(id, kind, &bytes, code_page);
        }
        Ok(properties)
    }

    /// Adds a value of a type ([MS-OXCDATA] section 2.11.1), as it stands in a stream.
    pub(in crate::formats::mail) fn add(&mut self, id: u16, kind: u16, bytes: &[u8], code_page: u16) {
        let text = match kind & 0xfff {
            0x03 => {
                self.numbers.extend(Bytes(bytes).u32(0).map(|number| (id, number)));
                return;
            }
            0x1e => code_page::decode(bytes, code_page).into_owned(),
            0x1f => utf16(bytes),
            0x0d | 0x102 if matches!(id, ids::RTF | ids::HTML | ids::DATA) => {
                self.values.insert(id, Value::Bytes(bytes.to_vec()));
                return;
            }
            _ => return,
        };
        let text = text.trim_end_matches('\0').to_owned();
        match self.values.get_mut(&id) {
            Some(Value::Texts(texts)) if kind & 0x1000 != 0 => texts.push(text),
            _ => {
                self.values.insert(id, Value::Texts(vec![text]));
            }
        }
    }

    /// A property.
    pub(in crate::formats::mail) fn get(&self, id: u16) -> Option<&Value> {
        self.values.get(&id)
    }

    /// The text of a property.
    pub(in crate::formats::mail) fn text(&self, id: u16) -> Option<&str> {
        match self.values.get(&id) {
            Some(Value::Texts(texts)) => texts.first().map(String::as_str),
            _ => None,
        }
    }

    /// A number of 32 bits.
    pub(super) fn number(&self, id: u16) -> Option<u32> {
        self.numbers.get(&id).copied()
    }

    /// What text of one byte a character is in.
    pub(in crate::formats::mail) fn code_page(&self) -> u16 {
        let page = self.number(ids::MESSAGE_CODE_PAGE).and_then(|page| u16::try_from(page).ok());
        page.filter(|page| *page != 0 && *page != 1200).unwrap_or(code_page::WESTERN)
    }

    /// Names and texts of those that are told as values.
    pub(in crate::formats::mail) fn texts(&self) -> impl Iterator<Item = (String, &[String])> {
        self.values.iter().filter(|(id, _)| !APART.contains(id)).filter_map(|(id, value)| match value {
            Value::Texts(texts) => Some((name(*id), texts.as_slice())),
            Value::Bytes(_) => None,
        })
    }
}

/// The number and the type in the name of a stream, section 2.1.2.
fn tag(stream: &str) -> Option<(u16, u16)> {
    let digits = stream.strip_prefix("__substg1.0_")?.get(..8)?;
    let tag = u32::from_str_radix(digits, 16).ok()?;
    Some(((tag >> 16) as u16, tag as u16))
}
