//! The address of a server, as libpq reads it: `postgresql://user@host:port/database?parameter=value`
//! (PostgreSQL's documentation, 34.1.1.2 "Connection URIs",
//! <https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS>).

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

/// Parameters of a connection by their names in libpq.
pub(super) type Parameters = BTreeMap<String, String>;

/// Where passwords may stand; the address itself is in histories of shells and lists of processes.
pub(super) const PASSWORDS: &str = "a password may not stand in the address, where lists of processes and \
    histories show it: it comes from PGPASSWORD, a password file (~/.pgpass or PGPASSFILE), the service \
    file, or `password-env` or `password-file` of a source in domesday.toml";

/// What parameters an address may have, beside host, port, user and dbname. Those that libpq knows and
/// that change nothing about what a scan reads are accepted and left out.
const KNOWN: &[&str] = &[
    "host",
    "hostaddr",
    "port",
    "user",
    "dbname",
    "service",
    "passfile",
    "sslmode",
    "sslrootcert",
    "sslcert",
    "sslkey",
    "sslnegotiation",
    "channel_binding",
    "connect_timeout",
    "target_session_attrs",
    "options",
    "application_name",
    "fallback_application_name",
    "client_encoding",
    "keepalives",
    "keepalives_idle",
    "keepalives_interval",
    "keepalives_count",
    "tcp_user_timeout",
    "gssencmode",
    "sslcompression",
    "sslsni",
    "load_balance_hosts",
];

/// Reads an address.
///
/// # Errors
/// What is wrong with it, in words that hold nothing of it but names of parameters.
pub(super) fn parse(address: &str) -> Result<Parameters, String> {
    let rest = address
        .strip_prefix("postgresql://")
        .or_else(|| address.strip_prefix("postgres://"))
        .ok_or("an address of a server begins with postgresql://")?;
    let mut parameters = Parameters::new();
    let (rest, query) = rest.split_once('?').map_or((rest, ""), |(rest, query)| (rest, query));
    let (authority, database) = rest.split_once('/').map_or((rest, ""), |(host, database)| (host, database));
    let hosts = match authority.rsplit_once('@') {
        None => authority,
        Some((credentials, hosts)) => {
            let (user, password) = credentials.split_once(':').unwrap_or((credentials, ""));
            if !password.is_empty() {
                return Err(PASSWORDS.to_owned());
            }
            set(&mut parameters, "user", user)?;
            hosts
        }
    };
    let (names, ports) = hosts_and_ports(hosts)?;
    set(&mut parameters, "host", &names)?;
    set(&mut parameters, "port", &ports)?;
    set(&mut parameters, "dbname", database)?;
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').ok_or("a parameter of the address has no value")?;
        let key = decoded(key)?;
        match key.as_str() {
            "password" | "sslpassword" => return Err(PASSWORDS.to_owned()),
            // JDBC's word, which libpq accepts.
            "ssl" if value == "true" => set(&mut parameters, "sslmode", "require")?,
            key if KNOWN.contains(&key) => set(&mut parameters, key, value)?,
            _ => return Err("the address has a parameter that is not supported".to_owned()),
        }
    }
    Ok(parameters)
}

/// `a:1,b:2` as `a,b` and `1,2`; IPv6 addresses stand in brackets.
fn hosts_and_ports(hosts: &str) -> Result<(String, String), String> {
    if hosts.is_empty() {
        return Ok(Default::default());
    }
    let (mut names, mut ports) = (Vec::new(), Vec::new());
    for host in hosts.split(',') {
        let (name, port) = match host.strip_prefix('[') {
            Some(bracketed) => {
                let (name, port) = bracketed.split_once(']').ok_or("a bracket of an IPv6 address is open")?;
                (name, port.strip_prefix(':').unwrap_or(port))
            }
            None => host.split_once(':').unwrap_or((host, "")),
        };
        names.push(name);
        ports.push(port);
    }
    let ports = if ports.iter().all(|port| port.is_empty()) { String::new() } else { ports.join(",") };
    Ok((names.join(","), ports))
}

fn set(parameters: &mut Parameters, key: &str, value: &str) -> Result<(), String> {
    let value = decoded(value)?;
    if !value.is_empty() {
        parameters.insert(key.to_owned(), value);
    }
    Ok(())
}

fn decoded(text: &str) -> Result<String, String> {
    let decoded = percent_decode_str(text).decode_utf8().map_err(|_| "the address is not UTF-8")?;
    if decoded.contains('\0') {
        return Err("the address holds a zero byte".to_owned());
    }
    Ok(decoded.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(address: &str) -> String {
        match parse(address) {
            Ok(parameters) => {
                parameters.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join(" ")
            }
            Err(message) => format!("error: {}", message.split(':').next().unwrap_or_default()),
        }
    }

    #[test]
    fn addresses_are_read_as_libpq_reads_them() {
        let refused = "error: a password may not stand in the address, where lists of processes and \
                       histories show it";
        let unknown = "error: the address has a parameter that is not supported";
        for (address, expected) in [
            ("postgresql://", ""),
            ("postgresql://localhost", "host=localhost"),
            ("postgres://u@h:5433/d", "dbname=d host=h port=5433 user=u"),
            ("postgresql://a:1,b:2,c/d", "dbname=d host=a,b,c port=1,2,"),
            ("postgresql://[::1]:5433/d", "dbname=d host=::1 port=5433"),
            ("postgresql://u%40x@%2Fvar%2Frun/d%20e", "dbname=d e host=/var/run user=u@x"),
            ("postgresql:///d?host=/tmp&port=1", "dbname=d host=/tmp port=1"),
            ("postgresql://?service=crm", "service=crm"),
            ("postgresql://h/d?sslmode=verify-ca&ssl=true", "dbname=d host=h sslmode=require"),
            ("postgresql://u:secret@h/d", refused),
            ("postgresql://u:s%40cret@h/d", refused),
            ("postgresql://h/d?password=secret", refused),
            ("postgresql://h/d?sslpassword=secret", refused),
            ("postgresql://h/d?krbsrvname=x", unknown),
            ("postgresql://h/d%FF", "error: the address is not UTF-8"),
            ("mysql://h", "error: an address of a server begins with postgresql"),
        ] {
            assert_eq!(shown(address), expected, "{address}");
        }
    }
}
