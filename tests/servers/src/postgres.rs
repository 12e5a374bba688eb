//! A PostgreSQL server.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context as _, Result, bail};

use crate::process::{self, Running};
use crate::{setting, tls};

/// What tells the tests of a server that runs already.
pub const VARIABLE: &str = "DOMESDAY_TEST_POSTGRES";

/// Nobody's password: the server listens on this machine alone, for as long as the tests run.
const PASSWORD: &str = "a+password/with%odd:characters@it";

/// The system's user for the server, when the tests run as root: the server refuses to.
const SYSTEM_USER: &str = "postgres";

/// How a server is set up.
#[derive(Clone, Debug, Default)]
pub struct PostgresConfig {
    /// Lines for `postgresql.conf`, after the usual ones.
    pub settings: Vec<String>,
    /// Lines for `pg_hba.conf`, before the usual one: SCRAM for everyone from this machine.
    pub access: Vec<String>,
}

/// A PostgreSQL server with TLS, SCRAM and the contributed extensions, on a free port of this machine.
#[derive(Debug)]
pub struct Postgres {
    /// Its address: `127.0.0.1`. Its certificate is for `localhost` and for this.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// The superuser.
    pub user: String,
    /// The superuser's password.
    pub password: String,
    /// The certificate of the authority that signed the server's.
    pub ca: PathBuf,
    _running: Option<Running>,
}

impl Postgres {
    /// The server of this test run, or else of this process. Use a database of your own.
    ///
    /// # Errors
    /// PostgreSQL is not installed or does not start: the message says what is missing.
    pub fn shared() -> Result<&'static Postgres> {
        static SHARED: OnceLock<Result<Postgres, String>> = OnceLock::new();
        let start = || match setting::read(VARIABLE) {
            None => Postgres::start(&PostgresConfig::default()),
            Some(pairs) => Ok(Postgres {
                host: setting::value(&pairs, "host")?,
                port: setting::value(&pairs, "port")?.parse()?,
                user: setting::value(&pairs, "user")?,
                password: setting::value(&pairs, "password")?,
                ca: setting::value(&pairs, "ca")?.into(),
                _running: None,
            }),
        };
        let shared = SHARED.get_or_init(|| start().map_err(|error| format!("{error:#}")));
        shared.as_ref().map_err(|message| anyhow::anyhow!("{message}"))
    }

    /// A server of one's own.
    ///
    /// # Errors
    /// As for [`shared`](Postgres::shared).
    pub fn start(config: &PostgresConfig) -> Result<Postgres> {
        process::insist(|| Postgres::try_start(config))
    }

    fn try_start(config: &PostgresConfig) -> Result<Postgres> {
        let binaries = binaries()?;
        let directory = process::directory("postgres")?;
        let base = directory.path();
        let [port] = process::free_ports()?;
        tls::authority_and_certificate(base)?;
        fs::write(base.join("password"), PASSWORD)?;
        let user = as_other_user(base)?;
        let data = base.join("data");
        let mut initdb = command(&binaries.join("initdb"), user);
        initdb.args(["--no-sync", "--no-instructions", "--username=postgres", "--encoding=UTF8"]);
        initdb.args(["--locale=C.UTF-8", "--auth=scram-sha-256"]);
        initdb.arg("--pwfile").arg(base.join("password")).arg("-D").arg(&data).current_dir(base);
        process::run(&mut initdb)?;

        let mut settings = fs::read_to_string(data.join("postgresql.conf"))?;
        settings.push_str(&format!(
            "listen_addresses = '127.0.0.1'\nport = {port}\nunix_socket_directories = ''\n\
             max_connections = 200\nfsync = off\nsynchronous_commit = off\nfull_page_writes = off\n\
             shared_buffers = 128MB\nmax_wal_size = 4GB\nautovacuum_naptime = 5s\n\
             ssl = on\nssl_cert_file = '{0}/server.crt'\nssl_key_file = '{0}/server.key'\n",
            base.display()
        ));
        settings.push_str(&config.settings.join("\n"));
        settings.push('\n');
        fs::write(data.join("postgresql.conf"), settings)?;
        let mut access = config.access.clone();
        access.push("host all all 127.0.0.1/32 scram-sha-256\n".into());
        fs::write(data.join("pg_hba.conf"), access.join("\n"))?;

        let mut line = Vec::new();
        if user {
            line.extend(other_user().map(String::from));
        }
        line.push(binaries.join("postgres").display().to_string());
        line.extend(["-D".to_owned(), data.display().to_string()]);
        let mut server = Postgres {
            host: "127.0.0.1".into(),
            port,
            user: "postgres".into(),
            password: PASSWORD.into(),
            ca: base.join("ca.crt"),
            _running: None,
        };
        // INT: end now, in order. It accepts connections a little before it serves them.
        let ready = || process::answers(port) && server.psql("postgres", "SELECT").is_ok();
        let running = Running::start(directory, "INT", &line, ready)?;
        server._running = Some(running);
        Ok(server)
    }

    /// A new empty database whose name begins with `name`. It lives as long as the server.
    ///
    /// # Errors
    /// The server refused.
    pub fn create_database(&self, name: &str) -> Result<String> {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        // Other processes use the same server.
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("{name}_{}_{number}", std::process::id());
        self.psql("postgres", &format!("CREATE DATABASE \"{name}\""))?;
        Ok(name)
    }

    /// Runs SQL as the superuser in a database; the rows, a line each, columns separated by `|`.
    ///
    /// # Errors
    /// The first statement that failed, as the server told it; it is the last to be run.
    pub fn psql(&self, database: &str, sql: &str) -> Result<String> {
        let mut child = self
            .psql_command(database)?
            .args(["-f", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .context("cannot run psql")?;
        let mut input = child.stdin.take();
        let sql = sql.to_owned();
        // psql answers while it reads.
        let writer = std::thread::spawn(move || input.as_mut().map(|pipe| pipe.write_all(sql.as_bytes())));
        let output = child.wait_with_output()?;
        let _ = writer.join();
        if !output.status.success() {
            bail!("psql: {}", String::from_utf8_lossy(&output.stderr).trim());
        }
        Ok(String::from_utf8(output.stdout)?.trim_end().to_owned())
    }

    /// `psql` ready to run, as the superuser in a database.
    ///
    /// # Errors
    /// There is no psql.
    pub fn psql_command(&self, database: &str) -> Result<Command> {
        let mut command = Command::new(binaries()?.join("psql"));
        command.args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", &self.host]);
        command.args(["-p", &self.port.to_string(), "-U", &self.user, "-d", database]);
        command.env("PGPASSWORD", &self.password).env("PGCLIENTENCODING", "UTF8");
        command.env_remove("PGSERVICE").env_remove("PGOPTIONS").env_remove("PGSSLMODE");
        Ok(command)
    }

    /// The URL of a database, without the password.
    pub fn url(&self, database: &str) -> String {
        format!("postgresql://{}@{}:{}/{database}", self.user, self.host, self.port)
    }

    /// What [`VARIABLE`] has to be set to for others to use this server.
    pub fn setting(&self) -> String {
        let ca = self.ca.display().to_string();
        setting::write(&[
            ("host", &self.host),
            ("port", &self.port.to_string()),
            ("user", &self.user),
            ("password", &self.password),
            ("ca", &ca),
        ])
    }
}

/// Where the programs of PostgreSQL are: Debian keeps them off the `PATH`, one directory a version.
fn binaries() -> Result<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = Vec::new();
    for entry in fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten() {
        let version = entry.file_name().to_string_lossy().parse().unwrap_or(0);
        found.push((version, entry.path().join("bin")));
    }
    found.sort();
    let configured = Command::new("pg_config").arg("--bindir").output().ok();
    let configured = configured.and_then(|output| String::from_utf8(output.stdout).ok());
    let path = std::env::var_os("PATH").unwrap_or_default();
    let candidates = found
        .into_iter()
        .rev()
        .map(|(_, path)| path)
        .chain(configured.map(|text| PathBuf::from(text.trim())))
        .chain(std::env::split_paths(&path));
    let complete =
        |path: &PathBuf| ["initdb", "postgres", "psql"].iter().all(|name| path.join(name).is_file());
    candidates.into_iter().find(complete).context(
        "PostgreSQL's server is not installed: run tests/servers/install (Debian: apt install postgresql)",
    )
}

/// Whether the server has to run as another user, because the tests run as root: then that user gets the
/// directory.
fn as_other_user(directory: &Path) -> Result<bool> {
    if fs::metadata(directory)?.uid() != 0 {
        return Ok(false);
    }
    let mut chown = Command::new("chown");
    process::run(chown.args(["-R", SYSTEM_USER]).arg(directory))?;
    Ok(true)
}

/// What stands before a command that is to be run as the other user.
fn other_user() -> impl Iterator<Item = &'static str> {
    ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"].into_iter()
}

/// A program, as the other user where that is needed.
fn command(program: &Path, other: bool) -> Command {
    if !other {
        return Command::new(program);
    }
    let mut words = other_user();
    let mut command = Command::new(words.next().unwrap_or_default());
    command.args(words).arg(program);
    command
}
