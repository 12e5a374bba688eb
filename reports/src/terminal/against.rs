//! The headline where there is a register: what was found against what is declared.

use super::figures::plural;
use super::style::{Role, Style};
use crate::register::{Contradiction, ContradictionKind};
use crate::safe;

/// How many contradictions are told in words.
const TOLD: usize = 12;

/// The contradictions by kind, in lines of at most `width` characters. Empty without a register.
pub(super) fn headline(contradictions: Option<&[Contradiction]>, width: usize, style: Style) -> String {
    let Some(all) = contradictions else { return String::new() };
    if all.is_empty() {
        let text = "Nothing that was found contradicts the register.";
        return format!("{}\n\n", style.paint(Role::Good, text));
    }
    let total = plural(all.len() as u64, "contradiction", "contradictions");
    let mut text = style.paint(Role::Alarm, &format!("{total} with the register"));
    text.push('\n');
    let mut left = TOLD;
    for kind in ContradictionKind::ALL {
        let of_kind: Vec<&Contradiction> = all.iter().filter(|one| one.kind == *kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        let title = format!("{} ({})", kind.title(), of_kind.len());
        text.push_str(&format!("  {}\n", style.paint(Role::Middling, &title)));
        for one in of_kind.into_iter().take(left) {
            left -= 1;
            text.push_str(&wrapped(&safe::escape(&one.says), width));
        }
    }
    let more = all.len().saturating_sub(TOLD);
    if more > 0 {
        let more = format!("  and {}: `domesday map` tells all", plural(more as u64, "more", "more"));
        text.push_str(&style.paint(Role::Quiet, &more));
        text.push('\n');
    }
    text.push('\n');
    text
}

/// Words in lines, each a little further in than the first. A word that is longer than a line is cut in its middle.
fn wrapped(text: &str, width: usize) -> String {
    let (mut lines, mut line) = (String::new(), "    ".to_owned());
    let mut taken = 4;
    for word in text.split(' ') {
        let word = safe::fit(word, width.saturating_sub(6));
        let length = word.chars().count();
        if taken + length > width && taken > 6 {
            lines.push_str(line.trim_end());
            lines.push('\n');
            line = "      ".to_owned();
            taken = 6;
        }
        line.push_str(&word);
        line.push(' ');
        taken += length + 1;
    }
    lines.push_str(line.trim_end());
    lines.push('\n');
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headline_is_bounded_and_safe() {
        let style = Style { color: false };
        assert_eq!(headline(None, 80, style), "");
        assert_eq!(headline(Some(&[]), 80, style), "Nothing that was found contradicts the register.\n\n");
        let one = |kind, i: usize| Contradiction {
            kind,
            system: "crm".to_owned(),
            places: Vec::new(),
            place_count: 0,
            category: None,
            count: 0,
            says: format!("number {i} \u{1b}[2J {} and some more words behind", "x".repeat(100)),
        };
        let mut all: Vec<Contradiction> = (0..9).map(|i| one(ContradictionKind::Undeclared, i)).collect();
        all.extend((9..20).map(|i| one(ContradictionKind::NotFound, i)));
        let text = headline(Some(&all), 72, style);
        assert!(
            text.starts_with("20 contradictions with the register\n  Found, not declared (9)\n    number 0")
        );
        assert!(text.contains("  Declared, not found (11)\n    number 9") && !text.contains("number 12"));
        assert!(text.ends_with("  and 8 more: `domesday map` tells all\n\n"), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= 72) && !text.contains('\u{1b}'), "{text}");
    }
}
