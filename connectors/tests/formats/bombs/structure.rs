//! Documents whose structure is the bomb.

use super::blow;
use crate::archives::{Member, zip_of};

#[test]
fn a_billion_laughs_are_not_laughed() {
    let mut text = "<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [\n<!ENTITY lol0 \"lol\">\n".to_owned();
    for level in 1..10 {
        let of = format!("&lol{};", level - 1).repeat(10);
        text += &format!("<!ENTITY lol{level} \"{of}\">\n");
    }
    text += "]>\n<lolz>&lol9;</lolz>\n";
    let outcome = blow("laughs.xml", text.as_bytes());
    assert!(outcome.bytes < 1 << 20, "{}", outcome.bytes);
    // One entity that is long, referred to very often.
    let long = format!(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY a \"{}\">]>\n<a>{}</a>\n",
        "a".repeat(100_000),
        "&a;".repeat(100_000)
    );
    let outcome = blow("quadratic.xml", long.as_bytes());
    assert!(outcome.bytes < 64 << 20, "{}", outcome.bytes);
}

#[test]
fn deep_trees_take_no_stack() {
    for depth in [1_000, 100_000] {
        let json = "[".repeat(depth) + "\"ada@example.org\"" + &"]".repeat(depth);
        blow("deep.json", json.as_bytes());
        blow("deep-objects.json", ("{\"a\":".repeat(depth) + "1" + &"}".repeat(depth)).as_bytes());
        blow("open.json", "[".repeat(depth).as_bytes());
        let xml = format!("<?xml version=\"1.0\"?>\n{}x{}", "<a>".repeat(depth), "</a>".repeat(depth));
        blow("deep.xml", xml.as_bytes());
        let html = format!("<!DOCTYPE html><html><body>{}x", "<div>".repeat(depth));
        blow("deep.html", html.as_bytes());
        let yaml = "[".repeat(depth) + "a" + &"]".repeat(depth) + "\n";
        blow("deep.yaml", yaml.as_bytes());
    }
}

/// A workbook whose sheet is `sheet`.
fn workbook(sheet: &str) -> Vec<u8> {
    let member = |name: &str, text: &str| Member::deflated(name, text.as_bytes());
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    zip_of(
        &[
            member(
                "[Content_Types].xml",
                &format!(
                    "{head}<Types xmlns=\"{package}/content-types\"><Default Extension=\"xml\" \
                     ContentType=\"application/xml\"/><Default Extension=\"rels\" \
                     ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/></Types>"
                ),
            ),
            member(
                "_rels/.rels",
                &format!(
                    "{head}<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r1\" \
                     Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
                ),
            ),
            member(
                "xl/workbook.xml",
                &format!(
                    "{head}<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"S\" \
                     sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                ),
            ),
            member(
                "xl/_rels/workbook.xml.rels",
                &format!(
                    "{head}<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r1\" \
                     Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
                ),
            ),
            member(
                "xl/worksheets/sheet1.xml",
                &format!("{head}<worksheet xmlns=\"{main}\">{sheet}</worksheet>"),
            ),
        ],
        b"",
    )
}

#[test]
fn sparse_sheets_take_no_memory_for_what_is_not_there() {
    let cell = |at: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>ada@example.org</t></is></c>");
    let sheet = format!(
        "<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\">{}</row><row r=\"1048576\">{}</row></sheetData>",
        cell("A1"),
        cell("XFD1048576")
    );
    let outcome = blow("sparse.xlsx", &workbook(&sheet));
    assert!(outcome.bytes < 1 << 10, "{}", outcome.bytes);
    let cells = "<table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\">\
                 <text:p>ada@example.org</text:p></table:table-cell>";
    let names = "urn:oasis:names:tc:opendocument:xmlns";
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content xmlns:office=\"{names}:office:1.0\" \
         xmlns:table=\"{names}:table:1.0\" xmlns:text=\"{names}:text:1.0\"><office:body><office:spreadsheet>\
         <table:table table:name=\"S\"><table:table-row table:number-rows-repeated=\"1048576\">{cells}\
         </table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let media = b"application/vnd.oasis.opendocument.spreadsheet";
    let ods = zip_of(
        &[Member::stored("mimetype", media), Member::deflated("content.xml", content.as_bytes())],
        b"",
    );
    let outcome = blow("repeated.ods", &ods);
    assert!(outcome.bytes < 1 << 30, "{}", outcome.bytes);
}
