//! Tests of `formats/office`. The OLE formats have their own.

use std::io::{Cursor, Write as _};

mod broken;
mod docx;
mod odf;
mod pptx;
mod rtf;
mod xlsx;

/// A zip with these members.
pub(crate) fn package(members: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The relationships of a part: id, last step of the type, target; a target with `:` is outside.
pub(crate) fn relations(all: &[(&str, &str, &str)]) -> String {
    let mut xml = String::from(r#"<?xml version="1.0"?><Relationships xmlns="urn:r">"#);
    for (id, kind, target) in all {
        let mode = if target.contains(':') { r#" TargetMode="External""# } else { "" };
        let kind = format!("http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}");
        xml += &format!(r#"<Relationship Id="{id}" Type="{kind}" Target="{target}"{mode}/>"#);
    }
    xml + "</Relationships>"
}

/// The relationships of a package with this main part.
pub(crate) fn main_part(target: &str) -> String {
    relations(&[("rId1", "officeDocument", target)])
}
