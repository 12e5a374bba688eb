//! How a server is reached, and what is refused.

use domesday_connectors::{Context, Secret, Target};

use crate::support::{Database, connect, scan};

fn refused(target: Target) -> String {
    connect(&[target], &Context::default()).err().map(|error| error.to_string()).unwrap_or_default()
}

#[test]
fn a_password_in_an_address_is_refused_and_never_told() {
    for address in ["postgresql://u:hunter2@localhost/d", "postgresql://localhost/d?password=hunter2"] {
        let message = refused(Target::from(address));
        assert!(message.contains("PGPASSWORD") && message.contains("password-env"), "{message}");
        assert!(!message.contains("hunter2"), "{message}");
    }
}

#[test]
fn tls_proves_the_server_and_binds_the_password_to_it() {
    let database = Database::new("CREATE TABLE t (a text); INSERT INTO t VALUES ('over TLS')");
    let (server, name) = (database.server(), &database.name);
    let ca = server.ca.display();
    let target = |host: &str, parameters: &str| {
        let address = format!("postgresql://{}@{host}:{}/{name}?{parameters}", server.user, server.port);
        let mut target = Target::from(address);
        target.postgres.password = Some(Secret::new(server.password.as_bytes()));
        target
    };
    let full = format!("sslmode=verify-full&sslrootcert={ca}&channel_binding=require");
    for (host, parameters) in [
        ("localhost", full.as_str()),
        ("127.0.0.1", full.as_str()),
        ("127.0.0.1", "sslmode=disable"),
        ("127.0.0.1", "sslmode=require&channel_binding=require"),
        ("127.0.0.1", ""),
    ] {
        let told = scan(&[target(host, parameters)], 1);
        assert_eq!(told.values.len(), 1, "{host} {parameters}");
    }
    // The name is not that of the certificate; the authority is right.
    let other = format!("other.example&hostaddr=127.0.0.1&sslrootcert={ca}");
    for (mode, is_reached) in [("verify-ca", true), ("verify-full", false)] {
        let target = target("other.example", &format!("{}&sslmode={mode}", &other[14..]));
        assert_eq!(connect(&[target], &Context::default()).is_ok(), is_reached, "{mode}");
    }
    // An authority that nobody trusts: over a network that is the default.
    for parameters in ["sslmode=verify-full&sslrootcert=system&hostaddr=127.0.0.1", "hostaddr=127.0.0.1"] {
        let message = refused(target("localhost.example", parameters));
        assert!(message.contains("TLS") || message.contains("trusted"), "{message}");
    }
    let message = refused(target("localhost", "sslmode=disable&channel_binding=require"));
    assert!(!message.is_empty());
}

#[test]
fn what_is_wrong_is_said_with_its_remedy() {
    let database = Database::new("");
    let server = database.server();
    let mut wrong = database.target();
    wrong.postgres.password = Some(Secret::new("hunter2"));
    let message = refused(wrong);
    assert!(message.contains("28P01") && !message.contains("hunter2"), "{message}");
    let mut missing = Target::from(server.url("no_such_database"));
    missing.postgres.password = database.target().postgres.password;
    assert!(refused(missing).contains("check the name of the database"));
    let nobody = refused(Target::from("postgresql://u@127.0.0.1:1/d"));
    assert!(nobody.contains("127.0.0.1:1/d") && nobody.contains("check host and port"), "{nobody}");
    // The next host is tried.
    let mut several = database.target();
    several.address = several.address.replace("@127.0.0.1:", "@127.0.0.1:1,127.0.0.1:");
    several.address.push_str("?target_session_attrs=primary");
    assert!(connect(&[several.clone()], &Context::default()).is_ok());
    several.address = several.address.replace("=primary", "=standby");
    assert!(refused(several).contains("target_session_attrs"));
}
