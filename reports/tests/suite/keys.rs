//! The key, its file, and what is made under it.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use domesday_detectors::Category;
use domesday_reports::{Key, KeyError, Redacted};

#[test]
fn a_created_key_reads_back_and_is_for_its_owner_alone() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("key");
    let key = Key::create(&path).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o7777, 0o600);
    let read = Key::read(&path).unwrap();
    assert_eq!(key.pseudonym(Category::Age, "42"), read.pseudonym(Category::Age, "42"));
    assert_eq!(key.seed(), read.seed());
    let before = fs::read(&path).unwrap();
    assert!(matches!(Key::create(&path), Err(KeyError::Exists(_))));
    assert_eq!(fs::read(&path).unwrap(), before);
    let other = Key::create(&dir.path().join("other")).unwrap();
    assert_ne!(key.seed(), other.seed());
}

#[test]
fn raw_and_hexadecimal_files_hold_the_same_key() {
    let dir = tempfile::tempdir().unwrap();
    let bytes: [u8; 32] = std::array::from_fn(|i| i as u8 + 0x80);
    let hex: String = bytes.iter().map(|b| format!("{b:02X}")).collect();
    let expected = Key::from_bytes(bytes).seed();
    for content in
        [bytes.to_vec(), hex.clone().into_bytes(), format!("# a comment\n\n {hex} \r\n").into_bytes()]
    {
        let path = dir.path().join("key");
        fs::write(&path, content).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
        assert_eq!(Key::read(&path).unwrap().seed(), expected);
        fs::remove_file(&path).unwrap();
    }
}

#[test]
fn errors_name_the_file_and_the_remedy_and_never_the_key() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("key");
    assert!(Key::read(&path).unwrap_err().to_string().contains("domesday init"));
    assert!(matches!(Key::read(dir.path()), Err(KeyError::Malformed(_))));
    for content in
        ["", "secretsecret", &"g".repeat(64), &"ab".repeat(31), &format!("{0}\n{0}\n", "ab".repeat(32))]
    {
        fs::write(&path, content).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        let error = Key::read(&path).unwrap_err();
        assert!(matches!(error, KeyError::Malformed(_)), "{content:?}");
        assert!(content.is_empty() || !format!("{error} {error:?}").contains(content));
    }
    for mode in [0o640, 0o604, 0o620, 0o666] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        let error = Key::read(&path).unwrap_err();
        assert!(matches!(error, KeyError::Exposed { .. }));
        assert!(error.to_string().contains("chmod 600"), "{error}");
    }
}

#[test]
fn pseudonyms_are_the_truncated_hmac() {
    // printf 'email-address\037jane@corp.de' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0b0b..0b (32 bytes)
    let key = Key::from_bytes([0x0b; 32]);
    let pseudonym = key.pseudonym(Category::EmailAddress, "jane@corp.de");
    assert_eq!(pseudonym.to_string(), "1dae704825a79cb36f36c4595457bcb3");
    assert_ne!(pseudonym, key.pseudonym(Category::Username, "jane@corp.de"));
    assert_ne!(pseudonym, Key::from_bytes([0x0c; 32]).pseudonym(Category::EmailAddress, "jane@corp.de"));
    assert_ne!(key.record_digest(b"jane@corp.de"), pseudonym.0);
}

#[test]
fn secrets_are_not_printed() {
    let key = Key::from_bytes([0x41; 32]);
    assert_eq!(format!("{key:?}"), "Key(***)");
    let value = Redacted::new("jane@corp.de");
    assert_eq!(format!("{value:?} {:?}", Some(&value)), "Redacted(***) Some(Redacted(***))");
    assert_eq!(serde_json::to_string(&value).unwrap(), "\"***\"");
    assert_eq!(value.reveal(), "jane@corp.de");
}
