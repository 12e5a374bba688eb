//! Tests of the reading of registers.

use super::*;
use crate::config::{TEMPLATE, load};

/// A register without mistakes, for mistakes to be put into.
const GOOD: &str = r#"[organisation]
name = "Meridian Tools GmbH"
country = "DE"
[[purpose]]
id = "sales"
legal-basis = "contract"
categories = ["email-address"]
[[recipient]]
id = "parcels"
country = "US"
[[system]]
id = "crm"
places = ["postgres://db1/crm"]
purposes = ["sales"]
recipients = ["parcels"]
data-subjects = ["customer"]
transfers = [{ country = "IN", safeguard = "scc" }]
location = "DE"
retention = { period = "10y" }
reviewed = { by = "DPO", on = "2026-01-31" }
[[system]]
id = "hr"
places = ["/srv/hr"]
[[archive]]
name = "tapes"
system = "crm"
[[suppression]]
name = "unsubscribed"
file = "unsubscribed.txt"
purposes = ["sales"]
"#;

#[test]
fn a_register_is_read() {
    let register = parse(Path::new("r.toml"), GOOD).unwrap().register;
    assert_eq!(register.system[0].retention.as_ref().unwrap().period.months, 120);
    assert_eq!(register.system[1].id, "hr");
    // The same below the section of the configuration file.
    let below = GOOD.replace("[[", "[[register.").replace("\n[org", "\n[register.org").replacen(
        "[org",
        "[register.org",
        1,
    );
    let config = crate::config::parse(Path::new("c.toml"), &below).unwrap();
    assert_eq!(config.register.register(), register);
}

#[test]
fn errors_say_where_what_and_how_to_mend_it() {
    for (right, wrong, place, words) in [
        (
            "purposes = [\"sales\"]\nrecipients",
            "purposes = [\"sale\"]\nrecipients",
            "r.toml:14:13: system.purposes:",
            &["system `crm`", "`sale`", "did you mean `sales`?"][..],
        ),
        (
            "[\"parcels\"]",
            "[\"post office\"]",
            "r.toml:15:15: system.recipients:",
            &["`post office`", "`parcels`"],
        ),
        ("id = \"hr\"", "id = \"crm\"", "r.toml:22:6: system.id:", &["two entries", "`crm`", "another id"]),
        ("id = \"hr\"\n", "", "r.toml:21:1: system.id:", &["system 2 has no id", "id = "]),
        ("places = [\"/srv/hr\"]\n", "", "r.toml:21:1: system.places:", &["`hr` has no places", "s3://"]),
        (
            "\"/srv/hr\"",
            "\"hr share\"",
            "r.toml:23:11: system.places:",
            &["`hr share` is not a place", "file://"],
        ),
        (
            "\"/srv/hr\"",
            "\"postgresql://db1:5432/crm/\"",
            "r.toml:23:11: system.places:",
            &["system `crm`", "one system"],
        ),
        (
            "country = \"DE\"",
            "country = \"Germany\"",
            "r.toml:3:11: organisation.country:",
            &["two letters", "`DE`"],
        ),
        ("country = \"US\"", "country = \"UK\"", "r.toml:10:11: recipient.country:", &["`parcels`", "`GB`"]),
        (
            "country = \"IN\"",
            "country = \"EU\"",
            "r.toml:17:26: system.transfers.country:",
            &["`crm`", "`IE`"],
        ),
        ("country = \"IN\", ", "", "r.toml:17:14: system.transfers.country:", &["without a country"]),
        ("system = \"crm\"", "system = \"cmr\"", "r.toml:26:10: archive.system:", &["did you mean `crm`?"]),
        (
            "file = \"unsubscribed.txt\"\n",
            "",
            "r.toml:27:1: suppression.file:",
            &["has no file", "one a line"],
        ),
        ("\"10y\"", "\"ten years\"", "r.toml:19:24: system.retention.period:", &["`ten years`", "`7y`"]),
        ("\"2026-01-31\"", "\"2026-02-31\"", "r.toml:20:31: system.reviewed.on:", &["not a day"]),
        (
            "\"email-address\"",
            "\"emial-address\"",
            "r.toml:7:15: purpose.categories:",
            &["did you mean `email-address`?"],
        ),
        (
            "\"customer\"",
            "\"client\"",
            "r.toml:16:18: system.data-subjects:",
            &["`client`", "customer, employee"],
        ),
        ("\"contract\"", "\"contrakt\"", "r.toml:6:15: purpose.legal-basis:", &["did you mean `contract`?"]),
        ("location", "loction", "r.toml:18:1: system.loction:", &["did you mean `location`?"]),
        ("[[archive]]", "[[archives]]", "r.toml:24:3: archives:", &["did you mean `archive`?"]),
    ] {
        assert!(GOOD.contains(right), "{right:?}");
        let text = GOOD.replacen(right, wrong, 1);
        let message = parse(Path::new("r.toml"), &text).unwrap_err().to_string();
        assert!(message.starts_with(place), "{wrong:?} gave {message:?}, which is not at {place}");
        for word in words {
            assert!(message.contains(word), "{wrong:?} gave {message:?}, which lacks {word:?}");
        }
    }
}

#[test]
fn where_the_register_is() {
    let root = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(root.path().join(name), text).unwrap();
    let loaded = || load(None, root.path()).unwrap();
    let first = |found: Option<Declared>| found.map(|declared| declared.register.system[0].id.clone());
    let system = |id: &str| format!("[[system]]\nid = \"{id}\"\nplaces = [\"s3://{id}\"]\n");

    write("domesday.toml", TEMPLATE);
    assert_eq!(first(loaded().register(None).unwrap()), None);
    write("register.toml", &system("beside"));
    write("other.toml", &system("named"));
    assert_eq!(first(loaded().register(None).unwrap()).as_deref(), Some("beside"));
    write("domesday.toml", "[register]\nfile = \"other.toml\"\n");
    assert_eq!(first(loaded().register(None).unwrap()).as_deref(), Some("named"));
    let declared = loaded().register(Some(&root.path().join("register.toml"))).unwrap().unwrap();
    assert_eq!(declared.resolve("list.txt"), root.path().join("list.txt"));
    let here = system("here").replace("[[", "[[register.");
    write("domesday.toml", &here);
    assert_eq!(first(loaded().register(None).unwrap()).as_deref(), Some("here"));
    write("domesday.toml", &format!("[register]\nfile = \"other.toml\"\n{here}"));
    let message = loaded().register(None).unwrap_err().to_string();
    assert!(message.contains("other.toml") && message.contains("help:"), "{message}");
    write("domesday.toml", "[register]\nfile = \"absent.toml\"\n");
    let message = loaded().register(None).unwrap_err().to_string();
    assert!(message.contains("absent.toml") && message.contains("docs/register.md"), "{message}");
}
