//! A large table with few values in it.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};

use super::Run;
use super::measure::scan;
use crate::Postgres;

/// A table of generated rows, of which some hold an address of electronic mail.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Rows.
    pub rows: u64,
    /// How many of them hold a value.
    pub planted: u64,
}

/// What came of scanning it.
#[derive(Clone, Copy, Debug)]
pub struct TableFigures {
    /// The bytes that `COPY .. TO STDOUT` gives.
    pub bytes: u64,
    /// How long `psql -c "COPY .. TO STDOUT"` took, in seconds.
    pub copy: f64,
    /// The scan of the table.
    pub scan: Run,
    /// The scan of the same rows as a file, with one thread: how fast detection is on one core.
    pub detection: Run,
}

impl TableFigures {
    /// The speed of the scan as a share of the speed of `COPY`.
    pub fn of_copy(&self) -> f64 {
        self.copy / self.scan.seconds
    }

    /// The speed of the scan as a share of the speed of detection on one core.
    pub fn of_detection(&self) -> f64 {
        self.detection.seconds / self.scan.seconds
    }
}

impl Table {
    /// Makes the table, and scans it with the program at `program`.
    ///
    /// # Errors
    /// The server or the program failed.
    pub fn run(&self, server: &Postgres, program: &Path) -> Result<TableFigures> {
        ensure!(self.planted > 0 && self.planted <= self.rows, "there are to be rows, and values in some");
        let database = server.create_database("large")?;
        let Table { rows, planted } = *self;
        let every = rows / planted;
        // Letters instead of digits: long numbers look like telephones. Rows with a value stand all over it.
        server.psql(
            &database,
            &format!(
                "CREATE TABLE large AS SELECT i AS id, translate(i::text, '0123456789', 'abcdefghij') AS code,
                    'the parcel was left at the shelf '
                    || translate((i % 9973)::text, '0123456789', 'klmnopqrst')
                    || CASE WHEN (i - 1) % {every} = 0 AND (i - 1) / {every} < {planted}
                       THEN ', write to person' || i || '@lumenfield-studio.nl'
                       ELSE ' as agreed upon' END AS note
                 FROM generate_series(1, {rows}::bigint) AS rows (i);
                 ALTER TABLE large ADD PRIMARY KEY (id); VACUUM ANALYZE large;"
            ),
        )?;
        let copy = "COPY large TO STDOUT (FORMAT csv, HEADER)";
        let directory = crate::process::directory("large")?;
        let file = directory.path().join("large.csv");
        let output = std::fs::File::create(&file)?;
        let status = server.psql_command(&database)?.args(["-c", copy]).stdout(output).status()?;
        ensure!(status.success(), "COPY failed");
        let bytes = file.metadata()?.len();

        let began = Instant::now();
        let mut psql = server.psql_command(&database)?;
        let mut child = psql.args(["-c", "COPY large TO STDOUT"]).stdout(Stdio::piped()).spawn()?;
        io::copy(&mut child.stdout.take().context("no output")?, &mut io::sink())?;
        ensure!(child.wait()?.success(), "COPY failed");
        let copy = began.elapsed().as_secs_f64();

        let mut of_file = Command::new(program);
        of_file.args(["scan", "--format", "jsonl", "--threads", "1", "--no-progress"]).arg(&file);
        let detection = scan(&mut of_file)?;
        let mut of_table = Command::new(program);
        of_table.args(["scan", "--format", "jsonl", "--no-progress", &server.url(&database)]);
        of_table.env("PGPASSWORD", &server.password).env("PGSSLROOTCERT", &server.ca);
        let scan = scan(&mut of_table)?;
        server.psql("postgres", &format!("DROP DATABASE \"{database}\" WITH (FORCE)"))?;
        Ok(TableFigures { bytes, copy, scan, detection })
    }
}
