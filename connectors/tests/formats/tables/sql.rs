//! Dumps of tables as SQL.

use crate::read::{File, read};

/// The values of a column of a table, record by record.
fn column(file: &File, table: &str, column: &str) -> Vec<String> {
    file.column(&format!("#table={table}"), &format!("#col={column}"))
}

#[test]
fn postgresql() {
    let dump = "--\n-- PostgreSQL database dump\n--\n\nSET client_encoding = 'UTF8';\n\n\
        CREATE FUNCTION public.note() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n\
        \tINSERT INTO log (who) VALUES (NEW.email); -- ask admin@example.org\n\tRETURN NEW;\nEND $$;\n\n\
        CREATE TABLE public.users (\n    id integer NOT NULL,\n    email text,\n    note text\n);\n\n\
        COPY public.users (id, email, note) FROM stdin;\n\
        1\tada@example.org\ta\\tb\\nc \\\\ d\n2\t\\N\t\\\\x6a616e65\n3\tbob@example.org\t\n\\.\n\n\n\
        COPY public.empty (a) FROM stdin;\n\\.\n\n\
        INSERT INTO public.users (email, id) VALUES ('o''neil@example.org', 4), (E'a\\'b', -5.50);\n\
        INSERT INTO public.other VALUES ('x'::text, ARRAY['p', 'q'], '\\x6a6f', $q$it's$q$, true, NULL);\n\
        SELECT pg_catalog.setval('public.users_id_seq', 3, true);\n";
    let file = read("dump.sql", dump.as_bytes());
    assert_eq!(file.outcome.media_type, Some("application/sql"));
    assert_eq!(column(&file, "public.users", "email"), ["ada@example.org", "bob@example.org"]);
    assert_eq!(column(&file, "public.users", "note"), ["a\tb\nc \\ d", "jane"]);
    let again = &file.places["#table=public.users (2)"];
    assert_eq!(
        again.values[&(4, "file:///dump.sql#table=public.users#col=email".into())],
        ["o'neil@example.org"]
    );
    assert_eq!(again.values[&(5, "file:///dump.sql#table=public.users#col=id".into())], ["-5.50"]);
    assert_eq!(again.values[&(5, "file:///dump.sql#table=public.users#col=email".into())], ["a'b"]);
    let other = |name: &str| column(&file, "public.other", name);
    assert_eq!(
        (other("1"), other("2"), other("3")),
        (vec!["x".into()], vec!["p".into(), "q".into()], vec!["jo".into()])
    );
    assert_eq!((other("4"), other("5"), other("6")), (vec!["it's".into()], vec!["true".into()], vec![]));
    // Everything else is text, where it stands.
    let text = file.text("");
    assert!(
        text.contains("admin@example.org") && text.contains("setval") && !text.contains("ada@"),
        "{text}"
    );
    for (offset, text) in &file.told.text {
        assert_eq!(&dump[*offset as usize..][..text.len()], text);
    }
    assert_eq!(file.gaps(), []);
}

#[test]
fn mysql() {
    let dump = "-- MySQL dump 10.13  Distrib 8.0.36\n/*!40101 SET NAMES utf8mb4 */;\n\
        DROP TABLE IF EXISTS `users`;\nCREATE TABLE `users` (\n  `id` int NOT NULL AUTO_INCREMENT,\n  \
        `email` varchar(100) DEFAULT NULL,\n  `bio` text,\n  `pic` blob,\n  PRIMARY KEY (`id`),\n  \
        KEY `e` (`email`)\n) ENGINE=InnoDB;\nLOCK TABLES `users` WRITE;\n\
        INSERT INTO `users` VALUES (1,'ada@example.org','it\\'s; (\"fine\")\\n',_binary 'abc'),\
        (2,NULL,'),(',0x6A616E65),\n(3,\"bob@example.org\",'',X'FF00FF');\n\
        INSERT INTO `users` VALUES (4,'eve@example.org','x',NULL);\nUNLOCK TABLES;\n";
    let file = read("backup", dump.as_bytes());
    assert_eq!(file.outcome.media_type, Some("application/sql"));
    assert_eq!(column(&file, "users", "id"), ["1", "2", "3", "4"]);
    assert_eq!(column(&file, "users", "email"), ["ada@example.org", "bob@example.org", "eve@example.org"]);
    assert_eq!(column(&file, "users", "bio"), ["it's; (\"fine\")\n", "),(", "x"]);
    assert_eq!(column(&file, "users", "pic"), ["abc", "jane"]);
    assert_eq!(file.gaps(), [("#table=users#col=pic".to_owned(), "partial_text".to_owned())]);
    assert!(file.text("").contains("UNLOCK TABLES"));
}

#[test]
fn other_databases() {
    // SQLite
    let dump = "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n\
        CREATE TABLE t(a INTEGER PRIMARY KEY, \"b c\" TEXT);\n\
        INSERT INTO t VALUES(1,'x\\y');\nINSERT INTO t VALUES(2,replace('one\\ntwo','\\n',char(10)));\n\
        INSERT INTO \"t\" VALUES(3,'z');\nCOMMIT;\n";
    let file = read("dump.txt", dump.as_bytes());
    assert_eq!(column(&file, "t", "b%20c"), ["x\\y", "one\ntwo"]);
    assert_eq!(file.places["#table=t (2)"].column("#col=b%20c"), ["z"]);
    // SQL Server
    let dump = "USE [crm]\nGO\nSET IDENTITY_INSERT [dbo].[Users] ON\nGO\n\
        INSERT [dbo].[Users] ([Id], [Name], [Born]) VALUES (1, N'O''Hara', CAST(N'1970-01-02' AS Date))\n\
        INSERT [dbo].[Users] ([Id], [Name], [Born]) VALUES (2, N'\u{141}ucja', NULL)\nGO\n";
    let utf16: Vec<u8> =
        [0xfeffu16].into_iter().chain(dump.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [dump.as_bytes(), &utf16] {
        let file = read("crm.sql", bytes);
        assert_eq!(column(&file, "dbo.Users", "Name"), ["O'Hara", "\u{141}ucja"]);
        assert_eq!(column(&file, "dbo.Users", "Born"), ["1970-01-02"]);
        assert!(file.text("").contains("SET IDENTITY_INSERT [dbo].[Users] ON"));
    }
    // Oracle
    let dump = "REM INSERTING into HR.EMP\nSET DEFINE OFF;\n\
        Insert into HR.EMP (ID,NAME,HIRED) values (1,q'[it's]',to_date('01-02-2003','DD-MM-YYYY'));\n\
        Insert into HR.EMP (ID,NAME,HIRED) values (2,'a' || chr(10) || 'b',null);\n";
    let file = read("emp.sql", dump.as_bytes());
    assert_eq!(column(&file, "HR.EMP", "NAME"), ["it's", "ab"]);
    assert_eq!(column(&file, "HR.EMP", "HIRED"), ["01-02-2003"]);
}

#[test]
fn tables_that_take_turns_go_on_counting() {
    let mut dump = "CREATE TABLE a (x text);\nCREATE TABLE b (y text);\n".to_owned();
    for i in 1..=5 {
        dump.push_str(&format!("INSERT INTO a VALUES ('a{i}');\nINSERT INTO b VALUES ('b{i}');\n"));
    }
    let file = read("d.sql", dump.as_bytes());
    for (place, told) in &file.places {
        let turn = place.split(" (").nth(1).map_or(1, |turn| turn.trim_end_matches(')').parse().unwrap());
        let name = &place["#table=".len()..][..1];
        let values: Vec<_> =
            told.values.iter().map(|((record, _), values)| (*record, values[0].clone())).collect();
        assert_eq!(values, [(turn, format!("{name}{turn}"))]);
        assert_eq!(told.counted.as_ref().unwrap().2, 1);
    }
}

#[test]
fn a_line_of_many_megabytes() {
    let mut dump = "-- MySQL dump\nINSERT INTO `t` (`id`,`text`) VALUES ".to_owned();
    let long = "lorem \\\"ipsum\\\" ".repeat(80_000);
    for i in 0..60_000 {
        let text = if i == 30_000 { long.as_str() } else { "some text that is not long" };
        dump.push_str(&format!("{}({i},'{text}')", if i > 0 { "," } else { "" }));
    }
    dump.push_str(";\n");
    let file = read("d.sql", dump.as_bytes());
    assert_eq!(column(&file, "t", "id").len(), 60_000);
    assert_eq!(column(&file, "t", "text")[30_000].len(), long.len() - 80_000 * 2);
    assert_eq!(file.gaps(), []);
}

#[test]
fn what_is_no_dump() {
    for (name, text) in [
        ("q.sql", "SELECT 1;\n"),
        ("notes.md", "# How to\n\nRun this:\n\nINSERT INTO t (a) VALUES ('x');\n"),
        ("app.log", "2024-01-01 INSERT INTO t (a) VALUES ('x')\n2024-01-02 COPY\n"),
        ("a.txt", "Insert into the slot the values (coins, tokens).\nUpdate me.\n"),
        ("a.txt", "create table for two\n"),
    ] {
        let file = read(name, text.as_bytes());
        assert_ne!(file.outcome.media_type, Some("application/sql"), "{name}: {text}");
    }
}

#[test]
fn whatever_stands_in_it_is_read() {
    let dump = "CREATE TABLE t (a text, b text);\n\
        INSERT INTO t VALUES ('one', 'two'), ('three', f(x, 'four'));\n\
        COPY t (a, b) FROM stdin;\nfive\tsix\n\\.\n-- seven\n";
    let words = ["one", "two", "three", "four", "five", "six", "seven"];
    for cut in 0..dump.len() {
        let text = &dump[..cut];
        let file = read("d.sql", text.as_bytes());
        let everything = file.everything();
        for word in words {
            let is_there = text.contains(word) && !text.ends_with(word);
            assert!(!is_there || everything.contains(word), "{word} of {text:?}: {everything:?}");
        }
    }
}
