use crate::read::read;

#[test]
fn texts_are_read_as_they_are_seen() {
    let cases: &[(&[u8], &str)] = &[
        (b"{\\rtf1\\ansi one\\par two\\tab three\\line four}", "one\ntwo\tthree\nfour\n"),
        (b"{\\rtf1\\ansi\\ansicpg1252 Stra\\'dfe}", "Straße\n"),
        (b"{\\rtf1\\ansi\\ansicpg1250 \\'8a\\'9a}", "Šš\n"),
        // A font with a character set of its own, and back.
        (
            b"{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial Cyr;}}\\f0 a{\\f1 \\'cf\\'b8}\\'e9}",
            "aПёé\n",
        ),
        // Two bytes a character.
        (b"{\\rtf1\\ansi\\ansicpg932 \\'93\\'fa\\'96\\'7b}", "日本\n"),
        (b"{\\rtf1\\mac \\'8a}", "ä\n"),
        (b"{\\rtf1\\pc \\'84}", "ä\n"),
        // Unicode, and what stands in its place.
        (b"{\\rtf1\\uc1 \\u233?\\u-10179?\\u-8704?x}", "é😀x\n"),
        (b"{\\rtf1\\uc2 \\u8364\\'80\\'801}", "€1\n"),
        (b"{\\rtf1\\uc0 \\u228 b}", "äb\n"),
        // Groups that are no text; hidden text that is; marks.
        (b"{\\rtf1{\\stylesheet{\\s0 Normal;}}{\\*\\unknown gone}{\\v hidden}\\~\\_\\{\\}\\\\}", "hidden\u{a0}-{}\\\n"),
        (b"{\\rtf1\\bin4 }}}}a{\\pict 00}{\\field{\\*\\fldinst X}{\\fldrslt b}}}", "ab\n"),
        (b"{\\rtf1\\trowd\\intbl Name:\\cell Ann\\cell\\row\\pard after\\par}", "Name:\tAnn\nafter\n"),
        (b"{\\rtf1 x{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt box\\par}}y\\par}", "xy\nbox\n"),
    ];
    for (bytes, text) in cases {
        let file = read("a.rtf", bytes);
        assert_eq!(file.text(""), *text, "{}", String::from_utf8_lossy(bytes));
        assert_eq!(file.gaps().iter().filter(|(place, _)| place.is_empty()).count(), 0);
        assert_eq!(file.outcome.media_type, Some("text/rtf"));
    }
}

#[test]
fn tables_with_headers_are_records() {
    let row = |cells: [&str; 2]| format!("\\trowd\\intbl {}\\cell {}\\cell\\row ", cells[0], cells[1]);
    let rows = [["name", "email"], ["Ann", "ann@example.org"], ["Bob", "bob@example.org"]].map(row).concat();
    let file = read("a.rtf", format!("{{\\rtf1 above\\par {rows}\\pard below\\par}}").as_bytes());
    assert_eq!(file.text(""), "above\nbelow\n");
    assert_eq!(file.column("#table=1", "#col=email"), ["ann@example.org", "bob@example.org"]);
}

/// An object of a class, as digits.
fn object(class: &[u8], data: &[u8]) -> String {
    let mut bytes = Vec::new();
    bytes.extend(1u32.to_le_bytes());
    bytes.extend(2u32.to_le_bytes());
    bytes.extend((class.len() as u32).to_le_bytes());
    bytes.extend(class);
    bytes.extend(0u32.to_le_bytes());
    bytes.extend(0u32.to_le_bytes());
    bytes.extend((data.len() as u32).to_le_bytes());
    bytes.extend(data);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn files_in_packages_are_read() {
    let mut data = b"\x02\0a.txt\0C:\\a.txt\0\0\0\x03\0\x05\0\0\0C:\\a\0".to_vec();
    data.extend(9u32.to_le_bytes());
    data.extend(b"file textrest");
    let text = format!("{{\\rtf1 {{\\object{{\\*\\objdata {}}}}}}}", object(b"Package\0", &data));
    assert_eq!(read("a.rtf", text.as_bytes()).text("!/object1"), "file text");
}

#[test]
fn what_stands_beside_the_text_is_read() {
    let object = object(b"Note\0", b"an embedded note");
    let text = format!(
        "{{\\rtf1\\ansi{{\\info{{\\author Erna}}{{\\title A \\'fcber B}}{{\\creatim\\yr2020}}}}{{\\*\\userprops{{\\propname \
         Client}}\\proptype30{{\\staticval Fritz}}}}{{\\*\\revtbl{{Unknown;}}{{Dora;}}}}{{\\header letterhead\\par}}te\
         {{\\*\\atnid C}}{{\\*\\atnauthor Carl}}{{\\*\\annotation a remark}}{{\\footnote below}}xt{{\\deleted old}}\
         {{\\field{{\\*\\fldinst HYPERLINK \"mailto:l@example.org\"}}{{\\fldrslt }}}}{{\\object{{\\*\\objdata {object}}}\
         {{\\result shown}}}}\\par}}"
    );
    let file = read("a.rtf", text.as_bytes());
    assert_eq!(file.gaps(), []);
    assert_eq!(file.text(""), "textshown\n");
    assert_eq!(file.column("", "#property=author"), ["Erna"]);
    assert_eq!(file.column("", "#property=title"), ["A über B"]);
    assert_eq!(file.column("", "#property=Client"), ["Fritz"]);
    assert_eq!(file.column("#part=revisions", "#col=author"), ["Dora"]);
    assert_eq!(file.column("#part=headers", "#col=text"), ["letterhead"]);
    assert_eq!(file.column("#part=comments", "#col=author"), ["Carl"]);
    assert_eq!(file.column("#part=comments", "#col=text"), ["a remark"]);
    assert_eq!(file.column("#part=footnotes", "#col=text"), ["below"]);
    assert_eq!(file.column("#part=deletions", "#col=text"), ["old"]);
    assert_eq!(file.column("#part=fields", "#col=code"), ["HYPERLINK \"mailto:l@example.org\""]);
    assert_eq!(file.text("!/object1"), "an embedded note");
}
