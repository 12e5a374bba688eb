//! A database of a real server, behind a proxy that breaks messages.

use domesday_connectors::filesystem::Unix;
use domesday_connectors::{
    Connector, Context, Error, Place, PostgresOptions, Secret, Target, connectors_for,
};
use domesday_test_servers::{Fault, Plan, Postgres, Proxy};

use crate::world::{Breakage, Collection, When, World};

/// The password of the role that reads.
const PASSWORD: &str = "secret+of/the:reader";

/// What a statement that only reads begins with.
const READING: [&str; 9] = [
    "SELECT",
    "WITH used AS ( SELECT",
    "COPY (SELECT",
    "BEGIN",
    "START",
    "COMMIT",
    "ROLLBACK",
    "SET",
    "SHOW",
];

/// How messages fail: name, how, whether trying again helps, every how many in a test, how many in 1000.
const BREAKAGES: [(&str, Fault, bool, u64, u64); 4] = [
    ("the connection is reset", Fault::Reset { after: 0 }, true, 41, 2),
    ("the connection is closed within a message", Fault::Cut { after: 3 }, true, 43, 2),
    ("the server is shut down", Fault::Error { sqlstate: "57P01" }, true, 47, 2),
    ("a standby gives up", Fault::Error { sqlstate: "40001" }, true, 53, 2),
];

/// One database, read by a role that may do nothing else.
pub(crate) struct Database {
    server: &'static Postgres,
    name: String,
    pub(crate) proxy: Proxy,
}

impl Database {
    /// Runs SQL as the superuser.
    pub(crate) fn psql(&self, sql: &str) {
        self.server.psql(&self.name, sql).expect("the server does it");
    }

    /// Allows the role to read a table.
    pub(crate) fn grant(&self, path: &str) {
        self.psql(&format!("GRANT SELECT ON {} TO \"{}\"", quoted(path), self.name));
    }
}

/// A name in SQL.
fn quoted(path: &str) -> String {
    let (schema, table) = path.split_once('/').expect("two steps");
    format!("\"{}\".\"{}\"", schema.replace('"', "\"\""), table.replace('"', "\"\""))
}

impl World for Database {
    type Os = Unix;

    fn new() -> Database {
        let server = Postgres::shared().expect("PostgreSQL runs");
        let name = server.create_database("conformance").expect("created");
        let proxy = Proxy::postgres(&format!("{}:{}", server.host, server.port)).expect("a proxy");
        let database = Database { server, name, proxy };
        database.psql(&format!("CREATE ROLE \"{}\" LOGIN PASSWORD '{PASSWORD}'", database.name));
        database
    }

    fn os(&self) -> Unix {
        Unix
    }

    fn put(&self, collections: &[Collection]) {
        for collection in collections {
            let (schema, table) =
                (collection.path.split_once('/').expect("two steps").0, quoted(&collection.path));
            let reader = &self.name;
            let mut sql = format!(
                "CREATE SCHEMA IF NOT EXISTS \"{schema}\";\n\
                 GRANT USAGE ON SCHEMA \"{schema}\" TO \"{reader}\";\n\
                 CREATE TABLE {table} (id bigint PRIMARY KEY, note text);\n\
                 COPY {table} FROM STDIN;\n"
            );
            for (record, note) in collection.notes.iter().enumerate() {
                sql.push_str(&format!("{record}\t{note}\n"));
            }
            sql.push_str("\\.\n");
            self.psql(&sql);
            self.grant(&collection.path);
        }
    }

    fn remove(&self, path: &str) {
        self.psql(&format!("DROP TABLE {}", quoted(path)));
    }

    fn forbid(&self, path: &str) {
        self.psql(&format!("REVOKE SELECT ON {} FROM \"{}\"", quoted(path), self.name));
    }

    fn connect(&self, context: &Context) -> Result<Vec<Box<dyn Connector>>, Error> {
        let address =
            format!("postgresql://{0}@127.0.0.1:{1}/{0}?sslmode=disable", self.name, self.proxy.port());
        let postgres =
            PostgresOptions { password: Some(Secret::new(PASSWORD)), ..PostgresOptions::default() };
        connectors_for(&[Target { postgres, ..Target::from(address) }], context)
    }

    fn place(&self, path: &str) -> String {
        let system = Place::system("postgresql", format!("127.0.0.1:{}", self.proxy.port()).as_bytes());
        system.item(format!("{}/{path}", self.name).as_bytes()).to_string()
    }

    fn breakages(&self) -> Vec<Breakage> {
        let breakages = BREAKAGES.iter().enumerate();
        breakages
            .map(|(number, &(name, _, passes, step, per_mille))| Breakage {
                number,
                name,
                passes,
                step,
                per_mille,
            })
            .collect()
    }

    fn break_calls(&self, breakage: Breakage, when: When) {
        let fault = BREAKAGES[breakage.number].1.clone();
        self.proxy.set(match when {
            When::Nth(nth) => Plan::nth(nth, fault),
            When::From(nth) => Plan::from(nth, fault),
            When::Share(seed) => Plan::random(seed, breakage.per_mille, vec![fault]),
        });
    }

    fn mend(&self) {
        self.proxy.set(Plan::default());
    }

    fn broken(&self) -> u64 {
        self.proxy.faults()
    }

    fn writes(&self) -> Vec<String> {
        let log = self.proxy.log();
        assert!(!log.is_empty(), "statements pass through the proxy");
        let reads = |sql: &String| READING.iter().any(|word| sql.trim_start().starts_with(word));
        log.into_iter().filter(|sql| !reads(sql)).collect()
    }
}
