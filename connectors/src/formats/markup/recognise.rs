//! Telling markup from other text.

use crate::formats::Kind;
use crate::formats::markup::xml::outline;

/// Extensions of HTML.
const HTML: &[&str] = &["htm", "html", "shtml", "xht", "xhtml"];

/// Extensions of XML, and of formats that are XML.
const XML: &[&str] = &[
    "atom", "csproj", "dae", "dbk", "docbook", "fodp", "fods", "fodt", "gml", "gpx", "kml", "nuspec", "opf",
    "opml", "owl", "plist", "pom", "rdf", "resx", "rss", "svg", "tcx", "tei", "vbproj", "vcxproj", "wsdl",
    "xbrl", "xlf", "xliff", "xml", "xsd", "xsl", "xslt", "xspf",
];

/// Extensions of languages in which markup is only a part, and of parts of XML that are no documents.
const MIXED: &[&str] = &[
    "asp", "aspx", "cshtml", "dtd", "ejs", "ent", "erb", "hbs", "js", "jsp", "jsx", "mustache", "php",
    "phtml", "svelte", "ts", "tsx", "vue",
];

/// Extensions of text that may begin with a tag and go on as what it is.
const PROSE: &[&str] = &["markdown", "md", "mdx", "rst", "txt", "tex", "adoc"];

/// Elements that fragments of HTML begin with.
const FRAGMENTS: &[&str] = &[
    "a",
    "article",
    "b",
    "blockquote",
    "body",
    "br",
    "center",
    "div",
    "dl",
    "font",
    "form",
    "h1",
    "h2",
    "h3",
    "head",
    "header",
    "hr",
    "html",
    "img",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "span",
    "strong",
    "style",
    "table",
    "tbody",
    "td",
    "title",
    "tr",
    "ul",
];

/// How much of a text without a declaration is looked at.
const LOOKED_AT: usize = 32 * 1024;

/// Whether a text is markup, and which. `whole`: nothing follows `text`. `name`: the last component of its
/// name; `extension`: that of the name, in lower case. Names are no proof.
pub(crate) fn recognise(text: &str, whole: bool, _name: &[u8], extension: &str) -> Option<Kind> {
    let start = behind_comments(text);
    if !start.starts_with('<') || MIXED.contains(&extension) || has_code(text) {
        // A page may begin with text; its name and its tags say what it is.
        let is_page = HTML.contains(&extension) && !has_code(text) && closings(text) >= 2;
        return is_page.then_some(Kind::Html);
    }
    let declared = start.starts_with("<?xml");
    let root = behind_comments(behind_declarations(start));
    let lower: String = root.chars().take(64).collect::<String>().to_ascii_lowercase();
    let doctype = doctype(start);
    let is_html = |name: &str| name.eq_ignore_ascii_case("html");
    let doctype_html = lower.starts_with("<!doctype html") || doctype.is_some_and(is_html);
    if doctype_html || tag(&lower) == Some("html") {
        return Some(Kind::Html);
    }
    if declared {
        // A page whose beginning is missing.
        let is_of_page = tag(&lower).is_some_and(|tag| FRAGMENTS.contains(&tag));
        let is_page = is_of_page && text.contains("<body");
        return Some(if is_page { Kind::Html } else { Kind::Xml });
    }
    let named = tag(&lower)?;
    if doctype.is_some() && doctype == tag(root) {
        return Some(Kind::Xml);
    }
    if HTML.contains(&extension) {
        return Some(Kind::Html);
    }
    let (part, is_part) = part(text);
    let outline = outline(part, whole && !is_part);
    if XML.contains(&extension) {
        return outline.is_some().then_some(Kind::Xml);
    }
    if PROSE.contains(&extension) {
        return None;
    }
    if matches!(named, "head" | "body") {
        return Some(Kind::Html);
    }
    let is_fragment = FRAGMENTS.contains(&named) && closings(text) >= 2;
    match outline.filter(|outline| outline.is_well_formed && outline.elements >= 2) {
        Some(outline) if !FRAGMENTS.contains(&outline.root.as_str()) => Some(Kind::Xml),
        _ => is_fragment.then_some(Kind::Html),
    }
}

/// Up to [`LOOKED_AT`] bytes, and whether that is less than all.
fn part(text: &str) -> (&str, bool) {
    let end = crate::formats::unicode::floor(text, LOOKED_AT);
    (&text[..end], end < text.len())
}

/// Whether programs stand in the markup: what they print is not known.
fn has_code(text: &str) -> bool {
    ["<?php", "<?=", "<%"].iter().any(|mark| text.contains(mark))
}

/// The text behind blanks and comments.
fn behind_comments(text: &str) -> &str {
    let mut rest = text.trim_start();
    while let Some(comment) = rest.strip_prefix("<!--") {
        match comment.split_once("-->") {
            Some((_, behind)) => rest = behind.trim_start(),
            None => break,
        }
    }
    rest
}

/// The text behind declarations and processing instructions, and a document type.
fn behind_declarations(text: &str) -> &str {
    let mut rest = text;
    loop {
        let behind = if let Some(inside) = rest.strip_prefix("<?") {
            inside.split_once("?>").map(|(_, behind)| behind)
        } else if rest.starts_with("<!DOCTYPE") {
            let inside = rest.find('>').zip(rest.find('[')).filter(|(end, subset)| subset < end);
            let end = if inside.is_some() { rest.find("]>").map(|at| at + 1) } else { rest.find('>') };
            end.map(|end| &rest[end + 1..])
        } else {
            return rest;
        };
        match behind {
            Some(behind) => rest = behind_comments(behind),
            None => return rest,
        }
    }
}

/// The name of the document type.
fn doctype(text: &str) -> Option<&str> {
    let at = text.find("<!DOCTYPE")?;
    if at > 1024 {
        return None;
    }
    let is_end = |c: char| c.is_whitespace() || matches!(c, '>' | '[');
    text[at + "<!DOCTYPE".len()..].trim_start().split(is_end).next()
}

/// The name of the tag that a text begins with.
fn tag(text: &str) -> Option<&str> {
    let name = text.strip_prefix('<')?;
    let is_end = |c: char| c.is_whitespace() || matches!(c, '>' | '/');
    let end = name.find(is_end)?;
    let name = &name[..end];
    let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, ':' | '-' | '_' | '.');
    (name.starts_with(|c: char| c.is_alphabetic() || c == '_') && name.chars().all(is_of_name))
        .then_some(name)
}

/// How many end tags there are, at most three.
fn closings(text: &str) -> usize {
    let is_end = |at: &usize| text.as_bytes().get(at + 2).is_some_and(u8::is_ascii_alphabetic);
    text.match_indices("</").map(|(at, _)| at).filter(is_end).take(3).count()
}
