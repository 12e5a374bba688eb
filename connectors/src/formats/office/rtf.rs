//! Rich Text Format (RTF Specification 1.9.1,
//! <https://learn.microsoft.com/en-us/openspecs/exchange_server_protocols/ms-oxrtfex/>).

mod destinations;
mod encodings;
mod objects;
mod text;
mod tokens;

use crate::formats::out::Reading;
use crate::formats::{Input, Out};
use crate::{Failure, Reason};

use text::Text;
use tokens::{Token, Tokens};

/// Groups within groups: what is deeper counts as standing here.
const DEEPEST: usize = 4096;

/// Reads a document: its text in the place itself, other parts in `#part=...`.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let mut tokens = Tokens::new(input.reader());
    let mut text = Text::new();
    let result = groups(&mut tokens, &mut text, out);
    let told = text.finish(out);
    result.and(told)
}

fn groups(tokens: &mut Tokens<impl std::io::BufRead>, text: &mut Text, out: &mut Out<'_>) -> Reading {
    let mut checked = 0;
    let mut depth = 0usize;
    loop {
        if tokens.position() >= checked + 64 * 1024 {
            checked = tokens.position();
            out.check()?;
        }
        match tokens.next()? {
            Some(Token::Open) => {
                depth += 1;
                if depth <= DEEPEST {
                    text.open();
                } else if depth == DEEPEST + 1 {
                    out.gap(Reason::Limit, format!("more than {DEEPEST} groups within each other"));
                }
            }
            Some(Token::Close) => {
                if depth == 0 {
                    continue;
                }
                if depth <= DEEPEST {
                    text.close(out)?;
                }
                depth -= 1;
                if depth == 0 {
                    // What follows is no part of the document, and is shown by no program.
                    return Ok(());
                }
            }
            Some(Token::Word(word, number)) => {
                if word == "bin" {
                    tokens.binary(u64::try_from(number.unwrap_or(0)).unwrap_or(0), |bytes| {
                        text.binary(bytes)
                    })?;
                } else {
                    text.word(word, number, out);
                }
            }
            Some(Token::Symbol(symbol)) => text.symbol(symbol, out),
            Some(Token::Hex(byte)) => text.byte(byte, out),
            Some(Token::Byte(byte)) => text.byte(byte, out),
            None => {
                let detail = format!("it ends within a group, at byte {}", tokens.position());
                return Err(Failure { reason: Reason::Malformed, detail });
            }
        }
    }
}
