//! The CSV report: one row for each field and category, for spreadsheets.

use std::io::{self, BufWriter, Write};

use crate::{Collection, Field, Inventory, Outcome, Report, ScanInfo, Tally, detectors, spelling};

const HEADER: &str = "place,category,detector,values,distinct,reserved,confidence,level,share,preview\r\n";

/// The CSV report (RFC 4180, <https://www.rfc-editor.org/rfc/rfc4180>), in UTF-8, lines ended by CR LF.
pub(crate) struct Csv {
    out: Box<dyn Write + Send>,
}

impl Csv {
    pub(crate) fn new(out: Box<dyn Write + Send>) -> Csv {
        Csv { out }
    }
}

impl Report for Csv {
    fn begin(&mut self, _scan: &ScanInfo) -> io::Result<()> {
        Ok(())
    }

    fn outcome(&mut self, _outcome: &Outcome) -> io::Result<()> {
        Ok(())
    }

    fn finish(self: Box<Self>, inventory: &Inventory) -> io::Result<()> {
        let mut out = BufWriter::with_capacity(64 * 1024, self.out);
        out.write_all(HEADER.as_bytes())?;
        for (place, collection) in inventory.collections() {
            rows(&mut out, &place, collection)?;
        }
        out.flush()
    }
}

fn rows(out: &mut impl Write, place: &str, collection: &Collection) -> io::Result<()> {
    for field in &collection.fields {
        let place = spelling::join(place, &field.suffix);
        for tally in field.tallies() {
            row(out, &place, field, tally)?;
        }
    }
    Ok(())
}

fn row(out: &mut impl Write, place: &str, field: &Field, tally: &Tally) -> io::Result<()> {
    let mean = tally.mean_confidence();
    let previews: Vec<&str> = tally.previews.iter().map(|preview| preview.as_str()).collect();
    // The share is that of the detector's values; running text has none.
    let share = match field.values {
        0 => String::new(),
        values => format!("{:.4}", (tally.values as f64 / values as f64).min(1.0)),
    };
    write!(
        out,
        "{},{},{},{},{},{},{},{},{},{}\r\n",
        cell(place),
        tally.category.id(),
        detectors::id(tally.detector),
        tally.values,
        tally.distinct.estimate(),
        tally.reserved,
        mean.percent(),
        mean.level().id(),
        share,
        cell(&previews.join(" ")),
    )
}

/// A cell: quoted where RFC 4180 asks for it, and with a `'` before what a spreadsheet would take for a
/// formula (<https://owasp.org/www-community/attacks/CSV_Injection>).
pub(crate) fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let guard = if formula { "'" } else { "" };
    if text.contains([',', '"', '\r', '\n']) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{guard}{text}")
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn no_cell_is_a_formula_or_breaks_its_row() {
        let cases = [
            ("=1+1", "'=1+1"),
            ("+49 ***", "'+49 ***"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"),
            ("\rx", "\"'\rx\""),
            ("=cmd|' /C calc'!A0,\"x\"", "\"'=cmd|' /C calc'!A0,\"\"x\"\"\""),
            ("a,b", "\"a,b\""),
            ("file:///a.csv#col=b", "file:///a.csv#col=b"),
        ];
        for (text, expected) in cases {
            assert_eq!(cell(text), expected);
        }
    }
}
