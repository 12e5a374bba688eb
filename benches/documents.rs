//! A tree of documents: office files, mails, PDFs and archives, a few kilobytes each.

use std::fs;
use std::io;
use std::path::Path;

use super::people::csv;
use super::writers;

/// Records in a document.
const RECORDS: usize = 20;

/// Documents in a directory.
const A_DIRECTORY: u64 = 100;

/// Writes `files` documents below `directory`; how many bytes they have.
pub(crate) fn write(directory: &Path, files: u64) -> io::Result<u64> {
    let mut bytes = 0;
    for number in 0..files {
        let folder = directory.join(format!("{:03}", number / A_DIRECTORY));
        fs::create_dir_all(&folder)?;
        let first = (number as usize * 7) % 1_900;
        let records = first..first + RECORDS;
        let (ending, content) = match number % 6 {
            0 => ("docx", writers::docx(records)),
            1 => ("xlsx", writers::xlsx(records)),
            2 => ("ods", writers::ods(records)),
            3 => ("pdf", writers::pdf(records)),
            4 => ("eml", writers::eml(records)),
            _ => ("tar.gz", writers::tar_gz(&[("people.csv", csv(records).as_bytes())])),
        };
        fs::write(folder.join(format!("{number:05}.{ending}")), &content)?;
        bytes += content.len() as u64;
    }
    Ok(bytes)
}
