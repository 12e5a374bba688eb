//! Data and documents in XML.

use super::survive;
use crate::read::{File, read};

fn fields(file: &File) -> Vec<&str> {
    file.told.fields.iter().map(|field| &field[field.find('#').unwrap_or(0)..]).collect()
}

const STAFF: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!-- exported by Max -->
<staff site="Bonn">
  <person id="7"><name>Jane &amp; Roe</name><mail>jane@example.com</mail></person>
  <person id="8"><name><![CDATA[<Max>]]></name><mail>max@example.com</mail><mail>m@example.com</mail></person>
</staff>
"#;

#[test]
fn elements_and_attributes_are_fields_of_records() {
    let file = read("staff", STAFF.as_bytes());
    assert_eq!(file.outcome.media_type, Some("text/xml"));
    assert_eq!(
        fields(&file),
        ["#/staff/@site", "#/staff/person/@id", "#/staff/person/name", "#/staff/person/mail"]
    );
    assert_eq!(file.told.names, ["site", "id", "name", "mail"]);
    assert_eq!(file.column("", "/name"), ["Jane & Roe", "<Max>"]);
    let mails = |record: u64| {
        let found =
            file.told.values.iter().filter(|((of, field), _)| *of == record && field.ends_with("/mail"));
        found.flat_map(|(_, values)| values.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        (mails(2), mails(3)),
        (vec!["jane@example.com".into()], vec!["max@example.com".into(), "m@example.com".into()])
    );
    assert_eq!(file.told.counted.as_ref().unwrap().2, 3);
    assert_eq!(file.text("#part=comments"), "exported by Max\n");
    assert_eq!((file.text(""), file.gaps()), (String::new(), vec![]));
}

#[test]
fn feeds_have_their_items_as_records() {
    let feed = "<rss version='2.0'><channel><title>News</title>\
        <item><author>a@example.com</author></item><item><author>b@example.com</author></item></channel></rss>";
    let file = read("feed", feed.as_bytes());
    assert_eq!(file.told.counted.as_ref().unwrap().2, 3);
    assert_eq!(file.column("", "#/rss/channel/item/author"), ["a@example.com", "b@example.com"]);
}

#[test]
fn documents_are_running_text() {
    let book = "<book><title>On <emphasis>Jane</emphasis></title>\n<para>Dear <b>Max</b>\n  Mustermann, \
        <link to='mailto:m@example.com'>write</link>!</para><para>Bye</para>\
        <screen>a\n  b</screen></book>";
    let file = read("book.xml", book.as_bytes());
    assert_eq!(file.text(""), "On Jane\nDear Max Mustermann, write!\nBye\na\n  b\n");
    assert_eq!(file.column("", "/@to"), ["mailto:m@example.com"]);
    // Told by the text between elements, whatever they are called.
    let notes = "<x><y>See <z>Jane</z> at <z>home</z> soon</y><y>or <z>not</z> at all</y></x>";
    assert_eq!(read("notes", notes.as_bytes()).text(""), "See Jane at home soon\nor not at all\n");
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg'><g><text>Jane <tspan>Roe</tspan></text>\
        <text>Bonn</text></g><path d='M0 0'/></svg>";
    assert_eq!(read("x.svg", drawing.as_bytes()).text(""), "Jane Roe\nBonn\n");
}

#[test]
fn keys_beside_values_name_them() {
    let settings = "<configuration><appSettings><add key='smtp.user' value='jane'/>\
        <add key='smtp.host' value='h'/></appSettings><string name='city'>Bonn</string></configuration>";
    let file = read("app.config", settings.as_bytes());
    assert_eq!(file.column("", "/add/smtp.user"), ["jane"]);
    assert_eq!(file.column("", "/string/city"), ["Bonn"]);
    let plist = "<?xml version='1.0'?><plist version='1.0'><dict><key>email</key><string>j@example.com</string>\
        <key>tags</key><array><string>a</string><string>b</string></array>\
        <key>home</key><dict><key>city</key><string>Bonn</string></dict></dict></plist>";
    let file = read("x.plist", plist.as_bytes());
    assert_eq!(file.column("", "#/plist/email"), ["j@example.com"]);
    assert_eq!(file.column("", "#/plist/tags/*"), ["a", "b"]);
    assert_eq!(file.column("", "#/plist/home/city"), ["Bonn"]);
}

#[test]
fn encodings_are_as_declared() {
    let text = "<?xml version='1.0' encoding='iso-8859-2'?><a><b>\u{a3}</b></a>";
    let bytes: Vec<u8> = text.chars().map(|c| if c == '\u{a3}' { 0xa3 } else { c as u8 }).collect();
    assert_eq!(read("a", &bytes).column("", "#/a/b"), ["Ł"]);
    for big in [false, true] {
        let units = "<?xml version='1.0' encoding='UTF-16'?><a><b>Łódź</b></a>".encode_utf16();
        let bytes: Vec<u8> =
            units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect();
        assert_eq!(read("a", &bytes).column("", "#/a/b"), ["Łódź"]);
    }
}

#[test]
fn entities_are_expanded_once_and_never_from_outside() {
    let text = "<!DOCTYPE a [<!ENTITY who 'Jane &#233;'><!ENTITY out SYSTEM 'file:///etc/passwd'>\
        <!ENTITY two '&who;&who;'>]><a><b>&who; &eacute;</b><c>&out;</c><d>&two;</d></a>";
    let file = read("a.xml", text.as_bytes());
    assert_eq!(file.column("", "#/a/b"), ["Jane é é"]);
    assert_eq!(file.column("", "#/a/c"), ["&out;"]);
    assert_eq!(file.gaps(), [(String::new(), "partial_text".to_owned())]);
    // What the declarations say is there to be read.
    assert!(file.text("#part=doctype").contains("'Jane"));
}

#[test]
fn a_billion_laughs_end_at_once() {
    let mut text = "<!DOCTYPE a [<!ENTITY l0 'lol'>".to_owned();
    for at in 1..10 {
        let ten = format!("&l{};", at - 1).repeat(10);
        text += &format!("<!ENTITY l{at} '{ten}'>");
    }
    text += "]><a b='&l9;'>&l9;</a>";
    let begun = std::time::Instant::now();
    let file = read("bomb", text.as_bytes());
    assert!(begun.elapsed().as_secs() < 2);
    assert_eq!(file.gaps(), [(String::new(), "partial_text".to_owned())]);
    // A text that is used again and again.
    let text = format!("<!DOCTYPE a [<!ENTITY l '{}'>]><a>{}</a>", "x".repeat(4000), "&l;".repeat(100_000));
    let file = read("bomb", text.as_bytes());
    assert!(file.everything().len() < 3 << 20);
    assert_eq!(file.gaps(), [(String::new(), "partial_text".to_owned())]);
}

#[test]
fn deep_and_wide_documents_stay_small() {
    let deep = format!("{}here{}", "<a>".repeat(200_000), "</a>".repeat(200_000));
    let file = read("deep.xml", deep.as_bytes());
    assert!(file.everything().contains("here"));
    assert_eq!(file.gaps(), [(String::new(), "depth_limit".to_owned())]);
    let wide: String = (0..30_000).map(|at| format!("<k{at}>v{at}</k{at}>")).collect();
    let file = read("wide.xml", format!("<a>{wide}</a>").as_bytes());
    assert!(file.told.fields.len() <= 10_002);
    assert_eq!(file.column("", "#/a/*").len(), 29_000);
    assert_eq!(file.column("", "#/a/{key}").len(), 29_000);
}

#[test]
fn what_breaks_the_rules_is_read_on() {
    let malformed = [(String::new(), "malformed".to_owned())];
    // Ends that do not fit, and one that is missing.
    let file = read("a.xml", b"<a><b>one</c></b><b>two</b></a>");
    assert_eq!(
        (file.column("", "#/a/b"), file.gaps()),
        (vec!["one".into(), "two".into()], malformed.to_vec())
    );
    let file = read("a.xml", b"<a><b>one</b><b>two");
    assert_eq!(
        (file.column("", "#/a/b"), file.gaps()),
        (vec!["one".into(), "two".into()], malformed.to_vec())
    );
    // A comment without an end.
    let file = read("a.xml", b"<a><b>one</b><!-- call jane@example.com");
    assert!(file.text("").contains("jane@example.com"));
    assert_eq!(file.gaps(), malformed);
    // A tag that goes on and on.
    let long = format!("<a><b>one</b><c {}", "jane@example.com ".repeat(600_000));
    let file = read("a.xml", long.as_bytes());
    assert_eq!(file.text("").matches("jane@example.com").count(), 600_000);
    assert_eq!(file.gaps(), [(String::new(), "limit".to_owned())]);
    // Attributes that cannot be told apart.
    let file = read("a.xml", b"<?xml version='1.0'?><a =x jane@example.com></a>");
    assert!(file.everything().contains("jane@example.com"));
    survive("a.xml", STAFF.as_bytes());
    survive("a", b"<!DOCTYPE a [<!ENTITY who 'Jane &#233;'>]><a x='&who;'>&who; <b>&#x41;</b> c<?p i?></a>");
}
