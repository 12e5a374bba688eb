//! The servers start, do what tests ask of them, and leave nothing behind.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use domesday_test_servers::{Moto, Postgres, PostgresConfig, SeaweedFs, Store, block_on};

/// Waits for something to become true; whether it did.
fn eventually(mut condition: impl FnMut() -> bool) -> bool {
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(20) {
        if condition() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    false
}

#[test]
fn postgres_serves_over_tls_and_has_the_contributed_extensions() {
    let server = Postgres::shared().unwrap();
    let database = server.create_database("tls").unwrap();
    let sql =
        "CREATE EXTENSION hstore; CREATE EXTENSION citext; SELECT 'a=>1'::hstore -> 'a', 'x'::citext = 'X';";
    assert_eq!(server.psql(&database, sql).unwrap(), "1|t");
    let mut psql = server.psql_command(&database).unwrap();
    psql.env("PGSSLMODE", "verify-full").env("PGSSLROOTCERT", &server.ca);
    let ssl = psql.args(["-c", "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&ssl.stdout).trim(), "t", "{ssl:?}");
    let error = server.psql(&database, "SELECT 1/0; SELECT 2").unwrap_err().to_string();
    assert!(error.contains("division by zero"), "{error}");
}

fn keeps_what_is_put(store: &Store) {
    let bucket = store.create_bucket("kept").unwrap();
    let objects = (0..40).map(|i| (format!("many/{i:02} ü+%"), vec![b'x'; i]));
    store.put_many(&bucket, objects).unwrap();
    store.keep_versions(&bucket).unwrap();
    store.put(&bucket, "one", "first").unwrap();
    store.put(&bucket, "one", "second").unwrap();
    store.delete(&bucket, "one").unwrap();
    let client = store.client();
    let listed = block_on(client.list_objects_v2().bucket(&bucket).send()).unwrap().unwrap();
    let sizes: Vec<i64> = listed.contents().iter().filter_map(|o| o.size()).collect();
    assert_eq!(sizes, (0..40).collect::<Vec<i64>>());
    let versions = block_on(client.list_object_versions().bucket(&bucket).prefix("one").send());
    let versions = versions.unwrap().unwrap();
    assert_eq!((versions.versions().len(), versions.delete_markers().len()), (2, 1));
}

#[test]
fn seaweedfs_keeps_what_is_put() {
    keeps_what_is_put(SeaweedFs::shared().unwrap());
}

#[test]
fn moto_keeps_what_is_put_and_archives() {
    let store = Moto::shared().unwrap();
    keeps_what_is_put(store);
    let bucket = store.create_bucket("cold").unwrap();
    store.put_in_class(&bucket, "cold", "ice", Some("GLACIER")).unwrap();
    let get = block_on(store.client().get_object().bucket(&bucket).key("cold").send()).unwrap();
    assert!(get.unwrap_err().into_service_error().is_invalid_object_state());
}

/// The directory of a server and the id of its process.
fn traces(directory: &Path) -> (PathBuf, String) {
    let pid = std::fs::read_to_string(directory.join("pid")).unwrap();
    (directory.to_path_buf(), format!("/proc/{}", pid.trim()))
}

#[test]
fn a_dropped_server_is_gone_with_its_directory() {
    let server =
        Postgres::start(&PostgresConfig { settings: vec!["work_mem = 7MB".into()], ..Default::default() });
    let server = server.unwrap();
    assert_eq!(server.psql("postgres", "SHOW work_mem").unwrap(), "7MB");
    let (directory, process) = traces(server.ca.parent().unwrap());
    assert!(Path::new(&process).exists());
    drop(server);
    assert!(!directory.exists() && !Path::new(&process).exists());
}

/// The program with a shell script to run; the script gets the settings of the servers.
fn with_servers(script: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_domesday-test-servers"));
    command.args(["run", "postgres", "--", "sh", "-c", script]);
    command
}

/// The directory of the PostgreSQL server in its settings.
fn directory_of(setting: &str) -> PathBuf {
    let ca = setting.split(' ').find_map(|pair| pair.strip_prefix("ca=")).unwrap();
    Path::new(ca.trim()).parent().unwrap().to_path_buf()
}

#[test]
fn a_command_is_run_with_servers_and_its_status_is_returned() {
    let output = with_servers("echo $DOMESDAY_TEST_POSTGRES; exit 7").output().unwrap();
    assert_eq!(output.status.code(), Some(7), "{output:?}");
    assert!(!directory_of(&String::from_utf8(output.stdout).unwrap()).exists());
    for wrong in [&["run"][..], &["run", "oracle", "--", "true"], &["run", "postgres", "--"]] {
        let program = env!("CARGO_BIN_EXE_domesday-test-servers");
        let status = Command::new(program).args(wrong).stderr(Stdio::null()).status().unwrap();
        assert_eq!(status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn servers_end_with_the_program_that_started_them_however_it_ends() {
    for (signal, code) in [("TERM", Some(143)), ("KILL", None)] {
        let told = tempfile::tempdir().unwrap();
        let file = told.path().join("setting");
        // Written under another name first: it is read when it is there.
        let script =
            format!("echo $DOMESDAY_TEST_POSTGRES > {0}.new; mv {0}.new {0}; exec sleep 600", file.display());
        let mut child = with_servers(&script).stdout(Stdio::null()).spawn().unwrap();
        assert!(eventually(|| file.exists()), "the command was not run");
        let (directory, process) = traces(&directory_of(&std::fs::read_to_string(&file).unwrap()));
        Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().unwrap();
        assert_eq!(child.wait().unwrap().code(), code);
        assert!(eventually(|| !directory.exists() && !Path::new(&process).exists()), "{signal}");
    }
}
