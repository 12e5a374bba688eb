//! A server's process, which never outlives the one that started it.

use std::fs;
use std::io;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

/// Starts a server, waits for the end of its standard input, stops the server and removes its directory.
///
/// The other end of the pipe is held by the process that asked for the server and by no other: it
/// closes when that process ends, however it ends. A signal of the parent's death would come when the
/// *thread* that started the server ends, which in a test is too early.
const KEEPER: &str = r#"
dir=$1 signal=$2
shift 2
(
    sh -c 'echo $$ >"$0/pid"; exec "$@"' "$dir" "$@" >"$dir/log" 2>&1 </dev/null
    echo $? >"$dir/ended"
) &
server=$!
cat >/dev/null
if [ ! -e "$dir/ended" ]; then
    (sleep 5; kill -KILL "$(cat "$dir/pid")") &
    kill -s "$signal" "$(cat "$dir/pid")"
    wait "$server"
fi
if [ -e "$dir/leftovers" ]; then
    while read -r file; do rm -f "$file"; done <"$dir/leftovers"
fi
rm -rf "$dir"
# What is left of this group: the one that would have killed the server.
trap '' TERM
kill -TERM 0
"#;

/// The file in a server's directory that lists files elsewhere which are to be removed with it.
pub(crate) const LEFTOVERS: &str = "leftovers";

/// How long a server may take until it answers.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server that runs. It is stopped, and its directory removed, when this is dropped or the process ends.
#[derive(Debug)]
pub(crate) struct Running {
    keeper: Child,
    directory: PathBuf,
}

impl Running {
    /// Starts `command` (the program and its arguments) with `directory`, which it takes over, as its
    /// working directory, and waits until `ready` answers. `signal` is what stops the server.
    pub(crate) fn start(
        directory: tempfile::TempDir,
        signal: &str,
        command: &[String],
        mut ready: impl FnMut() -> bool,
    ) -> Result<Running> {
        let directory = directory.keep();
        let keeper = Command::new("sh")
            .args(["-c", KEEPER, "keeper"])
            .arg(&directory)
            .arg(signal)
            .args(command)
            .current_dir(&directory)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // Ctrl-C in a terminal is for the program that is tested.
            .process_group(0)
            .spawn()
            .context("cannot start a shell")?;
        let running = Running { keeper, directory };
        let began = Instant::now();
        while !ready() {
            if running.directory.join("ended").exists() || began.elapsed() > PATIENCE {
                bail!("{} does not come up:\n{}", command.join(" "), running.log());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(running)
    }

    /// The end of what the server wrote.
    fn log(&self) -> String {
        let log = fs::read_to_string(self.directory.join("log")).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(30)..].join("\n")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        // It ends by its own signal, after the server.
        let _ = self.keeper.wait();
    }
}

/// A new directory whose name says what it is for.
pub(crate) fn directory(server: &str) -> Result<tempfile::TempDir> {
    let prefix = format!("domesday-{server}-");
    tempfile::Builder::new().prefix(&prefix).tempdir().context("cannot make a temporary directory")
}

/// Ports that nobody listens on, all different. Somebody may take them before the server does: starting
/// it is to be tried again with others.
pub(crate) fn free_ports<const N: usize>() -> Result<[u16; N]> {
    let listeners: io::Result<Vec<TcpListener>> =
        (0..N).map(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0))).collect();
    let mut ports = [0; N];
    for (port, listener) in ports.iter_mut().zip(listeners?) {
        *port = listener.local_addr()?.port();
    }
    Ok(ports)
}

/// Whether somebody listens on a port of this machine.
pub(crate) fn answers(port: u16) -> bool {
    TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
}

/// Tries to start a server up to three times, as ports may be taken by others.
pub(crate) fn insist<T>(mut start: impl FnMut() -> Result<T>) -> Result<T> {
    start().or_else(|_| start()).or_else(|_| start())
}

/// Runs a program to its end; what it wrote to its standard output.
pub(crate) fn run(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().with_context(|| format!("cannot run {name}"))?;
    if !output.status.success() {
        bail!("{name} failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
