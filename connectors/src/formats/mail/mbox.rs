//! Mailboxes: RFC 4155 (<https://www.rfc-editor.org/rfc/rfc4155>), and the kinds `mboxo` and `mboxrd`.
//!
//! Messages are members, numbered from 1 on. A line that begins with `From ` behind an empty line, and has a
//! time in it, begins a message; lines of `>From ` within one lose one `>`.

use std::io::{BufRead as _, Read as _};

use crate::formats::mail::message;
use crate::formats::mail::recognise::is_postmark;
use crate::formats::out::Reading;
use crate::formats::{Input, Out};

/// Lines are looked at in pieces of so many bytes.
const PIECE: u64 = 64 * 1024;

/// Reads a mailbox.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let mut reader = input.reader();
    let mut mailbox = Mailbox::default();
    let mut piece = Vec::new();
    // At the beginning of a line; behind an empty line.
    let (mut at_start, mut behind_empty) = (true, true);
    let mut since_check = 0;
    loop {
        piece.clear();
        let count = reader.by_ref().take(PIECE).read_until(b'\n', &mut piece)?;
        if count == 0 {
            break;
        }
        since_check += count as u64;
        if since_check >= PIECE {
            out.check()?;
            since_check = 0;
        }
        let is_separator = at_start && behind_empty && mailbox.separates(&piece);
        if is_separator {
            mailbox.end_message(out)?;
            mailbox.begun = true;
        } else if at_start && is_quoted(&piece) {
            mailbox.push(&piece[1..]);
        } else {
            mailbox.push(&piece);
        }
        behind_empty = at_start && matches!(piece.as_slice(), b"\n" | b"\r\n");
        at_start = piece.last() == Some(&b'\n');
    }
    mailbox.end_message(out)
}

/// `>From `, `>>From `: a line of a message that looks like the first one of another.
fn is_quoted(line: &[u8]) -> bool {
    let marks = line.iter().take_while(|&&b| b == b'>').count();
    marks > 0 && line[marks..].starts_with(b"From ")
}

#[derive(Default)]
struct Mailbox {
    /// The message that is being read.
    message: Vec<u8>,
    /// Whether it is longer than what is kept.
    is_cut: bool,
    /// Whether the first line of a message was seen.
    begun: bool,
    /// Whether the first lines of messages have no time.
    timeless: bool,
    number: u64,
}

impl Mailbox {
    /// Whether a line begins a message.
    fn separates(&mut self, line: &[u8]) -> bool {
        if !line.starts_with(b"From ") {
            return false;
        }
        let has_time = is_postmark(line);
        if !self.begun {
            self.timeless = !has_time;
        }
        has_time || self.timeless
    }

    fn push(&mut self, line: &[u8]) {
        let room = message::MOST - self.message.len();
        self.is_cut |= line.len() > room;
        self.message.extend_from_slice(&line[..line.len().min(room)]);
    }

    /// Reads the message that has come to its end.
    fn end_message(&mut self, out: &mut Out<'_>) -> Reading {
        let is_blank = self.message.iter().all(u8::is_ascii_whitespace);
        if !self.begun && is_blank {
            self.message.clear();
            return Ok(());
        }
        self.number += 1;
        out.meter().member()?;
        let place = out.place().member(self.number.to_string().as_bytes());
        let (bytes, is_cut) = (std::mem::take(&mut self.message), std::mem::take(&mut self.is_cut));
        if is_blank {
            return Ok(());
        }
        out.within(place, |out| {
            message::read_bytes(&bytes, out)?;
            if is_cut {
                message::too_long(out);
            }
            Ok(())
        })
    }
}
