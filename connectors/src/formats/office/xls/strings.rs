//! The strings that cells share: [MS-XLS] section 2.4.265.

use crate::formats::Out;
use crate::formats::office::xls::biff::Records;
use crate::formats::out::Reading;

/// So many bytes of them are kept.
const MOST: usize = 40 << 20;

/// Strings by their numbers.
#[derive(Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<u32>,
    /// Whether there were more than are kept.
    pub(super) is_cut: bool,
}

impl Strings {
    /// Reads the table, whose record was read.
    pub(super) fn read(records: &mut Records<'_>, out: &Out<'_>) -> Reading<Strings> {
        let mut strings = Strings::default();
        // Behind the number of uses stands that of strings; more records than that are not looked at.
        let count = records.bytes().u32(4).unwrap_or(0);
        let mut table = records.continued(8);
        for number in 0..count {
            if number % 1024 == 0 {
                out.check()?;
            }
            let (Some(length), Some(flags)) = (table.u16()?, table.u8()?) else { break };
            let runs = if flags & 8 != 0 { table.u16()?.unwrap_or(0) } else { 0 };
            let extension = if flags & 4 != 0 { table.u32()?.unwrap_or(0) } else { 0 };
            table.characters(length.into(), flags & 1 != 0, &mut strings.text)?;
            table.skip(u64::from(runs) * 4 + u64::from(extension))?;
            if strings.text.len() > MOST {
                strings.is_cut = true;
                break;
            }
            strings.ends.push(strings.text.len() as u32);
        }
        Ok(strings)
    }

    /// The string with a number.
    pub(super) fn get(&self, number: u32) -> Option<&str> {
        let number = number as usize;
        let end = *self.ends.get(number)? as usize;
        let start = match number.checked_sub(1) {
            Some(before) => *self.ends.get(before)? as usize,
            None => 0,
        };
        self.text.get(start..end)
    }
}
