//! Comments on slides, and who wrote them.

use crate::formats::Out;
use crate::formats::office::aside::Aside;
use crate::formats::office::package::Package;
use crate::formats::office::relations::Relation;
use crate::formats::office::xml::{Node, Xml};
use crate::formats::out::Reading;

/// The longest comment, in bytes, and how many authors there may be.
const LONGEST: usize = 1 << 20;
const MOST_AUTHORS: usize = 100_000;

/// Who comments.
pub(super) struct Author {
    id: String,
    name: String,
    initials: String,
    user: String,
}

/// The authors of comments.
///
/// # Errors
/// When nothing more of the unit can be read.
pub(super) fn authors(
    package: &mut Package<'_>,
    parts: &[Relation],
    out: &mut Out<'_>,
) -> Reading<Vec<Author>> {
    let mut authors = Vec::new();
    for part in parts.iter().filter(|part| matches!(part.kind.as_str(), "commentAuthors" | "authors")) {
        if let Err(failure) = of_part(package, &part.target, &mut authors, out) {
            out.failed(failure)?;
        }
    }
    Ok(authors)
}

fn of_part(package: &mut Package<'_>, part: &str, authors: &mut Vec<Author>, out: &Out<'_>) -> Reading {
    let Some(bytes) = package.part(part, out)? else { return Ok(()) };
    let mut xml = Xml::new(bytes);
    while let Some(node) = xml.next(out)? {
        let Node::Start(tag) = node else { continue };
        if matches!(tag.name(), "cmAuthor" | "author") && authors.len() < MOST_AUTHORS {
            let text = |name: &str| tag.attribute(name).unwrap_or_default().into_owned();
            let (id, name, initials, user) = (text("id"), text("name"), text("initials"), text("userId"));
            authors.push(Author { id, name, initials, user });
        }
    }
    Ok(())
}

/// The comments of a slide: those of ECMA-376 part 1, section 19.4, and those with replies of [MS-PPTX] section
/// 2.6 (<https://learn.microsoft.com/en-us/openspecs/office_standards/ms-pptx/>).
///
/// # Errors
/// When the rest cannot be read.
pub(super) fn read(
    package: &mut Package<'_>,
    part: &str,
    authors: &[Author],
    aside: &mut Aside,
    out: &mut Out<'_>,
) -> Reading {
    let Some(bytes) = package.part(part, out)? else { return Ok(()) };
    let mut xml = Xml::new(bytes);
    // Replies stand within what they reply to.
    let mut open: Vec<Comment> = Vec::new();
    let mut in_text = false;
    while let Some(node) = xml.next(out)? {
        match node {
            Node::Start(tag) => match tag.name() {
                "cm" | "reply" => {
                    let attribute = |name: &str| tag.attribute(name).unwrap_or_default().into_owned();
                    let date = attribute("dt") + &attribute("created");
                    open.push(Comment { author: attribute("authorId"), date, text: String::new() });
                }
                "t" | "text" => in_text = true,
                _ => {}
            },
            Node::Text(more) if in_text => {
                if let Some(comment) = open.last_mut().filter(|open| open.text.len() + more.len() <= LONGEST)
                {
                    comment.text.push_str(&more);
                }
            }
            Node::End(tag) => match tag.name() {
                "t" | "text" => in_text = false,
                "p" => open.iter_mut().next_back().into_iter().for_each(|comment| comment.text.push('\n')),
                "cm" | "reply" => open.pop().into_iter().for_each(|comment| tell(authors, comment, aside)),
                _ => {}
            },
            Node::Text(_) | Node::Other => {}
        }
    }
    Ok(())
}

struct Comment {
    author: String,
    date: String,
    text: String,
}

fn tell(authors: &[Author], comment: Comment, aside: &mut Aside) {
    let Comment { author: id, date, text } = comment;
    if text.trim().is_empty() {
        return;
    }
    let mut record = vec![("date", date), ("text", text.trim().to_owned())];
    if let Some(author) = authors.iter().find(|author| author.id == id) {
        record.push(("author", author.name.clone()));
        record.push(("initials", author.initials.clone()));
        record.push(("user", author.user.clone()));
    }
    aside.record("comments", record);
}
