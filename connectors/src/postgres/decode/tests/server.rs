//! Rows as a real server sends them: what they become is what the server itself writes.

use domesday_test_servers::Postgres;
use futures_util::TryStreamExt;
use tokio_postgres::{Client, NoTls};

use super::support::{Told, table};
use crate::postgres::decode::{Column, KeyColumns, Layout, RowDecoder, TypeCatalog};

/// A database of its own and a session in it.
struct Database {
    runtime: tokio::runtime::Runtime,
    client: Client,
}

/// The header of the stream: signature, flags, and the length of what may follow.
const HEADER: usize = 11 + 4 + 4;

impl Database {
    fn new() -> Database {
        let server = Postgres::shared().unwrap();
        let database = Database::open(server, &server.create_database("decode").unwrap());
        database.run("CREATE EXTENSION hstore; CREATE EXTENSION citext; CREATE EXTENSION ltree");
        database
    }

    fn open(server: &Postgres, name: &str) -> Database {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.unwrap();
        let mut config = tokio_postgres::Config::new();
        config.host(&server.host).port(server.port).user(&server.user).password(&server.password);
        config.dbname(name);
        let (client, connection) = runtime.block_on(config.connect(NoTls)).unwrap();
        runtime.spawn(connection);
        let database = Database { runtime, client };
        database.run("SET timezone = 'UTC'; SET datestyle = 'ISO'; SET intervalstyle = 'postgres'");
        database
    }

    fn run(&self, sql: &str) {
        self.runtime.block_on(self.client.batch_execute(sql)).unwrap();
    }

    /// The only column of the rows.
    fn texts(&self, sql: &str) -> Vec<String> {
        let rows = self.runtime.block_on(self.client.query(sql, &[])).unwrap();
        rows.iter().map(|row| row.get(0)).collect()
    }

    fn types(&self) -> TypeCatalog {
        let rows = self.runtime.block_on(self.client.query(TypeCatalog::QUERY, &[])).unwrap();
        TypeCatalog::from_rows(&rows).unwrap()
    }

    fn layout(&self, name: &str) -> Layout {
        let sql = "SELECT attname::text, attnum, atttypid FROM pg_attribute \
                   WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum";
        let rows = self.runtime.block_on(self.client.query(sql, &[&name])).unwrap();
        let columns: Vec<Column> = rows
            .iter()
            .map(|row| Column { name: row.get(0), number: row.get(1), type_oid: row.get(2) })
            .collect();
        Layout::new(&table(), &columns, &self.types(), KeyColumns::None, None, true)
    }

    /// All that the rows of a table become.
    fn read(&self, name: &str, guarded: bool) -> Told {
        let layout = self.layout(name);
        let sql = format!(
            "COPY (SELECT {} FROM {name} ORDER BY ctid) TO STDOUT (FORMAT binary)",
            layout.select_list(guarded)
        );
        let bytes: Vec<u8> = self.runtime.block_on(async {
            let stream = self.client.copy_out(&sql).await.unwrap();
            let chunks: Vec<bytes::Bytes> = stream.try_collect().await.unwrap();
            chunks.concat()
        });
        let mut told = Told::default();
        let mut decoder = RowDecoder::new(&layout, guarded);
        let mut rest = &bytes[HEADER..];
        while rest != [0xff, 0xff] {
            let fields = i16::from_be_bytes([rest[0], rest[1]]);
            let mut end = 2;
            for _ in 0..fields {
                let length = i32::from_be_bytes(rest[end..end + 4].try_into().unwrap());
                end += 4 + usize::try_from(length).unwrap_or(0);
            }
            decoder.row(&rest[..end], &mut told).unwrap();
            rest = &rest[end..];
        }
        decoder.finish(&mut told);
        layout.finish_table(&mut told);
        told
    }
}

/// Types and values of theirs, as they are written in SQL.
const VALUES: &[(&str, &[&str])] = &[
    ("text", &["plain", "ünï çødé", "two\nlines\tand tabs"]),
    ("varchar(20)", &["plain"]),
    ("char(10)", &["short"]),
    ("\"char\"", &["x"]),
    ("name", &["a_name"]),
    ("citext", &["Ann@B.Example"]),
    ("mail", &["a@b.example"]),
    ("mail2", &["c@d.example"]),
    ("mood", &["so so"]),
    ("xml", &["<a>b</a>"]),
    ("int2", &["-32768", "0", "32767"]),
    ("int4", &["-2147483648", "0", "99", "100", "2147483647"]),
    ("int8", &["-9223372036854775808", "0", "9999999999", "9223372036854775807"]),
    ("oid", &["4294967295"]),
    ("xid8", &["18446744073709551615"]),
    (
        "float4",
        &["0", "-0", "1e-5", "0.0001", "123456", "1234567", "1e6", "3.14159", "NaN", "-Infinity", "1e38"],
    ),
    (
        "float8",
        &[
            "0",
            "-0",
            "1e-5",
            "0.0001",
            "123456789012345",
            "1e15",
            "1.5e300",
            "0.1",
            "NaN",
            "Infinity",
            "5e-324",
        ],
    ),
    (
        "numeric",
        &[
            "0",
            "-1",
            "0.00",
            "10000",
            "100000000",
            "0.0001",
            "0.00001",
            "12345.678900",
            "-0.5",
            "NaN",
            "Infinity",
            "-Infinity",
            "1e100",
            "1e-100",
            "123456789012345678901234567890.123456789",
        ],
    ),
    ("numeric(10,2)", &["12.3", "99999999.99"]),
    ("money", &["12.34", "-5"]),
    (
        "date",
        &[
            "2024-02-29",
            "1999-12-31",
            "0044-03-15 BC",
            "infinity",
            "-infinity",
            "4713-01-01 BC",
            "5874897-12-31",
        ],
    ),
    ("time", &["00:00", "23:59:59.999999", "24:00", "12:34:56.7"]),
    ("timetz", &["12:00+00", "01:02:03.4-05:30", "12:00+12:34:56"]),
    (
        "timestamp",
        &["2024-02-29 12:34:56.789", "1969-07-20 20:17", "infinity", "-infinity", "0001-01-01 00:00:00 BC"],
    ),
    ("timestamptz", &["2024-02-29 12:34:56.789+02", "0044-03-15 12:00+00 BC", "infinity"]),
    (
        "interval",
        &[
            "0",
            "1 year 2 mons 3 days 04:05:06.789",
            "-1 mons",
            "1 mons -1 days",
            "-1 days +02:00",
            "-00:00:01",
            "100000 hours",
            "1 year -1 days -00:00:00.5",
            "-13 mons +3 days -1 hour",
        ],
    ),
    ("uuid", &["a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"]),
    ("bit(11)", &["10101010101"]),
    ("varbit", &["1", "1111111100000000", "101"]),
    ("inet", &["10.1.2.3", "10.1.2.3/8", "2001:db8::1", "::1/64", "::ffff:1.2.3.4"]),
    ("cidr", &["10.0.0.0/8", "10.1.2.3/32", "2001:db8::/32"]),
    ("macaddr", &["08:00:2b:01:02:03"]),
    ("macaddr8", &["08:00:2b:ff:fe:01:02:03"]),
    ("point", &["(1.5,2)"]),
    ("polygon", &["((0,0),(1,1),(2,0))"]),
    ("path", &["((0,0),(1,1))", "[(0,0),(1.5,1)]"]),
    ("line", &["{1,2,3}"]),
    ("lseg", &["[(0,0),(1,1)]"]),
    ("box", &["(2,2),(1,1)"]),
    ("circle", &["<(1,2),3>"]),
    ("tsvector", &["a fat cat sat"]),
    ("tsquery", &["fat & cat"]),
    ("pg_lsn", &["16/B374D848"]),
    ("ltree", &["top.science.astronomy"]),
    ("jsonpath", &["$.\"a\"[*]"]),
    ("regclass", &["pg_class"]),
    ("aclitem", &["postgres=r/postgres"]),
    ("int2vector", &["7"]),
    ("ltree[]", &["{a.b,c}"]),
];

#[test]
fn values_are_what_the_server_writes() {
    let database = Database::new();
    database.run(
        "CREATE DOMAIN mail AS text CHECK (VALUE LIKE '%@%'); CREATE DOMAIN mail2 AS mail;
         CREATE TYPE mood AS ENUM ('so so', 'fine')",
    );
    let mut wrong = Vec::new();
    for (number, (kind, values)) in VALUES.iter().enumerate() {
        let rows: Vec<String> = values.iter().map(|value| format!("('{value}'::{kind})")).collect();
        database.run(&format!(
            "CREATE TABLE t{number} (v {kind}); INSERT INTO t{number} VALUES {}",
            rows.join(", ")
        ));
        let expected = database.texts(&format!("SELECT format('%s', v) FROM t{number} ORDER BY ctid"));
        for guarded in [false, true] {
            let told = database.read(&format!("t{number}"), guarded);
            // The blanks that fill up a value are none of it.
            let expected: Vec<&str> = expected.iter().map(|value| value.trim_end()).collect();
            if told.of("#col=v") != expected {
                wrong.push(format!("{kind}: {:?} instead of {expected:?}", told.of("#col=v")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Types and expressions of SQL that make random values of theirs.
const RANDOM: &[(&str, &str)] = &[
    ("int2", "(random() * 65535 - 32768)::int"),
    ("int4", "(random() * 4294967295 - 2147483648)::bigint"),
    ("int8", "((random() - 0.5) * 1e18 * (10 ^ -(random() * 18)))::bigint"),
    ("numeric", "((random() - 0.5)::numeric * (10::numeric ^ (random() * 60 - 30)::int))"),
    (
        "numeric",
        "trunc((random() - 0.5)::numeric * (10::numeric ^ (random() * 30)::int), (random() * 25)::int)",
    ),
    ("float8", "(random() - 0.5) * (10 ^ (random() * 80 - 40))"),
    ("float4", "((random() - 0.5) * (10 ^ (random() * 60 - 30)))::float4"),
    ("date", "'4713-01-01 BC'::date + (random() * 5000000)::int"),
    ("date", "'1900-01-01'::date + (random() * 80000)::int"),
    ("time", "'00:00'::time + random() * interval '1 day'"),
    ("timestamp", "'4000-01-01 BC'::timestamp + random() * interval '9000 years'"),
    ("timestamptz", "'1900-01-01'::timestamptz + random() * interval '200 years'"),
    (
        "interval",
        "make_interval((random() * 9 - 4)::int, (random() * 9 - 4)::int, 0, (random() * 9 - 4)::int, \
         (random() * 9 - 4)::int, (random() * 9 - 4)::int, random() * 9 - 4)",
    ),
    ("uuid", "gen_random_uuid()"),
    ("inet", "('0.0.0.0'::inet + (random() * 4294967295)::bigint)"),
    ("inet", "('2001:db8::'::inet + (random() * 9e17)::bigint)"),
    ("text", "md5(random()::text)"),
];

#[test]
fn random_values_are_what_the_server_writes() {
    let database = Database::new();
    let mut wrong = Vec::new();
    for (number, (kind, random)) in RANDOM.iter().enumerate() {
        database.run(&format!(
            "CREATE TABLE r{number} (v {kind}); SELECT setseed(0.5);
             INSERT INTO r{number} SELECT {random} FROM generate_series(1, 3000)"
        ));
        let expected = database.texts(&format!("SELECT format('%s', v) FROM r{number} ORDER BY ctid"));
        let told = database.read(&format!("r{number}"), false);
        let values = told.of("#col=v");
        let differ = values.iter().zip(&expected).filter(|(value, expected)| {
            // Where two shortest forms are as near, the server takes the even one.
            let same = || value.parse::<f64>().ok() == expected.parse().ok();
            let same_single = || value.parse::<f32>().ok() == expected.parse().ok();
            value != expected && !(kind == &"float8" && same() || kind == &"float4" && same_single())
        });
        wrong
            .extend(differ.take(3).map(|(value, expected)| format!("{kind}: {value} instead of {expected}")));
        assert_eq!(values.len(), expected.len(), "{kind}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A type, a value in SQL, and the parts that it is told in: paths and texts.
type Case = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// Definitions of a column, a value, and what it becomes: fields below the column and their values.
const PARTS: &[Case] = &[
    ("text[]", "ARRAY['a', NULL, 'b c', '']", &[("", "a"), ("", "b c")]),
    ("int4[]", "'{{1,2},{3,4}}'", &[("", "1"), ("", "2"), ("", "3"), ("", "4")]),
    ("mail[]", "ARRAY['a@b.example']::mail[]", &[("", "a@b.example")]),
    ("mood[]", "ARRAY['fine']::mood[]", &[("", "fine")]),
    ("bytea[]", "ARRAY['text of bytes'::bytea]", &[("", "text of bytes")]),
    ("numeric[]", "'{1.50,-2}'", &[("", "1.50"), ("", "-2")]),
    ("text[]", "'{}'", &[]),
    ("int4range", "'[1,5)'", &[("", "1"), ("", "5")]),
    ("daterange", "'(,2024-01-01)'", &[("", "2024-01-01")]),
    ("tstzrange", "'empty'", &[]),
    ("textrange", "'[a,b]'", &[("", "a"), ("", "b")]),
    ("int8multirange", "'{[1,3),[7,9)}'", &[("", "1"), ("", "3"), ("", "7"), ("", "9")]),
    ("int4range[]", "ARRAY['[1,3)'::int4range]", &[("", "1"), ("", "3")]),
    (
        "person",
        r#"ROW('Ann', ROW('Main St 5', '{1,2}'), '{"k": ["v"]}', DATE '2000-01-01', point(1, 2))"#,
        &[
            ("#/name", "Ann"),
            ("#/home/street", "Main St 5"),
            ("#/home/numbers", "1"),
            ("#/home/numbers", "2"),
            ("#/notes/k/*", "v"),
            ("#/born", "2000-01-01"),
            ("#/at", "(1,2)"),
        ],
    ),
    ("odd", "ROW('a', 'b c')", &[("", "(a,\"'b' 'c'\")")]),
    (
        "address",
        "ROW('Main St 5', '{1,2}')",
        &[("#/street", "Main St 5"), ("#/numbers", "1"), ("#/numbers", "2")],
    ),
    (
        "address[]",
        "ARRAY[ROW('Main St 5', '{1}')::address, ROW('Low Rd', NULL)::address]",
        &[("#/street", "Main St 5"), ("#/numbers", "1"), ("#/street", "Low Rd")],
    ),
    (
        "wrapped",
        r#"ROW(ROW('Low Rd', NULL)::address, '{"k": ["v"], "n": "p\"q"}', 'a=>b')"#,
        &[("#/home/street", "Low Rd"), ("#/notes/k/*", "v"), ("#/notes/n", "p\"q"), ("#/more/a", "b")],
    ),
    (
        "hstore",
        "'mail=>a@b.example, none=>NULL, \"two words\"=>x'",
        &[("#/mail", "a@b.example"), ("#/two%20words", "x")],
    ),
    (
        "json",
        r#"'{"b": 1, "a": {"x": [true, null, "s"]}}'"#,
        &[("#/b", "1"), ("#/a/x/*", "true"), ("#/a/x/*", "s")],
    ),
    ("jsonb", r#"'"only a string"'"#, &[("", "only a string")]),
    ("jsonb", "'[[1, 2.50]]'", &[("#/*/*", "1"), ("#/*/*", "2.50")]),
    ("jsonb", r#"'{"value": "v", "e": ""}'"#, &[("#/value", "v")]),
    ("jsonb[]", r#"ARRAY['{"a": 1}'::jsonb, '"s"'::jsonb]"#, &[("#/a", "1"), ("", "s")]),
    ("bytea", "'plain text'", &[("", "plain text")]),
    ("bytea", r#"'{"mail": "a@b.example"}'"#, &[("#/mail", "a@b.example")]),
    (
        "bytea",
        r"E'name,mail\nAnn,a@b.example\nBen,c@d.example\n'",
        &[
            ("#col=name", "Ann"),
            ("#col=mail", "a@b.example"),
            ("#col=name", "Ben"),
            ("#col=mail", "c@d.example"),
        ],
    ),
    (
        "bytea",
        "convert_to('more than sixty-four bytes of text in an old encoding: Müller, Jürgen; Köln', 'UTF8')",
        &[("", "more than sixty-four bytes of text in an old encoding: Müller, Jürgen; Köln")],
    ),
    (
        "bytea",
        "convert_to('more than sixty-four bytes of text in an old encoding: Müller, Jürgen; Köln', 'LATIN1')",
        &[("", "more than sixty-four bytes of text in an old encoding: Müller, Jürgen; Köln")],
    ),
    ("bytea", r"'\x00ff017f80'", &[]),
];

#[test]
fn parts_become_fields_below_the_column() {
    let database = Database::new();
    database.run(
        "CREATE DOMAIN mail AS text; CREATE TYPE mood AS ENUM ('so so', 'fine');
         CREATE TYPE textrange AS RANGE (subtype = text);
         CREATE TYPE address AS (street text, gone int, numbers int[]);
         ALTER TYPE address DROP ATTRIBUTE gone;
         CREATE TYPE person AS (name text, home address, notes jsonb, born date, at point);
         CREATE TABLE place (city text, people int); CREATE DOMAIN own_place AS place;
         CREATE TYPE odd AS (name text, words tsvector);
         CREATE TYPE wrapped AS (home address, notes jsonb, more hstore)",
    );
    database.run("CREATE TABLE nobodys (a text)");
    let types = "SELECT count(*)::text FROM pg_type WHERE typname IN ('nobodys', '_nobodys')";
    assert_eq!(database.texts(types), ["2"]);
    let selected = format!("SELECT count(*)::text FROM ({}) q WHERE typname ~ 'nobodys'", TypeCatalog::QUERY);
    assert_eq!(database.texts(&selected), ["0"]);
    let mut wrong = Vec::new();
    for (number, (kind, value, expected)) in PARTS.iter().enumerate() {
        database.run(&format!("CREATE TABLE p{number} (v {kind}); INSERT INTO p{number} VALUES ({value})"));
        for guarded in [false, true] {
            let told = database.read(&format!("p{number}"), guarded);
            let column = table().column("v").to_string();
            let values: Vec<(&str, &str)> = told
                .values
                .iter()
                .map(|(place, _, value)| (place.strip_prefix(&column).unwrap(), value.as_str()))
                .collect();
            if values != *expected {
                wrong.push(format!("{kind} {value}: {values:?} instead of {expected:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn long_values_are_not_sent_with_their_rows() {
    let database = Database::new();
    database.run(
        "CREATE TABLE long (a text, b jsonb, c bytea, d text[], e numeric, f text, g int);
         INSERT INTO long SELECT repeat('word ', 300000),
             jsonb_build_object('k', repeat('word ', 300000)), convert_to(repeat('word ', 300000), 'UTF8'),
             array_fill('word'::text, ARRAY[300000]), 10::numeric ^ 5000, repeat('x', 1048576), 1;
         INSERT INTO long VALUES ('s', '{}', 's', '{s}', 1, 's', 2)",
    );
    let told = database.read("long", true);
    for (column, expected) in [("a", 1), ("b#/k", 0), ("c", 1), ("d", 1), ("e", 2), ("f", 2), ("g", 2)] {
        assert_eq!(told.of(&format!("#col={column}")).len(), expected, "{column}");
    }
    let told = database.read("long", false);
    for (column, expected) in [("a", 2), ("b#/k", 1), ("c", 2), ("d", 300_001), ("e", 2), ("f", 2)] {
        assert_eq!(told.of(&format!("#col={column}")).len(), expected, "{column}");
    }
    assert!(told.longest < 600_000, "{}", told.longest);
    let layout = database.layout("long");
    for (column, length) in [(0, 1_500_000), (1, 1_500_009), (2, 1_500_000), (3, 1_500_001)] {
        let (_, bytes) = layout.long_expression(column).unwrap();
        let sql = format!(
            "SELECT octet_length({bytes})::text || convert_from(substring({bytes} FROM 100 FOR 2), 'UTF8')
             FROM long ORDER BY ctid LIMIT 1"
        );
        let text = database.texts(&sql).remove(0);
        assert!(text.starts_with(&length.to_string()), "{column}: {text}");
    }
}

#[test]
fn databases_without_an_encoding_are_read_as_they_are() {
    let server = Postgres::shared().unwrap();
    let name = format!("ascii_{}", std::process::id());
    let create = format!("CREATE DATABASE {name} ENCODING SQL_ASCII LOCALE 'C' TEMPLATE template0");
    server.psql("postgres", &create).unwrap();
    let database = Database::open(server, &name);
    // The server would check that all is UTF-8, and refuse.
    database.run("SET client_encoding = 'SQL_ASCII'");
    database.run(
        r#"CREATE TABLE t (a text, b varchar[], c json);
           INSERT INTO t VALUES (E'caf\351', ARRAY['x', E'na\357ve'], (E'{"k": "M\374ller"}')::json)"#,
    );
    let told = database.read("t", false);
    assert_eq!(told.of("#col=a"), ["café"]);
    assert_eq!(told.of("#col=b"), ["x", "naïve"]);
    assert_eq!(told.of("#col=c#/k"), ["Müller"]);
    let (_, bytes) = database.layout("t").long_expression(0).unwrap();
    assert_eq!(database.texts(&format!("SELECT encode({bytes}, 'hex') FROM t")), ["636166e9"]);
}
