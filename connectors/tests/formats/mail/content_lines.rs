//! vCard and iCalendar.

use crate::read::read;

#[test]
fn cards_are_records() {
    let cards = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jane Roe\r\nN:Roe;Jane;Q.;Dr.;\r\n\
        item1.EMAIL;TYPE=INTERNET:jane@exam\r\n ple.com\r\nEMAIL:second@example.com\r\n\
        ADR;TYPE=HOME:;;1 Main St;Springfield;IL;62701;USA\r\nNOTE:one\\ntwo\\, three\\; four\r\n\
        PHOTO;ENCODING=b;TYPE=TEXT:SGVsbG8s\r\n IHdvcmxk\r\nEND:VCARD\r\n\
        BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BCr=\r\ngen\r\n\
        TEL;CELL:+49 30 1234567\r\nEND:VCARD\r\n\
        BEGIN:VCARD\nVERSION:4.0\nFN:Third\nPHOTO:data:text/plain;base64,SGk=\nRELATED;VALUE=uri;X-NAME=\"a:b\":urn:x\nEND:VCARD\n";
    let file = read("people.vcf", cards.as_bytes());
    assert_eq!(file.gaps(), []);
    assert_eq!(file.outcome.media_type, Some("text/vcard"));
    assert_eq!(file.column("", "#col=FN"), ["Jane Roe", "Jürgen", "Third"]);
    assert_eq!(file.column("", "#col=N"), ["Dr. Jane Q. Roe"]);
    assert_eq!(file.column("", "#col=EMAIL"), ["jane@example.com", "second@example.com"]);
    assert_eq!(file.column("", "#col=ADR"), ["1 Main St, Springfield, IL, 62701, USA"]);
    assert_eq!(file.column("", "#col=NOTE"), ["one\ntwo, three; four"]);
    assert_eq!(file.column("", "#col=TEL"), ["+49 30 1234567"]);
    assert_eq!(file.column("", "#col=X-NAME"), ["a:b"]);
    assert_eq!(file.text("!/PHOTO-1"), "Hello, world");
    assert_eq!(file.text("!/PHOTO-2"), "Hi");
    assert_eq!(file.told.counted.as_ref().map(|counted| counted.2), Some(3));
    let records: Vec<u64> =
        file.told.values.keys().filter(|(_, f)| f.ends_with("FN")).map(|(r, _)| *r).collect();
    assert_eq!(records, [1, 2, 3]);
}

#[test]
fn events_are_records() {
    let calendar = "BEGIN:VCALENDAR\r\nPRODID:x\r\nBEGIN:VEVENT\r\nSUMMARY:Meeting\r\n\
        ATTENDEE;CN=\"Roe; Jane\";ROLE=REQ-PARTICIPANT:mailto:jane@example.com\r\n\
        BEGIN:VALARM\r\nDESCRIPTION:ring\r\nEND:VALARM\r\nLOCATION:Room 1\r\nEND:VEVENT\r\n\
        BEGIN:VJOURNAL\r\nSUMMARY:Task\r\nEND:VJOURNAL\r\nEND:VCALENDAR\r\n";
    let file = read("c.ics", calendar.as_bytes());
    assert_eq!(file.gaps(), []);
    assert_eq!(file.column("", "#col=CN"), ["Roe; Jane"]);
    assert_eq!(file.column("", "#col=ATTENDEE"), ["mailto:jane@example.com"]);
    let of = |field: &str| -> Vec<u64> {
        file.told.values.keys().filter(|(_, f)| f.ends_with(field)).map(|(record, _)| *record).collect()
    };
    assert_eq!(
        (of("PRODID"), of("SUMMARY"), of("DESCRIPTION"), of("LOCATION")),
        (vec![1], vec![2, 3], vec![2], vec![2])
    );
}

#[test]
fn other_encodings_and_broken_lines() {
    let text = "BEGIN:VCARD\r\nFN:Jürgen Müller\r\nNOTE:Grüße aus Köln\r\nEND:VCARD\r\n";
    let utf16: Vec<u8> =
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
    for bytes in [utf16, latin] {
        assert_eq!(read("a.vcf", &bytes).column("", "#col=FN"), ["Jürgen Müller"]);
    }
    for end in 12..text.len() {
        if text.is_char_boundary(end) {
            read("a.vcf", &text.as_bytes()[..end]);
        }
    }
    let odd = "BEGIN:VCARD\nno property here jane@example.com\n;;:\nFN;=:x\n=\n:\nEND:VCARD\n";
    assert!(read("a.vcf", odd.as_bytes()).everything().contains("jane@example.com"));
    assert_eq!(read("a.vcf", b"BEGIN:VCARD\nFN:x\n").gaps(), [(String::new(), "malformed".to_owned())]);
}
