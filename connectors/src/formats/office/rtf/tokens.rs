//! Braces, control words, bytes.

use std::io::{self, BufRead};

/// The longest control word that means anything, in bytes.
const LONGEST: usize = 32;

/// A piece of a document.
pub(super) enum Token<'t> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\word` or `\word7`
    Word(&'t str, Option<i32>),
    /// `\~` and other single marks.
    Symbol(u8),
    /// `\'e4`
    Hex(u8),
    /// A byte of text.
    Byte(u8),
}

/// Reads pieces.
pub(super) struct Tokens<R> {
    reader: R,
    word: String,
    position: u64,
}

impl<R: BufRead> Tokens<R> {
    /// Reads from the first byte on.
    pub(super) fn new(reader: R) -> Tokens<R> {
        Tokens { reader, word: String::new(), position: 0 }
    }

    /// How many bytes were read.
    pub(super) fn position(&self) -> u64 {
        self.position
    }

    fn peek(&mut self) -> io::Result<Option<u8>> {
        loop {
            match self.reader.fill_buf() {
                Ok(bytes) => return Ok(bytes.first().copied()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn take(&mut self) -> io::Result<Option<u8>> {
        let byte = self.peek()?;
        if byte.is_some() {
            self.reader.consume(1);
            self.position += 1;
        }
        Ok(byte)
    }

    /// The next piece; `None` at the end. Line ends are none.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn next(&mut self) -> io::Result<Option<Token<'_>>> {
        loop {
            return Ok(Some(match self.take()? {
                None => return Ok(None),
                Some(b'{') => Token::Open,
                Some(b'}') => Token::Close,
                Some(b'\r' | b'\n' | 0) => continue,
                Some(b'\\') => return self.control(),
                Some(byte) => Token::Byte(byte),
            }));
        }
    }

    fn control(&mut self) -> io::Result<Option<Token<'_>>> {
        let Some(first) = self.take()? else { return Ok(None) };
        if first == b'\'' {
            let mut value = 0;
            for _ in 0..2 {
                let digit = self.peek()?.and_then(|digit| char::from(digit).to_digit(16));
                let Some(digit) = digit else { break };
                self.take()?;
                value = value * 16 + digit as u8;
            }
            return Ok(Some(Token::Hex(value)));
        }
        if !first.is_ascii_alphabetic() {
            return Ok(Some(Token::Symbol(first)));
        }
        self.word.clear();
        self.word.push(char::from(first));
        while let Some(letter) = self.peek()?.filter(u8::is_ascii_alphabetic) {
            self.take()?;
            if self.word.len() < LONGEST {
                self.word.push(char::from(letter));
            }
        }
        let is_negative = self.peek()? == Some(b'-');
        let mut number: Option<i32> = None;
        if is_negative {
            self.take()?;
        }
        while let Some(digit) = self.peek()?.filter(u8::is_ascii_digit) {
            self.take()?;
            number = Some(number.unwrap_or(0).saturating_mul(10).saturating_add(i32::from(digit - b'0')));
        }
        if is_negative {
            number = number.map(i32::saturating_neg);
        }
        // A blank that ends the word belongs to it.
        if self.peek()? == Some(b' ') {
            self.take()?;
        }
        Ok(Some(Token::Word(&self.word, number)))
    }

    /// Takes `length` bytes that are no text.
    ///
    /// # Errors
    /// When they cannot be read.
    pub(super) fn binary(&mut self, length: u64, mut take: impl FnMut(&[u8])) -> io::Result<()> {
        let mut left = length;
        while left > 0 {
            let bytes = self.reader.fill_buf()?;
            if bytes.is_empty() {
                break;
            }
            let count = usize::try_from(left).unwrap_or(usize::MAX).min(bytes.len());
            take(&bytes[..count]);
            self.reader.consume(count);
            self.position += count as u64;
            left -= count as u64;
        }
        Ok(())
    }
}
