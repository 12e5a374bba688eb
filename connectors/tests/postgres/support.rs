//! Databases of one's own, and a scan that keeps what it was told.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use domesday_connectors::{
    Batch, Connector, Content, Context, Error, FieldId, FieldName, Gap, Listed, PartRead, RecordKey, Sample,
    Scope, Secret, Table, Target, Unit, Visitor, connectors_for,
};
use domesday_test_servers::{Postgres, PostgresConfig};

/// A value with its field and the key of its record.
pub(crate) type Value = (String, RecordKey, String);

/// What a scan was told, places without what stands before the database.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Told {
    pub(crate) units: Vec<String>,
    pub(crate) sizes: BTreeMap<String, Option<u64>>,
    pub(crate) gaps: Vec<(String, String, String)>,
    /// In order.
    pub(crate) values: Vec<Value>,
    /// Records by unit.
    pub(crate) records: BTreeMap<String, u64>,
    /// Parts by unit.
    pub(crate) parts: BTreeMap<String, u32>,
    pub(crate) samples: BTreeMap<String, Sample>,
    /// Values by field.
    pub(crate) counts: BTreeMap<String, u64>,
    pub(crate) again: u32,
}

impl Told {
    /// The values of a field, in the order of the keys.
    pub(crate) fn column(&self, field: &str) -> Vec<&str> {
        let of_field = self.values.iter().filter(|(name, ..)| name == field);
        of_field.map(|(.., value)| value.as_str()).collect()
    }

    /// Places and reasons of the gaps.
    pub(crate) fn reasons(&self) -> Vec<(&str, &str)> {
        self.gaps.iter().map(|(place, reason, _)| (place.as_str(), reason.as_str())).collect()
    }
}

/// A database of one's own.
pub(crate) struct Database {
    /// A server of its own, for what is counted by server.
    own: Option<Postgres>,
    pub(crate) name: String,
}

impl Database {
    /// A new database in which `sql` was run.
    pub(crate) fn new(sql: &str) -> Database {
        Database::on(None, sql)
    }

    /// A new database on a server that nobody else uses.
    pub(crate) fn alone(sql: &str) -> Database {
        let settings = vec!["autovacuum = off".to_owned()];
        let config = PostgresConfig { settings, ..PostgresConfig::default() };
        Database::on(Some(Postgres::start(&config).unwrap()), sql)
    }

    fn on(own: Option<Postgres>, sql: &str) -> Database {
        let mut database = Database { own, name: String::new() };
        database.name = database.server().create_database("connector").unwrap();
        database.run(sql);
        database
    }

    /// Its server.
    pub(crate) fn server(&self) -> &Postgres {
        self.own.as_ref().unwrap_or_else(|| Postgres::shared().unwrap())
    }

    /// Runs SQL as the superuser.
    pub(crate) fn run(&self, sql: &str) -> String {
        self.server().psql(&self.name, sql).unwrap()
    }

    /// The database as a target, read by the superuser.
    pub(crate) fn target(&self) -> Target {
        let mut target = Target::from(self.server().url(&self.name));
        target.postgres.password = Some(Secret::new(self.server().password.as_bytes()));
        target
    }

    /// The database as a target, read by a role made for the test, that may nothing yet.
    pub(crate) fn target_as(&self, role: &str) -> Target {
        let role = format!("{role}_{}", self.name);
        self.run(&format!("CREATE ROLE {role} LOGIN PASSWORD 'for the test'"));
        let address =
            format!("postgresql://{role}@{}:{}/{}", self.server().host, self.server().port, self.name);
        let mut target = Target::from(address);
        target.postgres.password = Some(Secret::new("for the test"));
        target
    }

    /// Scans it with two workers.
    pub(crate) fn scan(&self) -> Told {
        scan(&[self.target()], 2)
    }
}

/// The connector of targets.
pub(crate) fn connect(targets: &[Target], context: &Context) -> Result<Vec<Box<dyn Connector>>, Error> {
    connectors_for(targets, context)
}

/// Scans targets with so many workers.
pub(crate) fn scan(targets: &[Target], workers: usize) -> Told {
    scan_with(targets, &Context { threads: workers, ..Context::default() }, &Scope::default(), &|_| {})
}

/// Scans targets; `before` is called before each part is read.
pub(crate) fn scan_with(
    targets: &[Target],
    context: &Context,
    scope: &Scope,
    before: &(dyn Fn(&str) + Sync),
) -> Told {
    let mut told = Told::default();
    for connector in connect(targets, context).unwrap() {
        let prefix = format!("{}/", connector.system());
        let short = |place: String| place.strip_prefix(&prefix).unwrap_or(&place).to_owned();
        let mut listed = Vec::new();
        connector.list(scope, &mut |one| {
            listed.push(one);
            ControlFlow::Continue(())
        });
        for one in listed {
            match one {
                Listed::Gap(gap) => told.gap(gap, &short),
                Listed::Unit(unit) => read(&*connector, unit, context, before, &short, &mut told),
            }
        }
    }
    told.values.sort();
    told
}

fn read(
    connector: &dyn Connector,
    unit: Unit,
    context: &Context,
    before: &(dyn Fn(&str) + Sync),
    short: &dyn Fn(String) -> String,
    told: &mut Told,
) {
    let name = short(unit.place.to_string());
    told.units.push(name.clone());
    told.sizes.insert(name.clone(), unit.size);
    let table = match connector.read(unit) {
        Ok(payload) => match payload.content {
            Content::Table(table) => table,
            _ => panic!("a unit of a database is a table"),
        },
        Err(gap) => return told.gap(gap, short),
    };
    told.parts.insert(name.clone(), table.parts());
    let next = AtomicU32::new(0);
    let parts = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..context.threads {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    if index >= table.parts() {
                        return;
                    }
                    before(&name);
                    let part = read_part(&*table, index);
                    parts.lock().unwrap().insert(index, part);
                }
            });
        }
    });
    let mut last = Recorder::default();
    if let Some(sample) = table.finish(&mut last) {
        told.samples.insert(name.clone(), sample);
    }
    let parts = parts.into_inner().unwrap();
    for (recorder, again) in parts.into_values().chain([(last, 0)]) {
        told.again += again;
        for gap in recorder.gaps {
            told.gap(gap, short);
        }
        let fields: Vec<String> = recorder.fields.into_iter().map(short).collect();
        told.values.extend(
            recorder
                .values
                .into_iter()
                .map(|(field, key, value)| (fields[field as usize].clone(), key, value)),
        );
        if let Some((values, _, records)) = recorder.counted {
            *told.records.entry(name.clone()).or_default() += records;
            for (field, count) in fields.iter().zip(values) {
                *told.counts.entry(field.clone()).or_default() += count;
            }
        }
    }
}

fn read_part(table: &dyn Table, index: u32) -> (Recorder, u32) {
    for attempt in 0..100 {
        let mut recorder = Recorder::default();
        match table.read_part(index, attempt, &mut recorder) {
            PartRead::Done { .. } => {
                assert!(recorder.counted.is_some(), "counted once");
                return (recorder, attempt);
            }
            PartRead::Again => {}
        }
    }
    panic!("a part is not read for ever");
}

impl Told {
    fn gap(&mut self, gap: Gap, short: &dyn Fn(String) -> String) {
        self.gaps.push((short(gap.place.to_string()), gap.reason.to_string(), gap.detail));
    }
}

/// What one part was told.
#[derive(Default)]
struct Recorder {
    fields: Vec<String>,
    values: Vec<(FieldId, RecordKey, String)>,
    gaps: Vec<Gap>,
    counted: Option<(Vec<u64>, Vec<u64>, u64)>,
}

impl Visitor for Recorder {
    fn enter(&mut self, _: &domesday_connectors::Place) {}
    fn leave(&mut self) {}

    fn field(&mut self, id: FieldId, name: FieldName<'_>) {
        assert_eq!(id as usize, self.fields.len(), "ids count from 0");
        self.fields.push(name.place.to_string());
    }

    fn batch(&mut self, batch: Batch<'_>) {
        let (own, end) = (batch.owned.0 as usize, batch.owned.1 as usize);
        let cells = batch.cells.expect("values of fields");
        assert!(cells.windows(2).all(|pair| pair[0].end <= pair[1].start), "sorted and disjoint");
        for (index, cell) in cells.iter().enumerate() {
            assert!(cell.start < cell.end && (cell.field as usize) < self.fields.len());
            let (start, stop) = (own.max(cell.start as usize), end.min(cell.end as usize));
            let value = &batch.text[start..stop];
            let key = match batch.keys {
                Some(keys) => keys[cell.record as usize],
                None => RecordKey::Ordinal(batch.first_record + u64::from(cell.record)),
            };
            let came_before = batch.offset + (start - cell.start as usize) as u64;
            if index == 0 && came_before > 0 {
                let (.., last) = self.values.last_mut().expect("a value that goes on has begun");
                assert_eq!(last.len() as u64, came_before, "pieces follow each other");
                last.push_str(value);
            } else {
                self.values.push((cell.field, key, value.to_owned()));
            }
        }
    }

    fn gap(&mut self, gap: Gap) {
        self.gaps.push(gap);
    }

    fn counted(&mut self, values: &[u64], records: &[u64], all_records: u64) {
        assert!(self.counted.is_none(), "counted once");
        assert_eq!((values.len(), records.len()), (self.fields.len(), self.fields.len()));
        self.counted = Some((values.to_vec(), records.to_vec(), all_records));
    }
}
