//! The catalogue as a page for people: `CATALOG.md` is generated from the definitions.

use std::fmt::Write as _;

use super::ALL;
use crate::Precision;

/// The catalogue in Markdown: every detector with its standard, examples and counterexamples.
pub fn markdown() -> String {
    let mut page = String::from(
        "# Catalogue of detectors\n\n\
         Generated from the definitions by `cargo run -p domesday-detectors --example catalog`; do not edit.\n\n\
         | detector | category | summary | regions |\n|---|---|---|---|\n",
    );
    let regions = |list: &[&str]| if list.is_empty() { "all".to_owned() } else { list.join(" ") };
    for d in ALL {
        let _ = writeln!(
            page,
            "| [{0}](#{0}) | {1} | {2} | {3} |",
            d.id,
            d.category,
            d.summary,
            regions(d.regions)
        );
    }
    for d in ALL {
        let _ = write!(
            page,
            "\n## {}\n\n{}\n\n- Category: `{}` ({}; fideslang `{}`; CCPA {})\n- Revision: {}\n- Regions: {}\n- Standard: [{}]({})\n- Looked for at: {}\n- Checked: {}\n- Expected precision: {}\n- Context words, within {} bytes before and {} behind: {}\n\nExamples:\n\n",
            d.id,
            d.summary,
            d.category,
            d.category.dpv(),
            d.category.fides(),
            d.category.ccpa(),
            d.revision,
            regions(d.regions),
            d.standard.name,
            d.standard.url,
            d.anchor,
            d.checks,
            precision(d.precision),
            d.window.before,
            d.window.after,
            if d.context.is_empty() { "none".to_owned() } else { d.context.join(", ") },
        );
        for e in d.examples {
            let field = if e.field.is_empty() { String::new() } else { format!(" (field `{}`)", e.field) };
            let evidence: Vec<&str> = e.evidence.ids().collect();
            let _ =
                writeln!(page, "- `{}`{field}: `{}` ({})", code(e.text), code(e.value), evidence.join(", "));
        }
        page.push_str("\nNot findings:\n\n");
        for c in d.counterexamples {
            let field = if c.field.is_empty() { String::new() } else { format!(" (field `{}`)", c.field) };
            let _ = writeln!(page, "- `{}`{field}: {}", code(c.text), c.why);
        }
    }
    page.push_str(include_str!("left_out.md"));
    page
}

/// The expected precision, by what a finding rests on.
fn precision(of: Precision) -> String {
    let parts = [
        ("alone", of.alone),
        ("in its groups", of.formatted),
        ("with context", of.context),
        ("in a field named for it", of.field),
    ];
    let said: Vec<String> = parts
        .iter()
        .map(|(basis, percent)| match percent {
            0 => format!("{basis} not reported"),
            _ => format!("{basis} {percent} %"),
        })
        .collect();
    said.join(", ")
}

/// Text for a code span: line ends and back quotes would end it.
fn code(text: &str) -> String {
    text.replace('\n', "⏎").replace('`', "'")
}
