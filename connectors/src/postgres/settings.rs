//! How a server is reached: what the address says, then the service file, then the environment, then
//! defaults, in the order of libpq (PostgreSQL's documentation, 34.15 "Environment Variables",
//! <https://www.postgresql.org/docs/current/libpq-envars.html>).

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::Secret;
use crate::postgres::address::{self, Parameters};
use crate::postgres::{passfile, service};

/// Where sockets stand by default: of Debian and others, and as PostgreSQL is built.
pub(super) const DEFAULT_SOCKETS: &[&str] = &["/var/run/postgresql", "/run/postgresql", "/tmp"];

/// Parameters and their variables.
const VARIABLES: &[(&str, &str)] = &[
    ("host", "PGHOST"),
    ("hostaddr", "PGHOSTADDR"),
    ("port", "PGPORT"),
    ("dbname", "PGDATABASE"),
    ("user", "PGUSER"),
    ("password", "PGPASSWORD"),
    ("passfile", "PGPASSFILE"),
    ("sslmode", "PGSSLMODE"),
    ("sslrootcert", "PGSSLROOTCERT"),
    ("sslcert", "PGSSLCERT"),
    ("sslkey", "PGSSLKEY"),
    ("sslnegotiation", "PGSSLNEGOTIATION"),
    ("channel_binding", "PGCHANNELBINDING"),
    ("connect_timeout", "PGCONNECT_TIMEOUT"),
    ("options", "PGOPTIONS"),
    ("target_session_attrs", "PGTARGETSESSIONATTRS"),
];

/// How long one host is waited for, where nobody says.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(15);

/// How far a connection is encrypted, and who the server has to prove to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Encryption {
    /// Never.
    Disable,
    /// Where the server can; its certificate is not looked at.
    Prefer,
    /// Always; its certificate is not looked at.
    Require,
    /// Always, with a certificate of a trusted authority.
    VerifyAuthority,
    /// Always, with a certificate of a trusted authority for this host.
    VerifyFull,
}

/// Which server of several is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Any.
    Any,
    /// One that may be written to.
    Primary,
    /// One that follows another.
    Standby,
    /// One that follows another, else any.
    PreferStandby,
}

/// One server to try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Host {
    /// Name, IP address, or the directory of a socket.
    pub(super) name: String,
    /// The IP address to connect to, where it is given beside the name.
    pub(super) address: Option<std::net::IpAddr>,
    /// The port.
    pub(super) port: u16,
    /// How far its connections are encrypted.
    pub(super) encryption: Encryption,
}

impl Host {
    /// Whether it is reached through a socket of this machine.
    pub(super) fn is_socket(&self) -> bool {
        self.name.starts_with('/') || self.name.starts_with('@')
    }
}

/// How a server is reached.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    /// The servers to try, in order.
    pub(super) hosts: Vec<Host>,
    /// The role to log in as.
    pub(super) user: String,
    /// The database.
    pub(super) database: String,
    /// The password, where it does not come from a password file.
    pub(super) password: Option<Secret>,
    /// The password file.
    pub(super) passfile: Option<PathBuf>,
    /// The file with trusted authorities; `None` for those of the system.
    pub(super) roots: Option<PathBuf>,
    /// A certificate of the client and its key.
    pub(super) client: Option<(PathBuf, PathBuf)>,
    /// TLS from the first byte on, without asking for it.
    pub(super) direct_tls: bool,
    /// `disable`, `prefer` or `require`.
    pub(super) channel_binding: tokio_postgres::config::ChannelBinding,
    /// How long one host is waited for.
    pub(super) connect_timeout: Duration,
    /// Options of the session.
    pub(super) options: Option<String>,
    /// Which server of several is wanted.
    pub(super) role: Role,
}

impl Settings {
    /// The host and port that stand for the server in places.
    pub(super) fn authority(&self) -> String {
        let Some(host) = self.hosts.first() else { return String::new() };
        if host.name.contains(':') {
            format!("[{}]:{}", host.name, host.port)
        } else {
            format!("{}:{}", host.name, host.port)
        }
    }

    /// The password for one host and database.
    pub(super) fn password_for(&self, host: &Host, database: &str) -> Option<Secret> {
        if self.password.is_some() {
            return self.password.clone();
        }
        passfile::password(self.passfile.as_deref()?, &host.name, host.port, database, &self.user)
    }
}

/// Reads an address, and what the surroundings say about the rest.
///
/// # Errors
/// What is wrong, without anything secret.
pub(super) fn resolve(
    address: &str,
    password: Option<&Secret>,
    environment: &dyn Fn(&str) -> Option<OsString>,
) -> Result<Settings, String> {
    let variable = |name: &str| {
        let value = environment(name).and_then(|value| value.into_string().ok());
        value.filter(|value| !value.is_empty())
    };
    let home = variable("HOME").map(PathBuf::from);
    let mut parameters = address::parse(address)?;
    let service_name = parameters.remove("service").or_else(|| variable("PGSERVICE"));
    if let Some(name) = service_name {
        let mut files = match variable("PGSERVICEFILE") {
            Some(file) => vec![PathBuf::from(file)],
            None => home.iter().map(|home| home.join(".pg_service.conf")).collect(),
        };
        let system = variable("PGSYSCONFDIR").unwrap_or_else(|| "/etc/postgresql-common".to_owned());
        files.push(Path::new(&system).join("pg_service.conf"));
        for (key, value) in service::service(&name, &files)? {
            parameters.entry(key).or_insert(value);
        }
    }
    for (key, name) in VARIABLES {
        if let Some(value) = variable(name) {
            parameters.entry((*key).to_owned()).or_insert(value);
        }
    }
    let user = match parameters.get("user") {
        Some(user) => user.clone(),
        None => ["USER", "LOGNAME"]
            .iter()
            .find_map(|name| variable(name))
            .ok_or("no role is named to log in as: write postgresql://ROLE@host/database")?,
    };
    let postgres_home = home.as_ref().map(|home| home.join(".postgresql"));
    let file = |key: &str, default: &str| match parameters.get(key) {
        Some(path) => Some(PathBuf::from(path)),
        None => postgres_home.as_ref().map(|home| home.join(default)).filter(|path| path.is_file()),
    };
    let roots = match parameters.get("sslrootcert").map(String::as_str) {
        Some("system") => None,
        _ => file("sslrootcert", "root.crt"),
    };
    Ok(Settings {
        hosts: hosts(&parameters, roots.is_some())?,
        database: parameters.get("dbname").unwrap_or(&user).clone(),
        user,
        password: password.cloned().or_else(|| parameters.get("password").map(|p| Secret::new(p.as_bytes()))),
        passfile: match parameters.get("passfile") {
            Some(path) => Some(PathBuf::from(path)),
            None => home.as_ref().map(|home| home.join(".pgpass")),
        },
        client: file("sslcert", "postgresql.crt").zip(file("sslkey", "postgresql.key")),
        roots,
        direct_tls: match parameters.get("sslnegotiation").map(String::as_str) {
            None | Some("postgres") => false,
            Some("direct") => true,
            Some(_) => return Err("sslnegotiation is `postgres` or `direct`".to_owned()),
        },
        channel_binding: match parameters.get("channel_binding").map(String::as_str) {
            None | Some("prefer") => tokio_postgres::config::ChannelBinding::Prefer,
            Some("disable") => tokio_postgres::config::ChannelBinding::Disable,
            Some("require") => tokio_postgres::config::ChannelBinding::Require,
            Some(_) => return Err("channel_binding is `disable`, `prefer` or `require`".to_owned()),
        },
        connect_timeout: match parameters.get("connect_timeout") {
            None => CONNECT_TIMEOUT,
            Some(seconds) => match seconds.trim().parse::<i64>() {
                // As libpq: 0 and less wait without end, and less than 2 is 2.
                Ok(seconds) if seconds <= 0 => Duration::from_secs(3600),
                Ok(seconds) => Duration::from_secs(seconds.unsigned_abs().max(2)),
                Err(_) => return Err("connect_timeout is a whole number of seconds".to_owned()),
            },
        },
        options: parameters.get("options").cloned(),
        role: match parameters.get("target_session_attrs").map(String::as_str) {
            None | Some("any") => Role::Any,
            Some("read-write" | "primary") => Role::Primary,
            Some("read-only" | "standby") => Role::Standby,
            Some("prefer-standby") => Role::PreferStandby,
            Some(_) => return Err("target_session_attrs is none that is known".to_owned()),
        },
    })
}

fn hosts(parameters: &Parameters, has_roots: bool) -> Result<Vec<Host>, String> {
    let list = |key: &str| -> Vec<String> {
        parameters.get(key).map_or_else(Vec::new, |value| value.split(',').map(str::to_owned).collect())
    };
    let (mut names, addresses, ports) = (list("host"), list("hostaddr"), list("port"));
    if names.is_empty() {
        names = addresses.clone();
    }
    if names.is_empty() {
        names.push(String::new());
    }
    if !addresses.is_empty() && addresses.len() != names.len() {
        return Err("there are as many hosts as addresses of hosts".to_owned());
    }
    if ports.len() > 1 && ports.len() != names.len() {
        return Err("there is one port, or one for each host".to_owned());
    }
    let mode = encryption(parameters, has_roots)?;
    let mut hosts = Vec::with_capacity(names.len());
    for (index, name) in names.into_iter().enumerate() {
        let port = ports.get(index).or(ports.first()).map_or("", |port| port.trim());
        let port = match port {
            "" => 5432,
            port => port.parse().ok().filter(|port| *port > 0).ok_or("a port is a number up to 65535")?,
        };
        let name = if name.is_empty() { default_host(port) } else { name };
        let address = match addresses.get(index).map(String::as_str) {
            None | Some("") => None,
            Some(address) => Some(address.parse().map_err(|_| "hostaddr is an IP address")?),
        };
        let encryption = mode.unwrap_or_else(|| default_encryption(&name));
        hosts.push(Host { name, address, port, encryption });
    }
    Ok(hosts)
}

/// Where a server is looked for when no host is named: a socket of this machine, else itself.
fn default_host(port: u16) -> String {
    let socket =
        DEFAULT_SOCKETS.iter().find(|path| Path::new(path).join(format!(".s.PGSQL.{port}")).exists());
    (*socket.unwrap_or(&"localhost")).to_owned()
}

/// Over a network TLS is required, from a server that proves who it is; within the machine nobody can
/// listen who could not read the database's files or our memory, and most servers have no certificate
/// for it.
fn default_encryption(name: &str) -> Encryption {
    let is_loopback = name == "localhost"
        || name.starts_with('/')
        || name.starts_with('@')
        || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
    if is_loopback { Encryption::Prefer } else { Encryption::VerifyFull }
}

fn encryption(parameters: &Parameters, has_roots: bool) -> Result<Option<Encryption>, String> {
    let system_roots = parameters.get("sslrootcert").is_some_and(|roots| roots == "system");
    Ok(Some(match parameters.get("sslmode").map(String::as_str) {
        None if system_roots => Encryption::VerifyFull,
        None => return Ok(None),
        Some("disable") => Encryption::Disable,
        Some("allow" | "prefer") => Encryption::Prefer,
        // As libpq: with a file of authorities, `require` looks at the certificate.
        Some("require") if has_roots => Encryption::VerifyAuthority,
        Some("require") => Encryption::Require,
        Some("verify-ca") => Encryption::VerifyAuthority,
        Some("verify-full") => Encryption::VerifyFull,
        Some(_) => {
            return Err("sslmode is disable, prefer, require, verify-ca or verify-full".to_owned());
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Host:port, encryption, user, database, password, role.
    fn shown(address: &str, environment: &[(&str, &str)]) -> String {
        let variable = |name: &str| {
            environment.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value))
        };
        let settings = match resolve(address, None, &variable) {
            Ok(settings) => settings,
            Err(message) => return message,
        };
        let hosts: Vec<String> = settings
            .hosts
            .iter()
            .map(|host| format!("{}:{} {:?}", host.name, host.port, host.encryption))
            .collect();
        let password =
            settings.hosts.first().and_then(|host| settings.password_for(host, &settings.database));
        let password = password.as_ref().and_then(Secret::text).unwrap_or("none").to_owned();
        format!("{} {}@{} {password}", hosts.join(", "), settings.user, settings.database)
    }

    #[test]
    fn the_address_comes_before_the_service_and_that_before_the_environment() {
        let directory = tempfile::tempdir().unwrap();
        let (services, passfile) = (directory.path().join("services"), directory.path().join("pass"));
        std::fs::write(&services, "[crm]\nhost=db1,db2\nport=6000\nuser=of_service\npassword=from service\n")
            .unwrap();
        std::fs::write(&passfile, "db3:*:*:*:from file\n").unwrap();
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o600);
        std::fs::set_permissions(&passfile, mode).unwrap();
        let (services, passfile) = (services.to_str().unwrap(), passfile.to_str().unwrap());
        let environment = [
            ("PGSERVICEFILE", services),
            ("PGPASSFILE", passfile),
            ("PGHOST", "db3"),
            ("PGUSER", "of_environment"),
            ("PGDATABASE", "of_environment"),
        ];
        for (address, expected) in [
            (
                "postgresql://?service=crm",
                "db1:6000 VerifyFull, db2:6000 VerifyFull of_service@of_environment from service",
            ),
            ("postgresql://me@localhost/d?service=crm", "localhost:6000 Prefer me@d from service"),
            ("postgresql://", "db3:5432 VerifyFull of_environment@of_environment from file"),
            ("postgresql://db4", "db4:5432 VerifyFull of_environment@of_environment none"),
            ("postgresql://db4?sslmode=require", "db4:5432 Require of_environment@of_environment none"),
            ("postgresql://db4?port=0", "a port is a number up to 65535"),
            ("postgresql://a,b,c?port=1,2", "there is one port, or one for each host"),
        ] {
            assert_eq!(shown(address, &environment), expected, "{address}");
        }
    }

    #[test]
    fn over_a_network_servers_prove_who_they_are() {
        for (address, environment, expected) in [
            ("postgresql://u@127.0.0.1/d", &[][..], "127.0.0.1:5432 Prefer u@d none"),
            ("postgresql://u@[::1]/d", &[], "::1:5432 Prefer u@d none"),
            ("postgresql://u@%2Frun%2Fx/d", &[], "/run/x:5432 Prefer u@d none"),
            ("postgresql://u@10.0.0.1/d", &[], "10.0.0.1:5432 VerifyFull u@d none"),
            ("postgresql://u@h,localhost/d", &[], "h:5432 VerifyFull, localhost:5432 Prefer u@d none"),
            ("postgresql://u@h/d", &[("PGSSLMODE", "disable")], "h:5432 Disable u@d none"),
            ("postgresql://u@localhost/d?sslrootcert=system", &[], "localhost:5432 VerifyFull u@d none"),
            ("postgresql://u@h/d?sslmode=require&sslrootcert=/ca", &[], "h:5432 VerifyAuthority u@d none"),
            ("postgresql://u@h/d", &[("PGPASSWORD", "secret")], "h:5432 VerifyFull u@d secret"),
            ("postgresql://h/d", &[], "no role is named to log in as: write postgresql://ROLE@host/database"),
            ("postgresql://h", &[("USER", "me")], "h:5432 VerifyFull me@me none"),
        ] {
            assert_eq!(shown(address, environment), expected, "{address}");
        }
    }
}
