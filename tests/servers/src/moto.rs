//! Moto, as a second server of S3.

use std::ops::Deref;
use std::sync::OnceLock;

use anyhow::Result;

use crate::process::{self, Running};
use crate::{Store, programs};

/// What tells the tests of a server that runs already.
pub const VARIABLE: &str = "DOMESDAY_TEST_MOTO";

/// An independent store in Python that follows AWS in its errors (archived objects, delete markers) and
/// accepts any secret. Slow: a few hundred requests a second. <https://github.com/getmoto/moto>
#[derive(Debug)]
pub struct Moto(Store);

impl Deref for Moto {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.0
    }
}

impl Moto {
    /// The server of this test run, or else of this process. Use a bucket of your own.
    ///
    /// # Errors
    /// It is not installed or does not start: the message says what is missing.
    pub fn shared() -> Result<&'static Moto> {
        static SHARED: OnceLock<Result<Moto, String>> = OnceLock::new();
        let start = || Store::told(VARIABLE).map_or_else(Moto::start, |told| told.map(Moto));
        let shared = SHARED.get_or_init(|| start().map_err(|error| format!("{error:#}")));
        shared.as_ref().map_err(|message| anyhow::anyhow!("{message}"))
    }

    /// A server of one's own.
    ///
    /// # Errors
    /// As for [`shared`](Moto::shared).
    pub fn start() -> Result<Moto> {
        process::insist(|| {
            let program = programs::find("moto_server")?;
            let [port] = process::free_ports()?;
            let line = [&program.display().to_string(), "-H", "127.0.0.1", "-p", &port.to_string()];
            let store = Store::at(&format!("http://127.0.0.1:{port}"), "tests", "any", "us-east-1");
            let directory = process::directory("moto")?;
            let ready = || process::answers(port);
            let running = Running::start(directory, "TERM", &line.map(String::from), ready)?;
            Ok(Moto(store.held(running)))
        })
    }
}
