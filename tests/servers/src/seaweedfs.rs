//! SeaweedFS, as a server of S3.

use std::fs;
use std::ops::Deref;
use std::sync::OnceLock;

use anyhow::Result;

use crate::process::{self, Running};
use crate::{Store, programs};

/// What tells the tests of a server that runs already.
pub const VARIABLE: &str = "DOMESDAY_TEST_S3";

/// Nobody's key: the server listens on this machine alone, for as long as the tests run.
const ACCESS_KEY: &str = "AKIADOMESDAYTESTKEY0";
const SECRET: &str = "domesday/test+secret/0000000000000000000";
const REGION: &str = "us-east-1";

/// Every bucket has volumes of its own: one is enough for a test, where the default is seven.
const MASTER: &str = "[master.volume_growth]\ncopy_1 = 1\ncopy_2 = 1\ncopy_3 = 1\ncopy_other = 1\n";

/// A store in Go that checks signatures and keeps versions. It merges `//` in keys into one `/`.
/// <https://github.com/seaweedfs/seaweedfs>
#[derive(Debug)]
pub struct SeaweedFs(Store);

impl Deref for SeaweedFs {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.0
    }
}

impl SeaweedFs {
    /// The server of this test run, or else of this process. Use a bucket of your own.
    ///
    /// # Errors
    /// It is not installed or does not start: the message says what is missing.
    pub fn shared() -> Result<&'static SeaweedFs> {
        static SHARED: OnceLock<Result<SeaweedFs, String>> = OnceLock::new();
        let start = || Store::told(VARIABLE).map_or_else(SeaweedFs::start, |told| told.map(SeaweedFs));
        let shared = SHARED.get_or_init(|| start().map_err(|error| format!("{error:#}")));
        shared.as_ref().map_err(|message| anyhow::anyhow!("{message}"))
    }

    /// A server of one's own.
    ///
    /// # Errors
    /// As for [`shared`](SeaweedFs::shared).
    pub fn start() -> Result<SeaweedFs> {
        process::insist(SeaweedFs::try_start)
    }

    fn try_start() -> Result<SeaweedFs> {
        let program = programs::find("weed")?;
        let directory = process::directory("seaweedfs")?;
        let base = directory.path();
        let names = [
            "master.port",
            "master.port.grpc",
            "volume.port",
            "volume.port.grpc",
            "filer.port",
            "filer.port.grpc",
            "s3.port",
            "s3.port.grpc",
        ];
        let ports: [u16; 8] = process::free_ports()?;
        fs::create_dir(base.join("data"))?;
        fs::write(base.join("master.toml"), MASTER)?;
        fs::write(
            base.join("s3.json"),
            format!(
                r#"{{"identities": [{{"name": "tests",
                "actions": ["Admin", "Read", "Write", "List", "Tagging"],
                "credentials": [{{"accessKey": "{ACCESS_KEY}", "secretKey": "{SECRET}"}}]}}]}}"#
            ),
        )?;
        let mut line = vec![program.display().to_string(), "-logtostderr".into(), "server".into()];
        line.extend(
            ["-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-s3", "-filer", "-s3.iam=false"].map(String::from),
        );
        line.extend(["-volume.max=2000", "-master.volumeSizeLimitMB=1024"].map(String::from));
        // Catalogues of tables, which listen on fixed ports.
        line.extend(["-master.telemetry=false", "-s3.port.lance=0", "-s3.port.iceberg=0"].map(String::from));
        for part in ["filer", "s3"] {
            line.push(format!("-{part}.localSocket={}", base.join(format!("{part}.sock")).display()));
        }
        line.push(format!("-dir={}", base.join("data").display()));
        line.push(format!("-s3.config={}", base.join("s3.json").display()));
        line.extend(names.iter().zip(ports).map(|(name, port)| format!("-{name}={port}")));
        let port = ports[6];
        // Their paths cannot be chosen.
        let sockets = [("master", ports[1]), ("volume", ports[3]), ("filer", ports[5]), ("s3", ports[7])]
            .map(|(part, port)| format!("/tmp/seaweedfs-{part}-grpc-{port}.sock\n"));
        fs::write(base.join(process::LEFTOVERS), sockets.concat())?;
        let store = Store::at(&format!("http://127.0.0.1:{port}"), ACCESS_KEY, SECRET, REGION);
        // The port opens before there is a volume to write to.
        let mut bucket = None;
        let ready = || {
            if bucket.is_none() && process::answers(port) {
                bucket = store.create_bucket("ready").ok();
            }
            bucket.as_ref().is_some_and(|bucket| store.put(bucket, "ready", "ready").is_ok())
        };
        let running = Running::start(directory, "TERM", &line, ready)?;
        Ok(SeaweedFs(store.held(running)))
    }
}
