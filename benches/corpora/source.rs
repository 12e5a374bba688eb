//! Source code in the manner of Rust, C and Python: long words, few digits, hardly any personal data.

use std::fmt::Write as _;

use super::random::Random;
use super::{prose, values};

const PARTS: &[&str] = &[
    "get", "set", "read", "write", "parse", "buffer", "index", "value", "node", "list", "map", "key",
    "entry", "state", "config", "path", "file", "line", "token", "stream", "handle", "error", "result",
    "context", "length", "size", "count", "offset", "cursor", "option", "builder", "visitor", "element",
    "child", "parent", "root", "queue", "lock", "guard", "thread", "task", "event", "request", "response",
    "header", "body", "frame", "packet", "socket", "cache", "table", "column", "row", "field", "record",
    "schema", "type", "name", "scope", "symbol", "block", "graph", "edge", "weight", "range", "span", "next",
    "previous", "insert", "remove", "update", "find", "merge", "split", "encode", "decode", "flush", "close",
    "open",
];

const TYPES: &[&str] =
    &["u8", "u32", "usize", "i64", "bool", "String", "Vec<u8>", "Option<usize>", "&str", "f64"];

fn snake(random: &mut Random, out: &mut String) {
    out.push_str(random.pick_early(PARTS));
    while random.chance(50) {
        out.push('_');
        out.push_str(random.pick(PARTS));
    }
}

fn camel(random: &mut Random, out: &mut String) {
    for _ in 0..random.range(1, 3) {
        let part = random.pick(PARTS);
        out.push_str(&part[..1].to_ascii_uppercase());
        out.push_str(&part[1..]);
    }
}

fn phrase(random: &mut Random, out: &mut String) {
    for word in 0..random.range(3, 14) {
        if word > 0 {
            out.push(' ');
        }
        out.push_str(random.pick_early(prose::WORDS));
    }
}

fn number(random: &mut Random, out: &mut String) {
    match random.below(40) {
        0..=25 => {
            let _ = write!(out, "{}", random.below(10));
        }
        26..=33 => {
            let _ = write!(
                out,
                "{}",
                random.pick(&[16, 32, 64, 100, 128, 255, 256, 512, 1000, 1024, 4096, 65_536])
            );
        }
        34..=36 => {
            let _ = write!(out, "0x{:02x}", random.below(256));
        }
        37 => {
            let _ = write!(out, "0x{:08x}", random.bits() as u32);
        }
        38 => {
            let _ = write!(out, "{}.{}", random.below(10), random.below(100));
        }
        _ => {
            let _ = write!(out, "{}", random.below(100_000_000));
        }
    }
}

fn expression(random: &mut Random, depth: u32, out: &mut String) {
    match random.below(if depth > 2 { 3 } else { 9 }) {
        0 | 1 => snake(random, out),
        2 => number(random, out),
        3 | 4 => {
            snake(random, out);
            out.push('(');
            expression(random, depth + 1, out);
            out.push(')');
        }
        5 => {
            expression(random, depth + 1, out);
            out.push_str(random.pick(&[" + ", " - ", " * ", " & ", " << ", " == ", " < ", " != "]));
            expression(random, depth + 1, out);
        }
        6 => {
            snake(random, out);
            out.push('.');
            snake(random, out);
            out.push_str("()");
        }
        7 => {
            snake(random, out);
            out.push('[');
            expression(random, depth + 1, out);
            out.push(']');
        }
        _ => {
            out.push('"');
            if random.one_in(120) {
                let _ = write!(out, "{}.{}.{}", random.below(9), random.below(30), random.below(30));
            } else {
                phrase(random, out);
            }
            out.push('"');
        }
    }
}

fn indent(depth: usize, out: &mut String) {
    for _ in 0..depth {
        out.push_str("    ");
    }
}

/// The marks of a language that matter to a reader of bytes.
struct Language {
    comment: &'static str,
    end: &'static str,
    open: &'static str,
    close: &'static str,
}

const RUST: Language = Language { comment: "// ", end: ";\n", open: " {\n", close: "}\n" };
const C: Language = Language { comment: "/* ", end: ";\n", open: ") {\n", close: "}\n" };
const PYTHON: Language = Language { comment: "# ", end: "\n", open: ":\n", close: "" };

fn comment(random: &mut Random, language: &Language, depth: usize, out: &mut String) {
    indent(depth, out);
    out.push_str(language.comment);
    phrase(random, out);
    out.push_str(if language.comment == "/* " { ". */\n" } else { ".\n" });
}

fn statements(random: &mut Random, language: &Language, depth: usize, out: &mut String) {
    for _ in 0..random.range(2, 7) {
        if random.one_in(6) {
            comment(random, language, depth, out);
        }
        indent(depth, out);
        match random.below(8) {
            0 if depth < 4 => {
                out.push_str(if language.open.starts_with(')') { "if (" } else { "if " });
                expression(random, 1, out);
                out.push_str(language.open);
                statements(random, language, depth + 1, out);
                indent(depth, out);
                out.push_str(language.close);
                if language.close.is_empty() {
                    out.push('\n');
                }
            }
            1 => {
                out.push_str("return ");
                expression(random, 0, out);
                out.push_str(language.end);
            }
            2..=4 => {
                if language.comment == "// " {
                    out.push_str("let ");
                }
                snake(random, out);
                out.push_str(" = ");
                expression(random, 0, out);
                out.push_str(language.end);
            }
            _ => {
                snake(random, out);
                out.push_str(random.pick(&[".", "->", "::"]));
                snake(random, out);
                out.push('(');
                expression(random, 0, out);
                out.push_str(", ");
                expression(random, 1, out);
                out.push(')');
                out.push_str(language.end);
            }
        }
    }
}

fn function(random: &mut Random, which: u64, out: &mut String) {
    let language = [&RUST, &C, &PYTHON][which as usize];
    comment(random, language, 0, out);
    match which {
        0 => {
            if random.one_in(5) {
                out.push_str("#[derive(Debug, Clone)]\npub struct ");
                camel(random, out);
                out.push_str(" {\n");
                for _ in 0..random.range(2, 6) {
                    out.push_str("    pub ");
                    snake(random, out);
                    let _ = writeln!(out, ": {},", random.pick(TYPES));
                }
                out.push_str("}\n\n");
            }
            out.push_str("pub fn ");
            snake(random, out);
            out.push('(');
            snake(random, out);
            let _ = write!(out, ": {}) -> {}", random.pick(TYPES), random.pick(TYPES));
            out.push_str(language.open);
        }
        1 => {
            out.push_str("static int ");
            snake(random, out);
            out.push_str("(const struct ");
            snake(random, out);
            out.push_str(" *");
            snake(random, out);
            out.push_str(language.open);
        }
        _ => {
            if random.one_in(6) {
                out.push_str(random.pick(&["@property\n", "@staticmethod\n", "@pytest.fixture\n"]));
            }
            out.push_str("def ");
            snake(random, out);
            out.push_str("(self, ");
            snake(random, out);
            out.push(')');
            out.push_str(language.open);
        }
    }
    statements(random, language, 1, out);
    out.push_str(language.close);
    out.push('\n');
}

/// Appends about `bytes` of source code: files of one language each, one after the other.
pub(crate) fn write(random: &mut Random, bytes: usize, out: &mut String) {
    let end = out.len() + bytes;
    while out.len() < end {
        let which = random.below(3);
        let language = [&RUST, &C, &PYTHON][which as usize];
        let stop = (out.len() + random.range(2_000, 24_000) as usize).min(end);
        let close = if which == 1 { " */\n" } else { "\n" };
        let (given, family) = values::name(random);
        let _ =
            write!(out, "{}Copyright (c) {} {given} {family}", language.comment, random.range(1998, 2025));
        if random.one_in(3) {
            out.push_str(" <");
            values::email(random, (given, family), out);
            out.push('>');
        }
        out.push_str(close);
        let _ = writeln!(out, "{}SPDX-License-Identifier: MIT{close}", language.comment);
        if random.one_in(3) {
            let _ = write!(
                out,
                "{}See https://docs.{}.org/{}{close}",
                language.comment,
                random.pick(PARTS),
                random.pick(PARTS)
            );
        }
        while out.len() < stop {
            function(random, which, out);
        }
    }
}
