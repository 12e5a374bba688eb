//! Credentials, region and endpoint from the environment and the shared files.

use std::process::Command;

use domesday_connectors::{Context, S3Options, Scope};

use crate::bucket::{Bucket, Stored};
use crate::support::{connect, list, serve, target};

/// Connects with what its environment says: run by the test below, in a process of its own. By itself it has
/// nothing to say.
#[test]
fn inner() {
    if std::env::var_os("TEST_INNER").is_none() {
        return;
    }
    let s3 = S3Options {
        profile: std::env::var("TEST_PROFILE").ok(),
        timeout: Some(std::time::Duration::from_secs(5)),
        ..S3Options::default()
    };
    match connect(&[target("s3://lake", s3)], &Context::default()) {
        Ok(connectors) => println!("listed {}", list(&*connectors[0], &Scope::default()).0.len()),
        Err(error) => println!("{error}"),
    }
}

#[test]
fn settings_come_from_where_all_tools_look() {
    let (server, _) = serve(Bucket::new([("x", Stored::new("x"))]), |_| None);
    let directory = tempfile::tempdir().unwrap();
    let (config, credentials) = (directory.path().join("config"), directory.path().join("credentials"));
    let endpoint = server.endpoint();
    let text = format!(
        "[profile lake]\nregion = eu-west-3\nendpoint_url = {endpoint}\n\
         [profile process]\nregion = eu-west-4\nendpoint_url = {endpoint}\n\
         credential_process = sh -c 'echo PRIVATE >&2; exit 1'\n"
    );
    std::fs::write(&config, text).unwrap();
    std::fs::write(&credentials, "[lake]\naws_access_key_id = FROMFILE\naws_secret_access_key = s\n")
        .unwrap();
    let keys =
        [("AWS_ACCESS_KEY_ID", "FROMENV"), ("AWS_SECRET_ACCESS_KEY", "s"), ("AWS_REGION", "eu-west-1")];
    let of_service = [("AWS_ENDPOINT_URL_S3", endpoint.as_str())];
    let of_all = [("AWS_ENDPOINT_URL", endpoint.as_str())];
    /// Variables, what is told, what requests are signed with.
    type Case<'c> = (Vec<(&'c str, &'c str)>, &'c str, &'c str);
    let cases: [Case<'_>; 6] = [
        ([&keys[..], &of_service].concat(), "listed 1", "FROMENV/*/eu-west-1/s3/"),
        ([&keys[..], &of_all].concat(), "listed 1", "FROMENV/*/eu-west-1/s3/"),
        (vec![("AWS_PROFILE", "lake")], "listed 1", "FROMFILE/*/eu-west-3/s3/"),
        (vec![("TEST_PROFILE", "lake")], "listed 1", "FROMFILE/*/eu-west-3/s3/"),
        (of_service.to_vec(), "no credentials were found", ""),
        (vec![("TEST_PROFILE", "process")], "no credentials were found", ""),
    ];
    for (variables, told, signed) in cases {
        let before = server.requests().len();
        let output = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "settings::inner", "--nocapture"])
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", directory.path())
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .env("TEST_INNER", "1")
            .env("AWS_CONFIG_FILE", &config)
            .env("AWS_SHARED_CREDENTIALS_FILE", &credentials)
            .envs(variables.clone())
            .output()
            .unwrap();
        let text =
            [output.stdout, output.stderr].map(|out| String::from_utf8_lossy(&out).into_owned()).concat();
        assert!(text.contains(told) && !text.contains("PRIVATE"), "{variables:?}: {text}");
        let requests = server.requests().split_off(before);
        assert_eq!(requests.is_empty(), signed.is_empty(), "{variables:?}");
        let (key, scope) = signed.split_once('*').unwrap_or(("", ""));
        for request in requests {
            let header = request.header("authorization").unwrap();
            assert!(header.contains(&format!("Credential={key}")) && header.contains(scope), "{header}");
            // The bucket stands in the path: the endpoint is a custom one.
            assert!(request.path.starts_with("lake"), "{}", request.path);
        }
    }
}
