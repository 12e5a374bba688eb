use crate::office::package;
use crate::read::{File, read};

fn document(kind: &str, body: &str, more: &[(&str, &str)]) -> File {
    let mimetype = format!("application/vnd.oasis.opendocument.{kind}");
    let inner = kind.split('-').next().unwrap();
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content><office:automatic-styles><number:text>x</number:text>\
         </office:automatic-styles><office:body><office:{inner}>{body}</office:{inner}></office:body></office:document-content>"
    );
    let mut members = vec![("mimetype", mimetype.as_str()), ("content.xml", &content)];
    members.extend_from_slice(more);
    read("a.odf", &package(&members))
}

#[test]
fn a_text_is_read_as_it_is_seen() {
    let cases = [
        ("<text:p>a<text:s text:c=\"3\"/>b<text:tab/>c<text:line-break/>d</text:p>", "a   b\tc\nd\n"),
        ("<text:h>one\n   two</text:h>", "one two\n"),
        (
            "<text:p>no<text:span>te</text:span><text:note><text:note-citation>1</text:note-citation><text:note-body>\
          <text:p>below</text:p></text:note-body></text:note>!</text:p>",
            "note!\nbelow\n",
        ),
        ("<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>", "item\n"),
        (
            "<table:table><table:table-row><table:table-cell><text:p>Name:</text:p></table:table-cell><table:table-cell>\
          <text:p>Ann</text:p></table:table-cell></table:table-row></table:table>",
            "Name:\tAnn\n",
        ),
        (
            "<text:p>x<draw:frame><svg:title>t</svg:title><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>\
          y</text:p>",
            "xy\nbox\n",
        ),
    ];
    for (body, text) in cases {
        let file = document("text", body, &[]);
        assert_eq!(file.text(""), text, "{body}");
        assert_eq!(file.gaps(), [], "{body}");
        assert_eq!(file.outcome.media_type, Some("application/vnd.oasis.opendocument.text"));
    }
}

#[test]
fn what_stands_beside_a_text_is_read() {
    let body = "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Dora</dc:creator>\
                <dc:date>2020</dc:date></office:change-info><text:p>old@example.org</text:p></text:deletion>\
                </text:changed-region></text:tracked-changes><text:p>te<office:annotation><dc:creator>Carl</dc:creator>\
                <dc:date>2021</dc:date><text:p>a remark</text:p></office:annotation>xt \
                <text:a xlink:href=\"mailto:l@example.org\">link</text:a></text:p>";
    let styles = "<office:document-styles><office:styles><text:p>no</text:p></office:styles><office:master-styles>\
                  <style:master-page><style:header><text:p>letterhead</text:p></style:header></style:master-page>\
                  </office:master-styles></office:document-styles>";
    let meta = "<office:document-meta><office:meta><meta:initial-creator>Erna</meta:initial-creator><meta:user-defined \
                meta:name=\"Client\">Fritz</meta:user-defined></office:meta></office:document-meta>";
    let object = "<office:document-content><office:body><office:chart><text:p>a chart</text:p></office:chart></office:body>\
                  </office:document-content>";
    let more = [
        ("styles.xml", styles),
        ("meta.xml", meta),
        ("Object 1/content.xml", object),
        ("Pictures/a.txt", "not a picture"),
    ];
    let file = document("text-template", body, &more);
    assert_eq!(file.gaps(), []);
    assert_eq!(file.text(""), "text link\n");
    assert_eq!(file.column("#part=comments", "#col=author"), ["Carl"]);
    assert_eq!(file.column("#part=comments", "#col=text"), ["a remark"]);
    assert_eq!(file.column("#part=deletions", "#col=text"), ["old@example.org"]);
    assert_eq!(file.column("#part=deletions", "#col=author"), ["Dora"]);
    assert_eq!(file.column("#part=links", "#col=target"), ["mailto:l@example.org"]);
    assert_eq!(file.text("#part=headers"), "letterhead\n");
    assert_eq!(file.column("", "#property=initial-creator"), ["Erna"]);
    assert_eq!(file.column("", "#property=Client"), ["Fritz"]);
    assert_eq!(file.text("!/object%201"), "a chart\n");
    assert_eq!(file.text("!/Pictures/a.txt"), "not a picture");
}

#[test]
fn sheets_are_records_however_often_cells_are_repeated() {
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let row = |cells: String| format!("<table:table-row>{cells}</table:table-row>");
    let body = format!(
        "<table:table table:name=\"S 1\" table:display=\"false\">{}{}{}{}</table:table>",
        row(cell("name") + &cell("born") + &cell("city")),
        row(cell("Ann")
            + "<table:table-cell office:value-type=\"date\" office:date-value=\"1980-03-12\"><text:p>12.03.80</text:p>\
               <office:annotation><dc:creator>Carl</dc:creator><text:p>sure?</text:p></office:annotation></table:table-cell>"
            + "<table:table-cell table:number-columns-repeated=\"2\"><text:p>Ulm</text:p></table:table-cell>"
            + "<table:table-cell table:number-columns-repeated=\"4000000000\"/>"),
        "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell/></table:table-row>",
        row(cell("Bob") + "<table:table-cell office:value-type=\"float\" office:value=\"7\"/>"),
    );
    let file = document("spreadsheet", &body, &[]);
    assert_eq!(file.gaps(), []);
    assert_eq!(file.column("#sheet=S%201", "#col=name"), ["Ann", "Bob"]);
    assert_eq!(file.column("#sheet=S%201", "#col=born"), ["1980-03-12", "7"]);
    assert_eq!(file.column("#sheet=S%201", "#col=city"), ["Ulm"]);
    assert_eq!(file.column("#sheet=S%201", "#col=column%20D"), ["Ulm"]);
    assert_eq!(file.column("#sheet=S%201#part=comments", "#col=cell"), ["B2"]);
    assert_eq!(file.column("#sheet=S%201#part=comments", "#col=text"), ["sure?"]);
    let last = file.places["#sheet=S%201"].values.keys().map(|(record, _)| *record).max();
    assert_eq!(last, Some(1_048_002));
    // Copies have an end.
    let body = "<table:table table:name=\"S\"><table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell \
                table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell></table:table-row></table:table>";
    let file = document("spreadsheet", body, &[]);
    assert_eq!(file.gaps(), [("#sheet=S".to_owned(), "limit".to_owned())]);
}

#[test]
fn pages_of_presentations_have_places() {
    let body = "<draw:page><draw:frame><draw:text-box><text:p>title</text:p></draw:text-box></draw:frame><draw:custom-shape>\
                <text:p>shape</text:p></draw:custom-shape><presentation:notes><draw:frame><draw:text-box><text:p>to be said\
                </text:p></draw:text-box></draw:frame></presentation:notes></draw:page><draw:page><draw:frame><draw:text-box>\
                <text:p>second</text:p></draw:text-box></draw:frame></draw:page>";
    let file = document("presentation", body, &[]);
    assert_eq!(file.gaps(), []);
    assert_eq!(file.text("#slide=1"), "title\nshape\n");
    assert_eq!(file.text("#slide=1#part=notes"), "to be said\n");
    assert_eq!(file.text("#slide=2"), "second\n");
}

#[test]
fn what_is_encrypted_is_a_gap() {
    let manifest = "<manifest:manifest><manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/>\
                    </manifest:file-entry></manifest:manifest>";
    let file = document("text", "", &[("META-INF/manifest.xml", manifest)]);
    assert_eq!(file.gaps(), [(String::new(), "encrypted".to_owned())]);
}
