//! The program with what it needs to reach the servers of the tests.

use std::process::Command;

use domesday_test_servers::{Postgres, SeaweedFs, Store};

use crate::support::{Ran, World, finish};

/// The servers.
pub(crate) fn postgres() -> &'static Postgres {
    Postgres::shared().unwrap()
}

/// The store of objects.
pub(crate) fn store() -> &'static Store {
    SeaweedFs::shared().unwrap()
}

/// The program, with the passwords and keys of the servers in its environment and nothing else of whoever
/// runs the tests.
pub(crate) fn command(world: &World, arguments: &[&str]) -> Command {
    let mut command = bare(world, arguments);
    command.env("PGPASSWORD", &postgres().password).env("PGSSLROOTCERT", &postgres().ca);
    command.env("AWS_ACCESS_KEY_ID", &store().access_key).env("AWS_SECRET_ACCESS_KEY", &store().secret);
    command.env("AWS_REGION", &store().region).env("AWS_ENDPOINT_URL_S3", &store().endpoint);
    command
}

/// The program without any secret.
pub(crate) fn bare(world: &World, arguments: &[&str]) -> Command {
    let mut command = world.command(arguments);
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("PG") || name.starts_with("AWS_") {
            command.env_remove(name.as_ref());
        }
    }
    // Nobody looks for the metadata of a cloud's machine, for seconds, where there is none.
    command.env("AWS_EC2_METADATA_DISABLED", "true");
    command
}

/// Runs the program.
pub(crate) fn run(world: &World, arguments: &[&str]) -> Ran {
    finish(command(world, arguments).output().unwrap())
}
