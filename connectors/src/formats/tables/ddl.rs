//! `CREATE TABLE`: the columns that it names, in the dialects of the common databases.

use std::borrow::Cow;

/// A piece of SQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'s> {
    /// A keyword or a name without quotation marks.
    Word(&'s str),
    /// A name in quotation marks of any kind, without them.
    Name(Cow<'s, str>),
    /// A text in single quotation marks, as it stands.
    Text(&'s str),
    /// Anything else.
    Mark(char),
}

impl<'s> Token<'s> {
    /// Whether it is this keyword.
    pub(super) fn is(&self, word: &str) -> bool {
        matches!(self, Token::Word(own) if own.eq_ignore_ascii_case(word))
    }

    /// It as a name.
    pub(super) fn name(&self) -> Option<Cow<'s, str>> {
        match self {
            Token::Word(word) => Some(Cow::Borrowed(*word)),
            Token::Name(name) => Some(name.clone()),
            Token::Text(text) => Some(unquoted(text, '\'')),
            Token::Mark(_) => None,
        }
    }
}

/// Doubled quotation marks stand for one.
fn unquoted(text: &str, quote: char) -> Cow<'_, str> {
    if text.contains(quote) {
        let doubled: String = [quote, quote].iter().collect();
        return Cow::Owned(text.replace(&doubled, quote.encode_utf8(&mut [0; 4])));
    }
    Cow::Borrowed(text)
}

/// The pieces of a statement, comments and blanks left out.
pub(super) struct Tokens<'s> {
    rest: &'s str,
}

/// Whether a character may stand in a name without quotation marks.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$' | '#' | '@')
}

impl<'s> Tokens<'s> {
    pub(super) fn new(sql: &'s str) -> Tokens<'s> {
        Tokens { rest: sql }
    }

    /// What was not looked at.
    pub(super) fn rest(&self) -> &'s str {
        self.rest
    }

    /// Up to the closing mark, and what is behind it.
    fn quoted(&mut self, quote: char) -> &'s str {
        let inner = self.rest.get(1..).unwrap_or_default();
        let mut at = 0;
        while let Some(found) = inner.get(at..).and_then(|rest| rest.find(quote)) {
            let end = at + found;
            let behind = end + quote.len_utf8();
            if quote != ']' && inner.get(behind..).is_some_and(|rest| rest.starts_with(quote)) {
                at = behind + quote.len_utf8();
                continue;
            }
            self.rest = inner.get(behind..).unwrap_or_default();
            return inner.get(..end).unwrap_or_default();
        }
        self.rest = "";
        inner
    }

    fn skip(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            let end = if self.rest.starts_with("--") || self.rest.starts_with("# ") {
                self.rest.find('\n')
            } else if self.rest.starts_with("/*") {
                self.rest.find("*/").map(|at| at + 1)
            } else {
                return;
            };
            self.rest = end.and_then(|at| self.rest.get(at + 1..)).unwrap_or_default();
        }
    }
}

impl<'s> Iterator for Tokens<'s> {
    type Item = Token<'s>;

    fn next(&mut self) -> Option<Token<'s>> {
        self.skip();
        let first = self.rest.chars().next()?;
        Some(match first {
            '"' | '`' => Token::Name(unquoted(self.quoted(first), first)),
            '[' => Token::Name(Cow::Borrowed(self.quoted(']'))),
            '\'' => Token::Text(self.quoted('\'')),
            c if is_word(c) => {
                let end = self.rest.find(|c| !is_word(c)).unwrap_or(self.rest.len());
                let (word, rest) = self.rest.split_at(end);
                self.rest = rest;
                Token::Word(word)
            }
            c => {
                self.rest = self.rest.get(c.len_utf8()..).unwrap_or_default();
                Token::Mark(c)
            }
        })
    }
}

/// A column of a definition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) name: String,
    /// The words of its type, in upper case, divided by blanks.
    pub(super) type_name: String,
    /// `PRIMARY KEY` without `DESC` stands behind it.
    pub(super) is_key: bool,
    /// `PRIMARY KEY` stands behind it.
    pub(super) is_any_key: bool,
    /// It is computed when it is read.
    pub(super) is_virtual: bool,
}

/// What `CREATE TABLE` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Definition {
    pub(super) name: String,
    pub(super) columns: Vec<Column>,
    /// The columns of `PRIMARY KEY (...)`.
    pub(super) key: Vec<String>,
    pub(super) without_rowid: bool,
}

/// Most columns of a table.
const MOST_COLUMNS: usize = 32_768;

/// Words that begin a constraint of a table.
const CONSTRAINTS: &[&str] = &[
    "CONSTRAINT",
    "PRIMARY",
    "UNIQUE",
    "CHECK",
    "FOREIGN",
    "EXCLUDE",
    "FULLTEXT",
    "SPATIAL",
    "PERIOD",
    "LIKE",
];

/// Words that begin what follows the type of a column.
const BEHIND_TYPES: &[&str] = &[
    "CONSTRAINT",
    "PRIMARY",
    "NOT",
    "NULL",
    "UNIQUE",
    "CHECK",
    "DEFAULT",
    "COLLATE",
    "REFERENCES",
    "GENERATED",
    "AS",
    "AUTO_INCREMENT",
    "IDENTITY",
    "COMMENT",
    "ON",
    "KEY",
    "ENCODE",
    "ENABLE",
];

/// The name of a table, of which other names may stand in front: `schema.table`. Dots are kept.
pub(super) fn table_name(tokens: &mut std::iter::Peekable<Tokens<'_>>) -> Option<String> {
    let mut name = tokens.next()?.name()?.into_owned();
    while tokens.peek() == Some(&Token::Mark('.')) {
        tokens.next();
        name.push('.');
        name.push_str(&tokens.next()?.name()?);
    }
    Some(name)
}

/// The columns of a table; `None` for what is no such statement, or names no columns.
pub(super) fn create_table(sql: &str) -> Option<Definition> {
    let mut tokens = Tokens::new(sql).peekable();
    if !tokens.next()?.is("CREATE") {
        return None;
    }
    loop {
        match tokens.next()? {
            token if token.is("TABLE") => break,
            Token::Word(_) => {}
            _ => return None,
        }
    }
    if tokens.peek().is_some_and(|token| token.is("IF")) {
        tokens.nth(2);
    }
    let mut definition = Definition { name: table_name(&mut tokens)?, ..Definition::default() };
    if tokens.next()? != Token::Mark('(') {
        return None;
    }
    loop {
        let (item, is_last) = item(&mut tokens);
        add(&mut definition, &item);
        if is_last || definition.columns.len() >= MOST_COLUMNS {
            break;
        }
    }
    let behind: Vec<Token<'_>> = tokens.take(64).collect();
    definition.without_rowid = behind.windows(2).any(|pair| pair[0].is("WITHOUT") && pair[1].is("ROWID"));
    if definition.columns.is_empty() { None } else { Some(definition) }
}

/// The pieces up to the next comma, and whether the closing parenthesis followed instead.
fn item<'s>(tokens: &mut std::iter::Peekable<Tokens<'s>>) -> (Vec<Token<'s>>, bool) {
    let mut item = Vec::new();
    let mut depth = 0u32;
    for token in tokens {
        match token {
            Token::Mark('(') => depth += 1,
            Token::Mark(')') if depth == 0 => return (item, true),
            Token::Mark(')') => depth -= 1,
            Token::Mark(',') if depth == 0 => return (item, false),
            _ => {}
        }
        item.push(token);
    }
    (item, true)
}

fn add(definition: &mut Definition, item: &[Token<'_>]) {
    let Some((first, rest)) = item.split_first() else { return };
    if is_constraint(first, rest) {
        let key = item.windows(2).position(|pair| pair[0].is("PRIMARY") && pair[1].is("KEY"));
        let named = key.and_then(|at| item.get(at + 2..)).unwrap_or_default();
        let named = named.iter().skip_while(|token| **token != Token::Mark('(')).skip(1);
        let mut before = true;
        for token in named.take_while(|token| **token != Token::Mark(')')) {
            if before && let Some(name) = token.name() {
                definition.key.push(name.into_owned());
            }
            before = *token == Token::Mark(',');
        }
        return;
    }
    let Some(name) = first.name() else { return };
    let mut column = Column { name: name.into_owned(), ..Column::default() };
    let of_type = rest.iter().take_while(|token| !BEHIND_TYPES.iter().any(|word| token.is(word)));
    for token in of_type {
        if let Token::Word(word) = token {
            if !column.type_name.is_empty() {
                column.type_name.push(' ');
            }
            column.type_name.push_str(&word.to_ascii_uppercase());
        }
    }
    if let Some(at) = rest.windows(2).position(|pair| pair[0].is("PRIMARY") && pair[1].is("KEY")) {
        column.is_any_key = true;
        column.is_key = !rest.get(at + 2).is_some_and(|token| token.is("DESC"));
    }
    let is_computed = rest.windows(2).any(|pair| pair[0].is("AS") && pair[1] == Token::Mark('('));
    let is_stored = rest.iter().any(|token| token.is("STORED") || token.is("PERSISTED"));
    column.is_virtual = is_computed && !is_stored;
    definition.columns.push(column);
}

fn is_constraint(first: &Token<'_>, rest: &[Token<'_>]) -> bool {
    if CONSTRAINTS.iter().any(|word| first.is(word)) {
        return true;
    }
    // MySQL: `KEY name (columns)`, `INDEX name (columns)`; `key` may also be the name of a column.
    let is_index = first.is("KEY") || first.is("INDEX");
    is_index
        && match rest {
            [Token::Mark('('), ..] | [Token::Name(_), ..] => true,
            [Token::Word(word), Token::Mark('('), ..] => {
                let word = word.to_ascii_uppercase();
                !["CHAR", "INT", "NUMERIC", "DECIMAL", "BINARY", "FLOAT"]
                    .iter()
                    .any(|part| word.contains(part))
            }
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(sql: &str) -> Vec<String> {
        let definition = create_table(sql).map(|definition| definition.columns).unwrap_or_default();
        definition.into_iter().map(|column| column.name).collect()
    }

    #[test]
    fn columns_in_dialects() {
        let cases: &[(&str, &[&str])] = &[
            ("CREATE TABLE t(a, b)", &["a", "b"]),
            ("create table if not exists main.t (a int primary key, \"b c\" text)", &["a", "b c"]),
            ("CREATE TABLE kv (key TEXT PRIMARY KEY, value BLOB)", &["key", "value"]),
            ("CREATE TABLE kv (key VARCHAR(20), value BLOB)", &["key", "value"]),
            (
                "CREATE TABLE `u` (`id` int(11) NOT NULL AUTO_INCREMENT, `m``l` varchar(9) DEFAULT 'a,b)',
                 PRIMARY KEY (`id`), KEY `k` (`m`), UNIQUE KEY `x` (`m`)) ENGINE=InnoDB",
                &["id", "m`l"],
            ),
            (
                "CREATE TABLE [dbo].[T]([Id] [int] IDENTITY(1,1) NOT NULL, [Na me] [nvarchar](50) NULL)",
                &["Id", "Na me"],
            ),
            ("CREATE TABLE t -- of people\n(a /* first, */ int, -- (\n b text)", &["a", "b"]),
            ("CREATE TABLE t AS SELECT 1", &[]),
            ("SELECT 1", &[]),
            ("CREATE TABLE t(", &[]),
        ];
        for (sql, expected) in cases {
            assert_eq!(names(sql), *expected, "{sql}");
        }
        let sql = "CREATE TABLE t(a INTEGER PRIMARY KEY, b AS (a+1), c AS (a) STORED) WITHOUT ROWID, STRICT";
        let definition = create_table(sql).unwrap_or_default();
        assert!(definition.columns[0].is_key && definition.columns[1].is_virtual && definition.without_rowid);
        assert!(!definition.columns[2].is_virtual);
        let definition = create_table("CREATE TABLE t(a, b, PRIMARY KEY(b DESC, a))").unwrap_or_default();
        assert_eq!(definition.key, ["b", "a"]);
    }
}
