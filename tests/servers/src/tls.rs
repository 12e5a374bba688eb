//! A certificate authority of one's own.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::process::run;

/// Makes `ca.crt`, `server.crt` and `server.key` in a directory: a server's certificate for `localhost` and
/// `127.0.0.1`, and the authority that signed it (X.509 version 3 with the extensions that rustls asks for).
pub(crate) fn authority_and_certificate(directory: &Path) -> Result<()> {
    let openssl = |arguments: &str| {
        let mut command = Command::new("openssl");
        run(command.args(arguments.split_whitespace()).current_dir(directory)).map(drop)
    };
    fs::write(
        directory.join("server.ext"),
        "basicConstraints=CA:FALSE\nkeyUsage=digitalSignature\nextendedKeyUsage=serverAuth\n\
         subjectAltName=DNS:localhost,IP:127.0.0.1\n",
    )?;
    let key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes";
    openssl(&format!(
        "req -x509 {key} -keyout ca.key -out ca.crt -days 30 -subj /CN=domesday-test-authority \
         -addext keyUsage=critical,keyCertSign,cRLSign"
    ))?;
    openssl(&format!("req {key} -keyout server.key -out server.csr -subj /CN=localhost"))?;
    openssl(
        "x509 -req -in server.csr -CA ca.crt -CAkey ca.key -set_serial 2 -days 30 -extfile server.ext \
         -out server.crt",
    )?;
    // The server refuses a key that others can read; the authority is for everyone.
    let mut chmod = Command::new("chmod");
    run(chmod.args(["600", "server.key"]).current_dir(directory))?;
    let mut open = Command::new("chmod");
    run(open.args(["755", "."]).current_dir(directory)).map(drop)
}
