//! The company of the examples: one command scans its three systems, one draws the map, and what its register has wrong
//! stands on the first page.

use std::path::Path;
use std::process::Command;

use crate::estate::{postgres, store};
use crate::support::World;

#[test]
fn a_register_that_is_wrong_in_ten_places_is_told_so() {
    let world = World::new();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/company/run");
    let mut command = Command::new(script);
    command.arg(world.path("company")).arg("400").env("HOME", world.path("home"));
    command.env("DOMESDAY_PROGRAMS", Path::new(env!("CARGO_BIN_EXE_domesday")).parent().unwrap());
    command.env(domesday_test_servers::POSTGRES, postgres().setting());
    command.env(domesday_test_servers::S3, store().setting());
    let output = command.output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{out}\n{err}");
    assert!(out.contains("10 expected, 10 on the page, 0 wrong"), "{out}");
}
