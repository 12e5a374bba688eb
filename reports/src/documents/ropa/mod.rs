//! Records of processing activities (GDPR Art. 30) in the layouts of three authorities, as CSV and as workbooks.
//!
//! One row a declared system, then one a dataset with personal data that no system declares. What people declared is
//! taken from the register, what a scan can know from the map; what neither knows is left open and marked.

mod answer;
mod layout;
mod tables;
mod words;
mod workbook;

use std::io::{self, BufWriter, Write};

use self::layout::Layout;
use self::tables::{Cell, Table, tables};
use super::Sources;
use crate::csv::cell;

/// The record in the ICO's layout as CSV.
pub(super) fn ico_csv(sources: &Sources<'_>, out: &mut dyn Write) -> io::Result<()> {
    csv(&layout::ICO, sources, out)
}

/// The record in the ICO's layout as a workbook.
pub(super) fn ico_xlsx(sources: &Sources<'_>, out: &mut dyn Write) -> io::Result<()> {
    workbook::write(&layout::ICO, sources, out)
}

/// The record in the CNIL's layout as CSV.
pub(super) fn cnil_csv(sources: &Sources<'_>, out: &mut dyn Write) -> io::Result<()> {
    csv(&layout::CNIL, sources, out)
}

/// The record in the CNIL's layout as a workbook.
pub(super) fn cnil_xlsx(sources: &Sources<'_>, out: &mut dyn Write) -> io::Result<()> {
    workbook::write(&layout::CNIL, sources, out)
}

/// The record in the DPC's layout as CSV.
pub(super) fn dpc_csv(sources: &Sources<'_>, out: &mut dyn Write) -> io::Result<()> {
    csv(&layout::DPC, sources, out)
}

/// The record in the DPC's layout as a workbook.
pub(super) fn dpc_xlsx(sources: &Sources<'_>, out: &mut dyn Write) -> io::Result<()> {
    workbook::write(&layout::DPC, sources, out)
}

/// Writes controller and processor records as one table (RFC 4180): its columns are those of the controller, then
/// those that only a processor is asked, then the evidence; the first says which record a row is of.
fn csv(layout: &Layout, sources: &Sources<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(64 * 1024, out);
    let [controller, processor, ..] = tables(layout, sources);
    let asked = |table: &Table| table.headings.iter().filter(|heading| !heading.evidence).count();
    let (ours, theirs) = (asked(&controller), asked(&processor));
    let mut headings: Vec<String> = vec![layout.language.pick("Record", "Registre").to_owned()];
    headings.extend(controller.headings.iter().take(ours).map(|heading| heading.text.clone()));
    for heading in processor.headings.iter().take(theirs) {
        if !headings.contains(&heading.text) {
            headings.push(heading.text.clone());
        }
    }
    headings.extend(controller.headings.iter().skip(ours).map(|heading| heading.text.clone()));
    line(&mut out, headings.iter().map(String::as_str))?;
    for table in [&controller, &processor] {
        for row in &table.rows {
            let of = |heading: &String| {
                let at = table.headings.iter().position(|known| known.text == *heading)?;
                row.get(at).map(spelled)
            };
            let cells: Vec<String> = headings.iter().map(|heading| of(heading).unwrap_or_default()).collect();
            let cells = cells.iter().skip(1).map(String::as_str);
            line(&mut out, [table.name].into_iter().chain(cells))?;
        }
    }
    out.flush()
}

fn line<'c>(out: &mut impl Write, cells: impl Iterator<Item = &'c str>) -> io::Result<()> {
    let cells: Vec<String> = cells.map(cell).collect();
    write!(out, "{}\r\n", cells.join(","))
}

fn spelled(cell: &Cell) -> String {
    match cell {
        Cell::Text(answer) => answer.lines.join("; "),
        Cell::Number(number) => number.to_string(),
    }
}
