//! Records of made-up people, and every way to store them.

use domesday_test_servers::Postgres;

/// The columns.
const HEADER: &str = "id,full_name,email,phone,iban,last_ip,note";

/// A record: nobody's values, of the forms that real ones have.
fn record(n: u32) -> [String; 7] {
    let given = ["Mira", "Anton", "Lena", "Viktor", "Clara", "Paul", "Nora", "Felix"][n as usize % 8];
    let family = ["Kestrel", "Baumann", "Fischer", "Novak", "Keller", "Schuster"][n as usize / 8 % 6];
    let mail = format!("{}.{}{n}@lumenfield-studio.nl", given.to_lowercase(), family.to_lowercase());
    [
        n.to_string(),
        format!("{given} {family}"),
        mail,
        format!("+49 30 9018{:04}", 1000 + n),
        iban(n),
        format!("84.12.{}.{}", n / 200 + 1, n % 200 + 1),
        format!("called back; order {}", 7000 + n),
    ]
}

/// A German IBAN with a right checksum (ISO 13616: mod 97 of digits, `DE` being 1314).
fn iban(n: u32) -> String {
    let account = format!("37040044{:010}", 532_013_000u64 + u64::from(n));
    let digits = format!("{account}131400");
    let rest = digits.bytes().fold(0, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97);
    format!("DE{:02}{account}", 98 - rest)
}

/// The records as CSV.
pub(crate) fn csv(count: u32) -> String {
    let mut text = format!("{HEADER}\n");
    for n in 1..=count {
        text.push_str(&record(n).join(","));
        text.push('\n');
    }
    text
}

/// The records as JSON Lines.
pub(crate) fn json_lines(count: u32) -> String {
    let names: Vec<&str> = HEADER.split(',').collect();
    let line = |n: u32| {
        let members = names.iter().zip(record(n)).map(|(name, value)| match *name {
            "id" => format!("\"id\": {value}"),
            name => format!("\"{name}\": \"{value}\""),
        });
        format!("{{{}}}\n", members.collect::<Vec<_>>().join(", "))
    };
    (1..=count).map(line).collect()
}

/// The records as SQL that makes and fills a table.
pub(crate) fn sql(table: &str, count: u32) -> String {
    let mut text = format!(
        "CREATE TABLE {table} (id integer PRIMARY KEY, full_name text, email varchar(200), phone text, iban text, \
         last_ip inet, note text);\n"
    );
    for n in 1..=count {
        let [id, rest @ ..] = record(n);
        let rest: Vec<String> = rest.iter().map(|value| format!("'{value}'")).collect();
        text.push_str(&format!("INSERT INTO {table} VALUES ({id}, {});\n", rest.join(", ")));
    }
    text
}

/// The records as SQL that keeps each as one document.
pub(crate) fn sql_documents(table: &str, count: u32) -> String {
    let mut text = format!("CREATE TABLE {table} (key integer PRIMARY KEY, document jsonb);\n");
    for (n, line) in json_lines(count).lines().enumerate() {
        text.push_str(&format!("INSERT INTO {table} VALUES ({n}, '{line}');\n"));
    }
    text
}

/// A database with the records.
pub(crate) fn database(server: &Postgres, name: &str, count: u32) -> String {
    let database = server.create_database(name).unwrap();
    server.psql(&database, &sql("people", count)).unwrap();
    database
}
