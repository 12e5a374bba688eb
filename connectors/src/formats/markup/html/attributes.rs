//! What the attributes of elements hold: addresses, labels, values of forms.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

use crate::FieldId;
use crate::formats::{Out, Rows};

/// Attributes whose values are words of the standard, names of styles, or measures
/// (<https://html.spec.whatwg.org/multipage/indices.html#attributes-3>): nobody writes data there.
const LAYOUT: &[&str] = &[
    "accept-charset",
    "align",
    "async",
    "autocomplete",
    "bgcolor",
    "border",
    "cellpadding",
    "cellspacing",
    "charset",
    "checked",
    "class",
    "color",
    "cols",
    "colspan",
    "crossorigin",
    "defer",
    "dir",
    "disabled",
    "enctype",
    "face",
    "fill",
    "frameborder",
    "height",
    "hidden",
    "hspace",
    "http-equiv",
    "lang",
    "loading",
    "marginheight",
    "marginwidth",
    "maxlength",
    "media",
    "method",
    "nowrap",
    "points",
    "preserveaspectratio",
    "readonly",
    "rel",
    "required",
    "role",
    "rows",
    "rowspan",
    "rules",
    "scope",
    "scrolling",
    "selected",
    "size",
    "sizes",
    "span",
    "spellcheck",
    "stroke",
    "stroke-width",
    "style",
    "tabindex",
    "target",
    "transform",
    "type",
    "valign",
    "viewbox",
    "vspace",
    "width",
    "wrap",
    "xml:lang",
    "xmlns",
];

/// Fields of one page.
const MOST_FIELDS: usize = 1000;

/// The attributes of a page: those of an element are a record.
pub(super) struct Attributes {
    rows: Rows,
    fields: BTreeMap<(&'static str, String), FieldId>,
}

impl Attributes {
    /// None yet.
    pub(super) fn new() -> Attributes {
        Attributes { rows: Rows::new(), fields: BTreeMap::new() }
    }

    /// Takes those of an element.
    pub(super) fn element(&mut self, out: &mut Out<'_>, element: &str, attributes: &[(String, String)]) {
        let get = |wanted: &str| {
            let found = attributes.iter().find(|(name, _)| name == wanted);
            found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
        };
        let mut any = false;
        // What is called something: `<meta name=author content=..>`, `<input name=email value=..>`.
        let (kind, of_name, of_value) = match element {
            "meta" => (
                "meta",
                ["name", "property", "itemprop", "http-equiv"].iter().find_map(|name| get(name)),
                "content",
            ),
            "input" | "button" | "param" | "option" | "data" => ("form", get("name"), "value"),
            _ => ("", None, ""),
        };
        let named = of_name.zip(get(of_value));
        if let Some((name, value)) = named {
            self.value(out, kind, name, value);
            any = true;
        }
        for (name, value) in attributes {
            let is_named = named.is_some() && (name == of_value || Some(value.trim()) == of_name);
            if is_named || value.trim().is_empty() || LAYOUT.binary_search(&name.as_str()).is_ok() {
                continue;
            }
            any = true;
            match scheme(value) {
                Some((scheme, rest)) => {
                    let rest = percent_decode_str(rest).decode_utf8_lossy();
                    self.value(out, "attribute", scheme, &rest);
                }
                None => self.value(out, "attribute", name, value),
            }
        }
        if any {
            self.rows.end_record(out);
        }
    }

    fn value(&mut self, out: &mut Out<'_>, kind: &'static str, name: &str, value: &str) {
        let key = (kind, name.to_owned());
        let field = match self.fields.get(&key) {
            Some(field) => *field,
            // Names that are data.
            None if self.fields.len() >= MOST_FIELDS => match self.fields.get(&(kind, "*".to_owned())) {
                Some(field) => *field,
                None => self.field(out, (kind, "*".to_owned())),
            },
            None => self.field(out, key),
        };
        self.rows.value(out, field, value);
    }

    fn field(&mut self, out: &mut Out<'_>, key: (&'static str, String)) -> FieldId {
        let place = out.place().part(key.0, key.1.as_bytes());
        let field = self.rows.named(out, place, &key.1);
        self.fields.insert(key, field);
        field
    }

    /// Hands on what is left.
    pub(super) fn finish(&mut self, out: &mut Out<'_>) {
        std::mem::take(&mut self.rows).finish(out);
    }
}

/// Addresses that are data: RFC 6068 (<https://www.rfc-editor.org/rfc/rfc6068>), RFC 3966
/// (<https://www.rfc-editor.org/rfc/rfc3966>) and their relatives.
fn scheme(value: &str) -> Option<(&'static str, &str)> {
    let value = value.trim();
    ["mailto", "tel", "sms", "sip", "skype", "callto", "whatsapp"].into_iter().find_map(|scheme| {
        let begin = value.get(..scheme.len()).filter(|begin| begin.eq_ignore_ascii_case(scheme))?;
        Some((scheme, value[begin.len()..].strip_prefix(':')?))
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_sorted() {
        assert!(super::LAYOUT.is_sorted());
    }
}
