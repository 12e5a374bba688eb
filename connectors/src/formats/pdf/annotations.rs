//! Annotations of a page: notes, links, and how they look (ISO 32000-2, section 12.5).

use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};
use hayro_syntax::page::Resources;

use crate::formats::out::Reading;
use crate::formats::pdf::content::{Interpreter, matrix};
use crate::formats::pdf::matrix::Matrix;
use crate::formats::pdf::{attachments, strings};
use crate::formats::{Out, Rows};

/// Annotations of one page that are read.
const MOST: usize = 50_000;

/// Entries with text, and what their columns are called.
const TEXTS: &[(&str, &str)] =
    &[("T", "author"), ("Subj", "subject"), ("Contents", "contents"), ("RC", "rich_contents")];

/// The annotations of a page.
pub(super) fn of<'a>(page: &Dict<'a>) -> Vec<Dict<'a>> {
    let all = page.get::<Array<'a>>("Annots");
    all.map(|all| all.iter::<Dict<'a>>().take(MOST).collect()).unwrap_or_default()
}

fn is(annotation: &Dict<'_>, subtype: &[u8]) -> bool {
    annotation.get::<Name<'_>>("Subtype").is_some_and(|name| name.as_ref() == subtype)
}

/// Paints how an annotation looks (ISO 32000-2, section 12.5.5). Text that is read elsewhere as a value is
/// left out: `told` says whether the form tells a value.
///
/// # Errors
/// When a limit of the unit was reached.
pub(super) fn paint<'a>(
    annotation: &Dict<'a>,
    told: &dyn Fn(&str) -> bool,
    interpreter: &mut Interpreter<'a, '_>,
) -> Reading {
    let text = |key: &str| annotation.get::<PdfString<'_>>(key).map(|text| strings::text(text.as_bytes()));
    let is_text = annotation.get::<Name<'_>>("FT").is_some_and(|kind| kind.as_ref() == b"Tx");
    let is_told_field = is(annotation, b"Widget") && is_text && text("V").is_some_and(|value| told(&value));
    let is_note = is(annotation, b"FreeText") && text("Contents").is_some_and(|text| !text.trim().is_empty());
    if is_told_field || is_note || is(annotation, b"Popup") {
        return Ok(());
    }
    let Some(form) = appearance(annotation) else { return Ok(()) };
    let Some(rect) = rectangle(annotation, "Rect") else { return Ok(()) };
    let bounds = rectangle(form.dict(), "BBox").unwrap_or([0.0, 0.0, 1.0, 1.0]);
    let own = matrix(form.dict(), "Matrix").unwrap_or(Matrix::IDENTITY);
    let corners =
        [(0, 1), (2, 1), (0, 3), (2, 3)].map(|(x, y): (usize, usize)| own.apply(bounds[x], bounds[y]));
    let least = |of: fn(&(f64, f64)) -> f64| corners.iter().map(of).fold(f64::INFINITY, f64::min);
    let most = |of: fn(&(f64, f64)) -> f64| corners.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
    let (left, right) = (least(|corner| corner.0), most(|corner| corner.0));
    let (low, high) = (least(|corner| corner.1), most(|corner| corner.1));
    let scale = |to: f64, from: f64| if from.abs() > 1e-9 { to / from } else { 1.0 };
    let (sx, sy) = (scale(rect[2] - rect[0], right - left), scale(rect[3] - rect[1], high - low));
    let place = Matrix([sx, 0.0, 0.0, sy, rect[0] - left * sx, rect[1] - low * sy]);
    interpreter.form(&form, &Resources::new(Dict::empty()), &place)
}

fn appearance<'a>(annotation: &Dict<'a>) -> Option<Stream<'a>> {
    let normal = annotation.get::<Dict<'a>>("AP")?.get::<Object<'a>>("N")?;
    match normal {
        Object::Stream(stream) => Some(stream),
        Object::Dict(states) => {
            let state = annotation.get::<Name<'a>>("AS")?;
            states.get::<Stream<'a>>(state.as_ref())
        }
        _ => None,
    }
}

fn rectangle(dict: &Dict<'_>, key: &str) -> Option<[f64; 4]> {
    let values: Vec<f64> = dict.get::<Array<'_>>(key)?.iter::<f32>().map(f64::from).collect();
    match values[..] {
        [a, b, c, d] => Some([a.min(c), b.min(d), a.max(c), b.max(d)]),
        _ => None,
    }
}

/// Notes and links of a page, each a record; and files that are attached to it.
///
/// # Errors
/// When a limit of the unit was reached.
pub(super) fn read(annotations: &[Dict<'_>], out: &mut Out<'_>) -> Reading {
    let texts: Vec<Vec<(&str, String)>> = annotations.iter().map(texts).collect();
    if texts.iter().any(|texts| !texts.is_empty()) {
        let place = out.place().part("part", b"annotations");
        out.within(place, |out| {
            let mut rows = Rows::new();
            let mut fields = Vec::new();
            for texts in &texts {
                for (name, text) in texts {
                    let known = fields.iter().find(|(known, _)| known == name).map(|(_, field)| *field);
                    let field = known.unwrap_or_else(|| {
                        let field = rows.column(out, name);
                        fields.push((*name, field));
                        field
                    });
                    rows.value(out, field, text);
                }
                rows.end_record(out);
                out.check()?;
            }
            rows.finish(out);
            Ok(())
        })?;
    }
    for annotation in annotations {
        if let Some(file) = annotation.get::<Dict<'_>>("FS") {
            attachments::file(&file, out)?;
        }
    }
    Ok(())
}

fn texts(annotation: &Dict<'_>) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    // Of a field of a form, `T` is its name: read with the form.
    if !is(annotation, b"Widget") {
        for (key, column) in TEXTS {
            if let Some(text) = annotation.get::<PdfString<'_>>(key) {
                found.push((*column, strings::text(text.as_bytes())));
            }
        }
    }
    for key in ["A", "PA"] {
        let action = annotation.get::<Dict<'_>>(key);
        let link = action.and_then(|action| action.get::<PdfString<'_>>("URI"));
        found.extend(link.map(|link| ("link", strings::text(link.as_bytes()))));
    }
    found.retain(|(_, text)| !text.trim().is_empty());
    found
}
