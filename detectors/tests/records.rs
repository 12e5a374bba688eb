//! Findings of one record: the parts of an address in fields of their own, and names beside addresses and dates
//! of birth.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

mod rows;

use domesday_detectors::{Cell, DetectorSet, Evidence, Options, Scratch, Shape, Text};
use rows::Rows;

/// A finding: value, category, per cent, whether the record counted.
type Found = (String, &'static str, u8, bool);

fn set() -> DetectorSet {
    DetectorSet::new(&Options::default()).unwrap()
}

/// What is found in a table of names of fields and rows, cells divided by `|`.
fn table(set: &DetectorSet, names: &str, rows: &[&str]) -> Vec<Found> {
    let fields: Vec<_> = names.split('|').map(|name| set.field(name)).collect();
    let (mut text, mut cells) = (String::new(), Vec::new());
    for (record, row) in rows.iter().enumerate() {
        for (field, value) in row.split('|').enumerate() {
            let start = text.len() as u32;
            text.push_str(value);
            cells.push((Cell { start, end: text.len() as u32, field: field as u32 }, record as u32));
            text.push(',');
        }
    }
    let layout = Rows(cells);
    let owned = (0, text.len() as u32);
    let input = Text { content: &text, layout: Some(&layout), fields: &fields, owned, shape: Shape::Value };
    let mut found = Vec::new();
    set.scan(input, &mut Scratch::default(), &mut |d, _| {
        let by_record = d.evidence.has(Evidence::RECORD);
        found.push((text[d.span.range()].to_owned(), d.category.id(), d.confidence.percent(), by_record));
    });
    found
}

fn prose(set: &DetectorSet, text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    set.scan(Text::prose(text), &mut Scratch::default(), &mut |d, _| {
        let by_record = d.evidence.has(Evidence::RECORD);
        found.push((text[d.span.range()].to_owned(), d.category.id(), d.confidence.percent(), by_record));
    });
    found
}

/// The addresses at medium confidence and above.
fn addresses(found: &[Found]) -> Vec<&str> {
    let told = found.iter().filter(|f| f.1 == "postal-address" && f.2 >= 50);
    told.map(|f| f.0.as_str()).collect()
}

#[test]
fn the_street_carries_the_address_of_a_record() {
    let set = set();
    for (names, row, expected) in [
        ("street|house_number|postcode|city", "Kerkstraat|12|1017 GC|Amsterdam", "Kerkstraat"),
        ("street|house_number|postcode|city", "Elm|12|02134|Boston", "Elm"),
        ("Straße|Hausnr.|PLZ|Ort", "Am Anger|7a|04103|Leipzig", "Am Anger"),
        ("rue|code postal|ville", "12 rue des Lilas|75011|Paris", "12 rue des Lilas"),
        ("calle|número exterior|código postal|ciudad", "Los Olivos|14|28013|Madrid", "Los Olivos"),
        ("indirizzo|civico|cap|città", "Via Garibaldi|3|20121|Milano", "Via Garibaldi"),
        ("logradouro|número|cep|cidade", "Rua das Flores|85|01310-100|São Paulo", "Rua das Flores"),
        ("ulica|nr domu|kod pocztowy|miasto", "Długa|5|00-238|Warszawa", "Długa"),
        ("gatuadress|postnummer|ort", "Storgatan 4|114 55|Stockholm", "Storgatan 4"),
        ("utca|házszám|irányítószám|város", "Fő|10|1011|Budapest", "Fő"),
        ("ulice|číslo popisné|PSČ|město", "Nerudova|19|118 00|Praha 1", "Nerudova"),
        (
            "zip|city|address_line_1|address_line_2",
            "94110|San Francisco|500 Example Ave|Apt 3",
            "500 Example Ave",
        ),
        ("sokak|bina no|posta kodu|şehir|ülke", "Lale Sokak|3|34330|İstanbul|Türkiye", "Lale Sokak"),
        // Neither is an address without a street.
        ("postcode|city|country", "10115|Berlin|Germany", ""),
        ("city|country|population", "Berlin|Germany|3645000", ""),
        ("street|country", "none|Germany", ""),
        ("address|zip|city", "user@example.com|10115|Berlin", ""),
    ] {
        let found = table(&set, names, &[row]);
        let expected: Vec<&str> = Some(expected).filter(|e| !e.is_empty()).into_iter().collect();
        assert_eq!(addresses(&found), expected, "{names}: {row}: {found:?}");
        assert!(found.iter().all(|f| f.1 != "postal-address" || f.2 < 50 || f.3), "{row}: {found:?}");
    }
}

#[test]
fn further_parts_raise_a_street() {
    let set = set();
    let mut before = 0;
    for row in ["Lindenhof||", "Lindenhof|12|", "Lindenhof|12|Berlin", "Lindenhof|12|Berlin|10115"] {
        let found = table(&set, "street|house_number|city|postcode", &[row]);
        let percent = found.iter().map(|f| f.2).max().unwrap_or(0);
        assert!(percent > before || before == 0 && percent == 0, "{row}: {found:?}");
        before = percent;
    }
    assert!(before >= 75);
    // Those of another record do not.
    let found = table(&set, "street|house_number|city|postcode", &["Elm|||", "|12|Berlin|10115"]);
    assert!(addresses(&found).is_empty(), "{found:?}");
}

#[test]
fn a_postcode_is_an_address_beside_a_name() {
    let set = set();
    for (names, row, expected) in [
        ("first_name|last_name|zip", "Maria|Gonzalez|94110", "94110"),
        ("full_name|plz", "Jürgen Schmidt|10115", "10115"),
        ("postcode|full_name", "SW1A 1AA|Maria Gonzalez", "SW1A 1AA"),
        ("full_name|zip|street", "Maria Gonzalez|94110|12 Main Street", "12 Main Street"),
        // Not of the shape of one, not named for one, no name, a name that may be a shop's.
        ("full_name|zip", "Maria Gonzalez|n/a", ""),
        ("full_name|number", "Maria Gonzalez|94110", ""),
        ("full_name|city|country", "Maria Gonzalez|Berlin|Germany", ""),
        ("product|zip", "Bicycle|94110", ""),
        ("company_name|zip", "Northwind Traders Ltd|94110", ""),
    ] {
        let found = table(&set, names, &[row]);
        let expected: Vec<&str> = Some(expected).filter(|e| !e.is_empty()).into_iter().collect();
        assert_eq!(addresses(&found), expected, "{names}: {row}: {found:?}");
    }
    let found = table(&set, "full_name|zip", &["Maria Gonzalez|", "|94110", "n/a|10115"]);
    assert!(addresses(&found).is_empty(), "{found:?}");
}

/// The finding of a value.
fn of<'f>(found: &'f [Found], value: &str) -> Option<&'f Found> {
    found.iter().find(|f| f.0 == value)
}

#[test]
fn names_and_what_stands_beside_raise_each_other() {
    let set = set();
    // A weak address below a name.
    let value = "12 Linden\n10115 Berlin";
    let percent = |text: &str| of(&prose(&set, text), "12 Linden").map(|f| (f.2, f.3));
    let (alone, beside) = (percent(value), percent(&format!("Maria Gonzalez\n{value}")));
    assert!(
        alone.is_some_and(|f| !f.1) && beside.is_some_and(|f| f.1) && beside > alone,
        "{alone:?} {beside:?}"
    );
    // A date of birth in a table makes a name in a column of names more certain.
    let name = |names: &str, row: &str| {
        let found = table(&set, names, &[row]);
        found.iter().find(|f| f.1 == "person-name").map(|f| (f.2, f.3))
    };
    let alone = name("full_name|note", "Qwentor|none");
    let beside = name("full_name|date_of_birth", "Qwentor|1980-02-01");
    assert!(beside >= alone, "{alone:?} {beside:?}");
}

#[test]
fn what_is_certain_or_far_stays_as_it_is() {
    let set = set();
    let far = format!("Maria Gonzalez\n\n{}\n\n12 Linden\n10115 Berlin", "nothing to see here. ".repeat(20));
    let texts = ["Maria Gonzalez", "12 Main Street, Springfield, IL 62704", &far];
    for text in texts {
        assert!(prose(&set, text).iter().all(|f| !f.3), "{:?}", prose(&set, text));
    }
    let source =
        Text { shape: Shape::Source, ..Text::prose("// Maria Gonzalez\n// 12 Linden\n// 10115 Berlin") };
    set.scan(source, &mut Scratch::default(), &mut |d, _| assert!(!d.evidence.has(Evidence::RECORD)));
}

#[test]
fn many_records_and_one_with_many_cells_are_linear() {
    let set = set();
    let rows = vec!["Maria Gonzalez|94110|12 Main Street"; 2000];
    let found = table(&set, "full_name|zip|street", &rows);
    assert_eq!(addresses(&found).len(), 2000);
    // All of one record.
    let names = vec!["zip|full_name"; 2000].join("|");
    let row = vec!["94110|Maria Gonzalez"; 2000].join("|");
    assert_eq!(addresses(&table(&set, &names, &[&row])).len(), 2000);
}
