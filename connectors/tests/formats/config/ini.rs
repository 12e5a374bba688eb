//! Keys and values in lines.

use crate::markup::survive;
use crate::read::read;

const INI: &str = "; by Max Mustermann\nowner = Jane Roe\n[mail]\nuser: jane@example.com\npassword=\"a b\"\n\
    [mail.other]\nuser=max@example.com\nlist =\n    one\n    two\nnonsense here\n";

#[test]
fn sections_are_records_and_keys_their_columns() {
    let file = read("app.ini", INI.as_bytes());
    assert_eq!(file.outcome.media_type, Some("text/x-ini"));
    assert_eq!(file.column("", "#col=owner"), ["Jane Roe"]);
    assert_eq!(file.column("", "#section=mail#col=user"), ["jane@example.com"]);
    assert_eq!(file.column("", "#col=password"), ["a b"]);
    assert_eq!(file.column("", "#section=mail.other#col=user"), ["max@example.com"]);
    assert_eq!(file.column("", "#col=list"), ["one\ntwo"]);
    assert_eq!(file.told.counted.as_ref().unwrap().2, 3);
    assert_eq!(file.text(""), "nonsense here\n");
    assert_eq!(file.text("#part=comments"), "by Max Mustermann\n");
}

#[test]
fn environments_and_properties_have_their_own_ways() {
    let file = read(".env", b"# x\nexport DB_USER='jane'\nDB_URL=postgres://j:p@h/db\nEMPTY=\n");
    assert_eq!(file.column("", "#col=DB_USER"), ["jane"]);
    assert_eq!(file.column("", "#col=DB_URL"), ["postgres://j:p@h/db"]);
    assert_eq!(file.told.names.len(), 2);
    let file = read(
        "app.properties",
        b"! note\nname=J\\u00fcrgen \\\n   M\\u00f6ller\nmail\\:to : a@b.example\nk=\\\\\n",
    );
    assert_eq!(file.column("", "#col=name"), ["Jürgen Möller"]);
    assert_eq!(file.column("", "#col=k"), ["\\"]);
    assert_eq!(file.text("#part=comments"), "note\n");
}

#[test]
fn large_and_broken_ones_are_read() {
    let many: String = (0..20_000).map(|at| format!("key{at}=value{at}\n")).collect();
    let file = read("app.ini", many.as_bytes());
    assert!(file.told.fields.len() <= 10_001);
    assert!(file.everything().contains("value19999") && file.everything().contains("key19999"));
    let long = format!("a=1\nb={}\n", "x".repeat(3 << 20));
    assert_eq!(read("app.ini", long.as_bytes()).everything().matches('x').count(), 3 << 20);
    survive("app.ini", INI.as_bytes());
}
