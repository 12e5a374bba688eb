//! Comments, and who wrote them.

use crate::formats::Out;
use crate::formats::office::aside::Aside;
use crate::formats::office::docx::Story;
use crate::formats::office::flow::Flow;
use crate::formats::office::package::Package;
use crate::formats::office::xml::{Node, Xml};
use crate::formats::out::Reading;

/// The comments of a document: records of author, initials, date and text (ECMA-376 part 1, section 17.13.4).
pub(super) fn read(package: &mut Package<'_>, part: &str, aside: &mut Aside, out: &mut Out<'_>) -> Reading {
    let Some(bytes) = package.part(part, out)? else { return Ok(()) };
    let mut xml = Xml::new(bytes);
    let mut flow = Flow::new();
    let result = loop {
        let record = match xml.next(out) {
            Ok(Some(Node::Start(tag))) if tag.name() == "comment" => ["author", "initials", "date"]
                .map(|name| (name, tag.attribute(name).unwrap_or_default().into_owned())),
            Ok(Some(_)) => continue,
            Ok(None) => break Ok(()),
            Err(failure) => break Err(failure),
        };
        let mut record = record.to_vec();
        flow.begin_box();
        let result = Story::new().read(&mut xml, &mut flow, aside, out, Some("comment"));
        record.push(("text", flow.take_box(out).trim_end().to_owned()));
        aside.record("comments", record);
        if result.is_err() {
            break result;
        }
    };
    flow.finish(out);
    result
}

/// What settings and the list of people say of people: variables, sources of mail merges, user names.
pub(super) fn values(package: &mut Package<'_>, part: &str, aside: &mut Aside, out: &mut Out<'_>) -> Reading {
    let Some(bytes) = package.part(part, out)? else { return Ok(()) };
    let mut xml = Xml::new(bytes);
    while let Some(node) = xml.next(out)? {
        let Node::Start(tag) = node else { continue };
        let text = |name: &str| tag.attribute(name).unwrap_or_default();
        match tag.name() {
            "docVar" => {
                let record = vec![("name", text("name").into_owned()), ("value", text("val").into_owned())];
                aside.record("variables", record);
            }
            "connectString" | "query" | "addressFieldName" | "mailSubject" => {
                aside.once("mail_merge", "value", &text("val"));
            }
            "person" => aside.once("people", "author", &text("author")),
            "presenceInfo" => aside.once("people", "user", &text("userId")),
            _ => {}
        }
    }
    Ok(())
}
