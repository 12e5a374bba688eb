//! Whether a text is SQL.

use crate::formats::tables::ddl::create_table;
use crate::formats::tables::sql::statement::{copy_header, insert_header, is_data};

/// How dumps of common programs begin, in one of their first lines.
const MARKS: &[&str] = &[
    "-- PostgreSQL database",
    "-- MySQL dump",
    "-- MariaDB dump",
    "-- phpMyAdmin SQL Dump",
    "-- Host: ",
    "PRAGMA foreign_keys=OFF;",
    "-- Dumped from",
];

/// Words that statements begin with.
const WORDS: &[&str] = &[
    "ALTER",
    "BEGIN",
    "CALL",
    "COMMENT",
    "COMMIT",
    "COPY",
    "CREATE",
    "DECLARE",
    "DELETE",
    "DELIMITER",
    "DROP",
    "EXEC",
    "GO",
    "GRANT",
    "IF",
    "INSERT",
    "LOCK",
    "MERGE",
    "PRAGMA",
    "PRINT",
    "REM",
    "REPLACE",
    "SELECT",
    "SET",
    "START",
    "TRUNCATE",
    "UPDATE",
    "USE",
    "WITH",
];

/// A file that is called SQL and begins like it may have its rows behind so many bytes.
const LONG: usize = 32 * 1024;

/// How many lines are looked at for the mark of a program.
const FIRST: usize = 12;

/// Whether `text`, the beginning of a file, is SQL. `is_named`: its name says so.
pub(in crate::formats::tables) fn is_sql(text: &str, is_named: bool) -> bool {
    if text.lines().take(FIRST).any(|line| MARKS.iter().any(|mark| line.starts_with(mark))) {
        return true;
    }
    let Some(first) = first_statement(text) else { return false };
    let word: String = first.chars().take_while(char::is_ascii_alphabetic).collect();
    if !WORDS.iter().any(|known| word.eq_ignore_ascii_case(known)) {
        return false;
    }
    let has_rows = |rest: &str| {
        insert_header(rest).is_some_and(|header| is_data(rest, &header)) || copy_header(rest).is_some()
    };
    let has_table = |rest: &str| is_named && create_table(rest).is_some();
    // Rows may come later.
    (is_named && text.len() >= LONG) || starts(text).any(|rest| has_rows(rest) || has_table(rest))
}

/// Where lines begin, the first ones.
fn starts(text: &str) -> impl Iterator<Item = &str> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1);
    std::iter::once(0).chain(ends).filter_map(|start| text.get(start..)).take(2000)
}

/// The first line that is neither empty nor a comment.
fn first_statement(text: &str) -> Option<&str> {
    let mut rest = text.trim_start();
    loop {
        let end = if rest.starts_with("--") || rest.starts_with('#') {
            rest.find('\n').map(|at| at + 1)
        } else if rest.starts_with("/*") {
            rest.find("*/").map(|at| at + 2)
        } else {
            return Some(rest).filter(|rest| !rest.is_empty());
        };
        rest = rest.get(end?..)?.trim_start().trim_start_matches(';').trim_start();
    }
}
