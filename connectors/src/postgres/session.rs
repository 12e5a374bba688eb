//! Sessions with a server: how they are opened, lent and given back.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::runtime::{Handle, Runtime};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinHandle;
use tokio_postgres::config::{SslMode, SslNegotiation};
use tokio_postgres::{Client, Config};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::postgres::settings::{Encryption, Host, Role, Settings};
use crate::postgres::tls;
use crate::postgres::trouble::{Remedy, Trouble};
use crate::{PostgresOptions, Reason};

/// A server with its open sessions.
pub(super) struct Server {
    settings: Settings,
    options: PostgresOptions,
    runtime: Arc<Runtime>,
    /// As many as may read at the same time.
    readers: Arc<Semaphore>,
    /// Sessions that nobody uses. With those in use they are never more than there are permits: a
    /// session of another database is closed before one is opened.
    idle: Mutex<Vec<Session>>,
}

/// An open session.
pub(super) struct Session {
    /// What sends statements.
    pub(super) client: Client,
    database: String,
    driver: JoinHandle<()>,
    /// Whether it was given back in the middle of something.
    broken: bool,
}

/// A session that is lent; it goes back when this is dropped.
pub(super) struct Loan {
    server: Arc<Server>,
    session: Option<Session>,
    /// Of a session that reads; one beside those is closed at its end.
    permit: Option<OwnedSemaphorePermit>,
}

impl Server {
    /// A server that nobody has connected to yet, read by so many sessions.
    pub(super) fn new(
        settings: Settings,
        options: PostgresOptions,
        readers: usize,
        runtime: Arc<Runtime>,
    ) -> Server {
        Server {
            settings,
            options,
            runtime,
            readers: Arc::new(Semaphore::new(readers.max(1))),
            idle: Mutex::default(),
        }
    }

    /// Where the driver runs.
    pub(super) fn handle(&self) -> &Handle {
        self.runtime.handle()
    }

    /// What the user asked for.
    pub(super) fn options(&self) -> &PostgresOptions {
        &self.options
    }

    /// Waits for a session that reads.
    pub(super) fn reader(self: &Arc<Server>, database: &str) -> Result<Loan, Trouble> {
        self.handle().block_on(async {
            let permit = Arc::clone(&self.readers).acquire_owned().await.map_err(|_| Trouble::lost())?;
            let (found, closed) = self.take_idle(database);
            drop(closed);
            let session = match found {
                Some(session) => session,
                None => self.open(database).await?,
            };
            Ok(Loan { server: Arc::clone(self), session: Some(session), permit: Some(permit) })
        })
    }

    /// A session beside those that read: one lists, and one or two a database hold a snapshot.
    pub(super) fn beside(self: &Arc<Server>, database: &str) -> Result<Loan, Trouble> {
        let session = self.handle().block_on(self.open(database))?;
        Ok(Loan { server: Arc::clone(self), session: Some(session), permit: None })
    }

    /// A session that nobody uses, and one to close where there is none of this database.
    fn take_idle(&self, database: &str) -> (Option<Session>, Option<Session>) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.retain(|session| !session.client.is_closed());
        match idle.iter().position(|session| session.database == database) {
            Some(index) => (Some(idle.swap_remove(index)), None),
            None => (None, idle.pop()),
        }
    }

    /// Opens a session: with the first host that answers and has the role that is wanted.
    async fn open(&self, database: &str) -> Result<Session, Trouble> {
        let roles: &[Role] = match self.settings.role {
            Role::PreferStandby => &[Role::Standby, Role::Any],
            ref role => std::slice::from_ref(role),
        };
        let mut last = Trouble::lost();
        for role in roles {
            for host in &self.settings.hosts {
                match self.open_at(host, database, *role).await {
                    Ok(session) => return Ok(session),
                    // A server that answers and refuses is the one that was meant.
                    Err(trouble)
                        if trouble.remedy == Remedy::None && trouble.reason != Reason::ConnectionLost =>
                    {
                        return Err(trouble);
                    }
                    Err(trouble) => last = trouble,
                }
            }
        }
        Err(last)
    }

    async fn open_at(&self, host: &Host, database: &str, role: Role) -> Result<Session, Trouble> {
        let settings = &self.settings;
        let tls = tls::client_config(settings, host.encryption)
            .map_err(|message| Trouble::new(Reason::ConnectionLost, message))?;
        let mut config = Config::new();
        config
            .user(&settings.user)
            .dbname(database)
            .application_name("domesday")
            .port(host.port)
            .connect_timeout(settings.connect_timeout)
            .channel_binding(settings.channel_binding)
            .ssl_mode(match host.encryption {
                Encryption::Disable => SslMode::Disable,
                // TLS is not spoken through sockets.
                _ if host.is_socket() => SslMode::Disable,
                Encryption::Prefer => SslMode::Prefer,
                Encryption::Require | Encryption::VerifyAuthority | Encryption::VerifyFull => {
                    SslMode::Require
                }
            });
        if settings.direct_tls {
            config.ssl_negotiation(SslNegotiation::Direct);
        }
        if host.is_socket() {
            config.host_path(&host.name);
        } else {
            config.host(&host.name);
        }
        if let Some(address) = host.address {
            config.hostaddr(address);
        }
        if let Some(options) = &settings.options {
            config.options(options);
        }
        if let Some(password) = settings.password_for(host, database) {
            config.password(password.reveal());
        }
        // The time limit of the driver covers the socket alone, not a server that never greets.
        let connecting = config.connect(MakeRustlsConnect::new(tls));
        let connected = tokio::time::timeout(settings.connect_timeout, connecting).await;
        let (client, connection) = connected.map_err(|_| Trouble {
            reason: Reason::TimedOut,
            detail: "the server did not answer in time".to_owned(),
            remedy: Remedy::Reconnect,
        })??;
        let driver = tokio::spawn(async move {
            // How it ended is told to whoever waits for an answer.
            let _ = connection.await;
        });
        let session = Session { client, database: database.to_owned(), driver, broken: false };
        session.client.batch_execute(&self.preparation()).await?;
        if matches!(role, Role::Primary | Role::Standby) {
            let row = session.client.query_one("SELECT pg_catalog.pg_is_in_recovery()", &[]).await?;
            if row.try_get::<_, bool>(0)? != (role == Role::Standby) {
                return Err(Trouble {
                    reason: Reason::ConnectionLost,
                    detail: "no host has the role that target_session_attrs asks for".to_owned(),
                    remedy: Remedy::Reconnect,
                });
            }
        }
        Ok(session)
    }

    /// What every session begins with. Read only; rows that row security would filter are an error;
    /// nothing is found by a name without its schema; values are spelled the same everywhere; one process
    /// of the server a session.
    fn preparation(&self) -> String {
        let statement = self.options.statement_timeout.as_millis().min(i32::MAX as u128);
        let lock = self.options.lock_timeout.as_millis().min(i32::MAX as u128);
        format!(
            "SET default_transaction_read_only = on; SET row_security = off; \
             SET search_path = pg_catalog, pg_temp; SET client_encoding = 'UTF8'; \
             SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres'; SET timezone = 'UTC'; \
             SET extra_float_digits = 1; \
             SET bytea_output = 'hex'; SET standard_conforming_strings = on; SET xmloption = content; \
             SET statement_timeout = {statement}; SET lock_timeout = {lock}; \
             SET idle_in_transaction_session_timeout = 300000; SET synchronize_seqscans = off; \
             SET max_parallel_workers_per_gather = 0; SET jit = off; \
             SELECT set_config('client_encoding', 'SQL_ASCII', false) \
             WHERE current_setting('server_encoding') = 'SQL_ASCII'"
        )
    }

    fn give_back(&self, session: Session) {
        if !session.broken && !session.client.is_closed() {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(session);
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if self.broken {
            // A statement may still be running: the server sees that nobody listens.
            self.driver.abort();
        }
    }
}

impl Loan {
    /// The client of the session.
    ///
    /// # Errors
    /// Never: a loan holds its session until it is dropped.
    pub(super) fn client(&self) -> Result<&Client, Trouble> {
        self.session.as_ref().map(|session| &session.client).ok_or_else(Trouble::lost)
    }

    /// It is not to be used again: something is under way in it, or it failed.
    pub(super) fn break_off(&mut self) {
        if let Some(session) = &mut self.session {
            session.broken = true;
        }
    }
}

impl Drop for Loan {
    fn drop(&mut self) {
        if let Some(session) = self.session.take()
            && self.permit.is_some()
        {
            self.server.give_back(session);
        }
    }
}
