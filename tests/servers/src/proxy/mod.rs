//! A proxy between client and server that breaks what passes through it, as told, and keeps a log.

mod http;
mod plan;
mod postgres;
mod socket;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::{Context as _, Result};

pub use plan::{Event, Fault, Plan};

/// Which protocol passes through: it says what an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Protocol {
    Http,
    Postgres,
}

/// What all connections share.
#[derive(Debug)]
struct Shared {
    protocol: Protocol,
    upstream: SocketAddr,
    stop: AtomicBool,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    plan: Plan,
    events: u64,
    connections: u64,
    faults: u64,
    log: Vec<String>,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Counts an event; what is to be broken in it.
    fn event(&self, what: &str) -> Option<Fault> {
        let mut state = self.state();
        let number = state.events;
        state.events += 1;
        let fault = state.plan.fault(Event { number, what });
        state.faults += u64::from(fault.is_some());
        fault
    }

    fn log(&self, what: &str) {
        self.state().log.push(what.to_owned());
    }
}

/// A proxy on a free port of this machine. It ends when this is dropped.
#[derive(Debug)]
pub struct Proxy {
    port: u16,
    shared: Arc<Shared>,
    listener: Option<JoinHandle<()>>,
}

impl Proxy {
    /// A proxy before a server of HTTP/1.1 (`http://127.0.0.1:8333` or `127.0.0.1:8333`). An event is a
    /// request, called `GET /bucket/key?query`.
    ///
    /// # Errors
    /// The address cannot be read, or there is no port to listen on.
    pub fn http(upstream: &str) -> Result<Proxy> {
        Proxy::start(Protocol::Http, upstream.trim_start_matches("http://").trim_end_matches('/'))
    }

    /// A proxy before a PostgreSQL server (`127.0.0.1:5432`). An event is a message from the server, called
    /// by its type (`D` for a row, `d` for a piece of COPY); where the connection is encrypted, whatever
    /// arrives at once, called `?`. The log holds the statements of clients; those of encrypted connections
    /// are not seen.
    ///
    /// # Errors
    /// As for [`http`](Proxy::http).
    pub fn postgres(upstream: &str) -> Result<Proxy> {
        Proxy::start(Protocol::Postgres, upstream)
    }

    fn start(protocol: Protocol, upstream: &str) -> Result<Proxy> {
        let upstream = upstream.parse().with_context(|| format!("{upstream}: not an address and port"))?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let state = Mutex::default();
        let shared = Arc::new(Shared { protocol, upstream, stop: AtomicBool::new(false), state });
        let accepting = Arc::clone(&shared);
        let listener = std::thread::spawn(move || {
            for client in listener.incoming() {
                if accepting.stopped() {
                    break;
                }
                let Ok(client) = client else { continue };
                accepting.state().connections += 1;
                let shared = Arc::clone(&accepting);
                // Ends with its connection; nobody waits for it.
                std::thread::spawn(move || serve(&shared, &client));
            }
        });
        Ok(Proxy { port, shared, listener: Some(listener) })
    }

    /// The port that it listens on, at 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Its URL, for HTTP.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Sets what is broken from now on. Counts and log begin anew.
    pub fn set(&self, plan: Plan) {
        *self.shared.state() = State { plan, ..State::default() };
    }

    /// How many events there were since the plan was set.
    pub fn events(&self) -> u64 {
        self.shared.state().events
    }

    /// How many connections were made since the plan was set.
    pub fn connections(&self) -> u64 {
        self.shared.state().connections
    }

    /// How many events were broken since the plan was set.
    pub fn faults(&self) -> u64 {
        self.shared.state().faults
    }

    /// What clients asked for since the plan was set: `GET /bucket/key`, or SQL.
    pub fn log(&self) -> Vec<String> {
        self.shared.state().log.clone()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.shared.stop.store(true, Ordering::Relaxed);
        // Wakes the listener.
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
        if let Some(listener) = self.listener.take() {
            let _ = listener.join();
        }
    }
}

/// Serves one connection to its end.
fn serve(shared: &Arc<Shared>, client: &TcpStream) {
    let served = connect(shared.upstream).and_then(|server| {
        client.set_nodelay(true)?;
        match shared.protocol {
            Protocol::Http => http::serve(shared, client, &server),
            Protocol::Postgres => postgres::serve(shared, client, &server),
        }
    });
    // Connections end in many ways, and most of them are the purpose.
    drop(served);
}

fn connect(upstream: SocketAddr) -> io::Result<TcpStream> {
    let server = TcpStream::connect_timeout(&upstream, Duration::from_secs(10))?;
    server.set_nodelay(true)?;
    Ok(server)
}
