//! Zip.

mod content;
mod directory;
mod names;
mod plan;
mod recover;

use super::members::{LINK, Members};
use crate::formats::kind::Part;
use crate::formats::out::Reading;
use crate::formats::{Capped, Input, Kind, Nested, Out, Prose};
use crate::{Failure, Place, Reason};
use content::{Content, Spare};
use directory::{Directory, Entries, Entry};
use plan::Plan;

/// The most parts of one zip.
const MOST_PARTS: u64 = 1024;

/// The most members that are looked at to tell in how many parts a zip is read.
const MOST_MEMBERS: u64 = 4_000_000;

/// Whether `head` begins with a header of a member, by more than its magic number.
pub(super) fn is_header(head: &[u8]) -> bool {
    recover::is_header(head)
}

/// In how many parts a zip can be read: groups of members of about `part` compressed bytes each. Documents are
/// read whole.
pub(crate) fn parts(input: &Input<'_>, part: u64) -> Reading<u32> {
    let Some(directory) = directory::find(input)? else { return Ok(1) };
    let plan = Plan::new(input, &directory, MOST_MEMBERS)?;
    // Who searches for members reads all of them.
    let begins_late = plan.spans.first().is_some_and(|(start, _)| *start > 4);
    if plan.document.is_some() || begins_late || !is_complete(&directory, &plan) {
        return Ok(1);
    }
    let parts = plan.packed.div_ceil(part.max(1)).min(plan.members).clamp(1, MOST_PARTS);
    Ok(parts as u32)
}

/// Which document a zip is, if it is one.
pub(crate) fn document(input: &Input<'_>) -> Reading<Option<Kind>> {
    let Some(directory) = directory::find(input)? else { return Ok(None) };
    Ok(Plan::new(input, &directory, MOST_MEMBERS)?.document)
}

/// Whether the directory has the members that it should have. Without ZIP64 the number may have wrapped.
fn is_complete(directory: &Directory, plan: &Plan) -> bool {
    plan.members == directory.count || (!directory.is_zip64 && plan.members & 0xffff == directory.count)
}

/// Reads the members of a zip, or the document that it is.
pub(crate) fn read(input: &Input<'_>, part: Part, out: &mut Out<'_>) -> Reading {
    let most = out.meter().limits().members.saturating_add(1).min(MOST_MEMBERS);
    let directory = directory::find(input)?;
    let Some(directory) = directory else {
        let detail = "no directory of all members; they were searched for by their headers";
        out.gap(Reason::Malformed, detail);
        return recover::read(input, &[], &mut Zip::new(input), out);
    };
    let plan = Plan::new(input, &directory, most)?;
    if part.of == 1
        && let Some(kind) = plan.document
    {
        return out.read_as(kind, input);
    }
    let mut zip = Zip::new(input);
    if part.index == 0 {
        comment(&out.place().clone(), &names::text(&directory.comment), out)?;
        zip.misplaced |= around(&directory, &plan, input, out)?;
        if directory.is_split {
            out.gap(Reason::Partial, "the last of several volumes; the others are not here");
        }
        if !plan.overlapping.is_empty() {
            let (count, all) = (plan.overlapping.len(), plan.members);
            let detail = format!("{count} of {all} members stand within others, and were not read");
            out.gap(Reason::OverlappingMembers, detail);
        }
    }
    // Where in all compressed contents a member begins says who reads it.
    let part_of = |before: u64| {
        let of = u128::from(part.of.max(1));
        let at = u128::from(before) * of / u128::from(plan.packed.max(1));
        at.min(of - 1) as u32
    };
    let mut entries = Entries::new(input, &directory);
    let (mut index, mut before) = (0, 0u64);
    while let Some(entry) = entries.next()? {
        let place = zip.members.place(out.place(), &entry.name);
        if !plan.overlaps(index) {
            if part_of(before) == part.index {
                zip.member(&entry, &place, out)?;
            }
            before = before.saturating_add(entry.packed).min(plan.packed);
        }
        index += 1;
        if index.is_multiple_of(1024) {
            out.check()?;
        }
    }
    let is_complete = is_complete(&directory, &plan) || index >= most;
    if part.of == 1 && (zip.misplaced || !is_complete) {
        let detail = format!(
            "the directory should have {} members, and has {}, or some are not where it says; others were \
             searched for by their headers",
            directory.count, plan.members
        );
        out.gap(Reason::Malformed, detail);
        recover::read(input, &plan.spans, &mut zip, out)?;
    }
    zip.finish(out);
    Ok(())
}

/// Tells of what stands before and behind a zip: programs that unpack themselves, data that was added. Whether
/// it is members that the directory does not know.
fn around(directory: &Directory, plan: &Plan, input: &Input<'_>, out: &mut Out<'_>) -> Reading<bool> {
    let behind = input.size().saturating_sub(directory.end);
    if behind > 0 {
        out.gap(Reason::Partial, format!("{behind} bytes behind the end of the zip were not read"));
    }
    let before = plan.spans.first().map_or(directory.start, |(start, _)| (*start).min(directory.start));
    // The mark of a zip that was split, or nearly (APPNOTE sections 8.5.3 and 8.5.4).
    if before <= 4 {
        return Ok(false);
    }
    let are_members = is_header(&input.range(0, content::LOCAL)?);
    if !are_members {
        out.gap(Reason::Partial, format!("{before} bytes before the first member were not read"));
    }
    Ok(are_members)
}

/// What the members of a zip have in common.
struct Zip<'z> {
    input: &'z Input<'z>,
    members: Members,
    spare: Spare<'z>,
    encrypted: u64,
    /// Members are not where the directory says.
    misplaced: bool,
}

impl<'z> Zip<'z> {
    fn new(input: &'z Input<'z>) -> Zip<'z> {
        Zip { input, members: Members::default(), spare: Spare::default(), encrypted: 0, misplaced: false }
    }

    /// Reads a member of the directory.
    fn member(&mut self, entry: &Entry, place: &Place, out: &mut Out<'_>) -> Reading {
        if !entry.is_directory() {
            match content::packed(self.input, entry) {
                Ok(source) => drop(self.content(entry, source, place, out)?),
                Err(failure) => {
                    self.misplaced = true;
                    tell(place, failure, out)?;
                }
            }
        }
        comment(place, &entry.comment, out)
    }

    /// Reads the content of a member. Where its compressed content ends, if it was read to its end.
    fn content(
        &mut self,
        entry: &Entry,
        source: super::source::Source<'z>,
        place: &Place,
        out: &mut Out<'_>,
    ) -> Reading<Option<u64>> {
        if entry.is_encrypted() {
            self.encrypted += 1;
            out.meter().member()?;
            return Ok(None);
        }
        if entry.is_link {
            let failure = Failure { reason: Reason::SymbolicLink, detail: LINK.to_owned() };
            tell(place, failure, out)?;
            return Ok(None);
        }
        let mut content = match Content::new(entry, source, &mut self.spare) {
            Ok(Some(content)) => content,
            Ok(None) => {
                let reason = Reason::UnsupportedFormat("application/zip".to_owned());
                tell(place, Failure { reason, detail: content::method_name(entry.method) }, out)?;
                return Ok(None);
            }
            Err(failure) => {
                tell(place, failure, out)?;
                return Ok(None);
            }
        };
        let mut capped = Capped::new(&mut content, out.meter());
        out.nested_at(place, Nested::Stream(&mut capped, entry.size))?;
        let end = content.end();
        self.spare = content.spare();
        Ok(end)
    }

    /// Tells what all members came to.
    fn finish(&self, out: &mut Out<'_>) {
        if self.encrypted > 0 {
            out.gap(Reason::Encrypted, format!("encrypted members: {}", self.encrypted));
        }
    }
}

/// A gap for a member that cannot be read.
fn tell(place: &Place, failure: Failure, out: &mut Out<'_>) -> Reading {
    out.meter().member()?;
    out.within(place.clone(), |out| {
        out.gap(failure.reason, failure.detail);
        Ok(())
    })
}

/// Reads a comment, of the zip or of a member.
fn comment(of: &Place, text: &str, out: &mut Out<'_>) -> Reading {
    if text.trim().is_empty() {
        return Ok(());
    }
    out.within(of.part("part", b"comment"), |out| {
        let mut prose = Prose::new();
        prose.push(out, text);
        prose.finish(out);
        Ok(())
    })
}
