//! `domesday-test-servers run -- COMMAND...`: runs a command with servers for its tests, and stops them.

use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use domesday_test_servers::{MOTO, Moto, POSTGRES, Postgres, PostgresConfig, S3, SeaweedFs};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            tell(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

#[expect(clippy::print_stderr, reason = "this is a command line")]
fn tell(message: &str) {
    eprintln!("domesday-test-servers: {message}");
}

fn run() -> Result<ExitCode> {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let usage = "usage: domesday-test-servers run [postgres] [s3] [moto] -- COMMAND... \
                 (all servers if none is named)";
    let Some(dashes) = arguments.iter().position(|argument| argument == "--") else { bail!(usage) };
    let (run, command) = (&arguments[..dashes], &arguments[dashes + 1..]);
    let named = run.get(1..).unwrap_or_default();
    let known = named.iter().all(|name| ["postgres", "s3", "moto"].iter().any(|server| name == server));
    if run.first().is_none_or(|word| word != "run") || !known || command.is_empty() {
        bail!(usage);
    }
    let wanted = |name: &str| named.is_empty() || named.iter().any(|word| word == name);
    // From here on a signal no longer ends this process before its servers.
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP]).context("cannot wait for signals")?;
    let (postgres, s3, moto) = std::thread::scope(|scope| {
        let s3 = scope.spawn(|| wanted("s3").then(SeaweedFs::start).transpose());
        let moto = scope.spawn(|| wanted("moto").then(Moto::start).transpose());
        let start = || Postgres::start(&PostgresConfig::default());
        (wanted("postgres").then(start).transpose(), s3.join(), moto.join())
    });
    let gone = |_| anyhow::anyhow!("the thread that started a server is gone");
    let (postgres, s3, moto) = (postgres?, s3.map_err(gone)??, moto.map_err(gone)??);
    let settings = [
        (POSTGRES, postgres.as_ref().map(Postgres::setting)),
        (S3, s3.as_ref().map(|store| store.setting())),
        (MOTO, moto.as_ref().map(|store| store.setting())),
    ];
    let settings = settings.into_iter().filter_map(|(variable, value)| Some((variable, value?)));
    let mut child = Command::new(&command[0])
        .args(&command[1..])
        .envs(settings)
        .spawn()
        .with_context(|| format!("cannot run {}", command[0].to_string_lossy()))?;
    let mut leash = leash(child.id())?;
    let status = wait(&mut child, &mut signals)?;
    leash.kill()?;
    leash.wait()?;
    drop((postgres, s3, moto));
    Ok(code(status))
}

/// What ends the command if this process is killed: it sees the end of its standard input.
fn leash(command: u32) -> Result<Child> {
    let mut shell = Command::new("sh");
    shell.args(["-c", "read -r nothing; kill -TERM \"$1\"", "leash", &command.to_string()]);
    shell.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    shell.spawn().context("cannot start a shell")
}

/// Waits for the end of the command. Signals are handed on, but for Ctrl-C, which the terminal sends to both.
fn wait(child: &mut Child, signals: &mut Signals) -> Result<ExitStatus> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        for signal in signals.pending().filter(|signal| *signal != SIGINT) {
            Command::new("kill").arg(format!("-{signal}")).arg(child.id().to_string()).status()?;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// The exit code that a shell would give.
fn code(status: ExitStatus) -> ExitCode {
    let code = status.code().or_else(|| status.signal().map(|signal| 128 + signal)).unwrap_or(2);
    ExitCode::from(u8::try_from(code).unwrap_or(1))
}
