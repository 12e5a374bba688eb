//! How statements with rows begin.

use std::iter::Peekable;

use crate::formats::tables::ddl::{Token, Tokens, is_word, table_name};

/// Most columns that a statement names.
const MOST_COLUMNS: usize = 32_768;

/// Words between `INSERT` and the name of the table: MySQL and SQLite.
const BEFORE_NAMES: &[&str] = &[
    "INTO",
    "IGNORE",
    "LOW_PRIORITY",
    "DELAYED",
    "HIGH_PRIORITY",
    "OR",
    "REPLACE",
    "ROLLBACK",
    "ABORT",
    "FAIL",
    "OVERWRITE",
    "TABLE",
];

/// What stands before rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// The table, with its schema, as `schema.table`.
    pub(super) table: String,
    /// The columns, where they are named.
    pub(super) columns: Vec<String>,
    /// How many bytes it takes: what follows is the first row.
    pub(super) length: usize,
    /// Whether names stand in backticks, as MySQL has them.
    pub(super) has_backticks: bool,
}

/// The columns in parentheses, if there are any. `None`: something else stands there.
fn columns(tokens: &mut Peekable<Tokens<'_>>) -> Option<Vec<String>> {
    let mut columns = Vec::new();
    if tokens.peek() != Some(&Token::Mark('(')) {
        return Some(columns);
    }
    tokens.next();
    loop {
        columns.push(tokens.next()?.name()?.into_owned());
        match tokens.next()? {
            Token::Mark(',') if columns.len() < MOST_COLUMNS => {}
            Token::Mark(')') => return Some(columns),
            _ => return None,
        }
    }
}

/// `INSERT INTO table (columns) VALUES`, up to the first parenthesis of the values; `None` for anything else.
pub(super) fn insert_header(text: &str) -> Option<Header> {
    let trimmed = text.trim_ascii_start();
    let word = trimmed.get(..7)?;
    if !(word.get(..6)?.eq_ignore_ascii_case("INSERT") || word.eq_ignore_ascii_case("REPLACE")) {
        return None;
    }
    let mut tokens = Tokens::new(trimmed).peekable();
    tokens.next()?;
    while tokens.peek().is_some_and(|token| BEFORE_NAMES.iter().any(|word| token.is(word))) {
        tokens.next();
    }
    let table = table_name(&mut tokens)?;
    let columns = columns(&mut tokens)?;
    // OVERRIDING SYSTEM VALUE, OUTPUT, AS alias.
    let mut passed = 0;
    loop {
        match tokens.next()? {
            token if token.is("VALUES") => break,
            Token::Word(word) if !word.eq_ignore_ascii_case("SELECT") && passed < 4 => passed += 1,
            _ => return None,
        }
    }
    // The pieces are taken one by one from the text: what is left begins behind `VALUES`.
    let length = values_end(trimmed)? + (text.len() - trimmed.len());
    let behind = text.get(length..)?.trim_ascii_start();
    if !behind.starts_with('(') {
        return None;
    }
    let has_backticks = text.get(..length)?.contains('`');
    Some(Header { table, columns, length, has_backticks })
}

/// Where the keyword `VALUES` of a statement that has one ends.
fn values_end(text: &str) -> Option<usize> {
    let mut tokens = Tokens::new(text);
    while let Some(token) = tokens.next() {
        if token.is("VALUES") {
            return Some(text.len() - tokens.rest().len());
        }
    }
    None
}

/// `COPY table (columns) FROM stdin;` and its line end; `None` for anything else
/// (<https://www.postgresql.org/docs/current/sql-copy.html>).
pub(super) fn copy_header(text: &str) -> Option<Header> {
    if !text.get(..5)?.eq_ignore_ascii_case("COPY ") {
        return None;
    }
    let mut tokens = Tokens::new(text).peekable();
    tokens.next()?;
    let table = table_name(&mut tokens)?;
    let columns = columns(&mut tokens)?;
    if !tokens.next()?.is("FROM") || !tokens.next()?.is("stdin") || tokens.next()? != Token::Mark(';') {
        return None;
    }
    let length = copy_end(text)?;
    Some(Header { table, columns, length, has_backticks: false })
}

/// Where the line of the semicolon that ends a statement ends.
fn copy_end(text: &str) -> Option<usize> {
    let mut tokens = Tokens::new(text);
    while let Some(token) = tokens.next() {
        if token == Token::Mark(';') {
            let behind = text.len() - tokens.rest().len();
            let line = memchr::memchr(b'\n', tokens.rest().as_bytes())?;
            let is_blank = tokens.rest().get(..line)?.trim().is_empty();
            return is_blank.then_some(behind + line + 1);
        }
    }
    None
}

/// Whether the first value behind a header is one of data: statements in functions have names of variables.
pub(super) fn is_data(text: &str, header: &Header) -> bool {
    let behind = text.get(header.length..).unwrap_or_default().trim_ascii_start();
    let value = behind.strip_prefix('(').unwrap_or_default().trim_ascii_start();
    let word: String = value.chars().take_while(|&c| is_word(c)).collect();
    let next = value.get(word.len()..).and_then(|rest| rest.chars().next());
    let is_name =
        word.starts_with(|c: char| c.is_alphabetic() || c == '@') || value.starts_with([':', '?', '%']);
    let is_value = ["NULL", "DEFAULT", "TRUE", "FALSE"].iter().any(|known| word.eq_ignore_ascii_case(known));
    !is_name || is_value || matches!(next, Some('(' | '\'' | '"' | '[')) || word.starts_with('_')
}
