//! Telling mail, people and dates from other text that has names and colons: logs, front matter, control
//! files, source code.

use crate::formats::Kind;

/// At most so many lines of a header are looked at.
const LINES: usize = 200;

/// Header fields that other texts do not have: RFC 5322 section 3.6, RFC 2045 section 4, RFC 9228, RFC 6376.
const OF_MAIL: &[&str] =
    &["received", "message-id", "return-path", "delivered-to", "x-mailer", "dkim-signature", "x-received"];

/// Fields of mail that other texts may have too, as mail programs write them.
const SHARED: &[&str] = &["To", "Subject", "Date", "Cc", "MIME-Version", "Reply-To", "Sender"];

/// Whether a text is mail, people or dates, and which. `whole`: nothing follows `text`. `extension`: that
/// of the name, in lower case. Names are no proof.
pub(crate) fn recognise(text: &str, whole: bool, _name: &[u8], extension: &str) -> Option<Kind> {
    let trimmed = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let begins = |with: &str| {
        let line = trimmed.get(..with.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(with));
        line && trimmed[with.len()..].trim_start_matches([' ', '\t', '\r']).starts_with('\n')
    };
    // RFC 6350 section 6.1.1, RFC 5545 section 3.4.
    if begins("BEGIN:VCARD") {
        return Some(Kind::Vcard);
    }
    if begins("BEGIN:VCALENDAR") {
        return Some(Kind::Icalendar);
    }
    if is_mbox(text, extension) {
        return Some(Kind::Mbox);
    }
    is_message(trimmed, whole, extension).then_some(Kind::Email)
}

/// RFC 4155, appendix A (<https://www.rfc-editor.org/rfc/rfc4155#appendix-A>): a line that says from whom
/// and when, and a header.
fn is_mbox(text: &str, extension: &str) -> bool {
    let mut lines = text.trim_start_matches(['\r', '\n']).lines();
    let Some(first) = lines.next().filter(|line| line.starts_with("From ")) else { return false };
    let has_time = is_postmark(first.as_bytes());
    let mut rest = lines.skip_while(|line| line.starts_with(">From "));
    let has_header = rest.next().is_some_and(|line| field(line).is_some());
    has_header && (has_time || matches!(extension, "mbox" | "mbx"))
}

/// Whether a line that begins with `From ` has a time in it, as the first line of a message in a mailbox
/// has.
pub(super) fn is_postmark(line: &[u8]) -> bool {
    line.windows(4)
        .any(|w| w[0].is_ascii_digit() && w[1] == b':' && w[2].is_ascii_digit() && w[3].is_ascii_digit())
}

/// RFC 5322 section 2.2 (<https://www.rfc-editor.org/rfc/rfc5322#section-2.2>): fields up to an empty line,
/// some of which are of mail.
fn is_message(text: &str, whole: bool, extension: &str) -> bool {
    let is_expected = matches!(extension, "eml" | "emlx" | "mht" | "mhtml" | "nws");
    let (mut fields, mut odd, mut of_mail, mut from, mut shared) = (0usize, 0usize, 0usize, false, 0usize);
    let mut has_end = whole;
    for (number, line) in text.lines().take(LINES).enumerate() {
        if line.is_empty() {
            has_end = true;
            break;
        }
        if line.starts_with([' ', '\t']) && number > 0 {
            continue;
        }
        let Some((name, value)) = field(line) else {
            // Not even the first line.
            if number == 0 {
                return false;
            }
            odd += 1;
            continue;
        };
        fields += 1;
        of_mail += usize::from(OF_MAIL.iter().any(|known| name.eq_ignore_ascii_case(known)));
        shared += usize::from(SHARED.contains(&name));
        from |= name == "From" && !value.trim().is_empty();
    }
    let has_end = has_end || text.lines().nth(LINES).is_some() || text.len() > 16 * 1024;
    if is_expected {
        return fields > 0 && odd <= fields;
    }
    let enough = of_mail >= 2 || (of_mail == 1 && (from || shared > 0) && fields >= 3);
    has_end && odd * 8 <= fields && (enough || (from && shared >= 2))
}

/// The name and the value of a field of a header: a name of letters, digits and marks, and a colon.
fn field(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let is_name = name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
    (is_name && name.starts_with(|c: char| c.is_ascii_alphabetic())).then_some((name, value))
}
