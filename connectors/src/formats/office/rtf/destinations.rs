//! What the text of a group is.

/// What the text of a group is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// The text around it.
    Text,
    /// A text of its own: a header, a note; it is told in this part.
    Apart(&'static str),
    /// A box: its text comes behind the paragraph around it.
    Shape,
    /// A value that is told in a part: its part and column.
    Value(&'static str, &'static str),
    /// A property of the document.
    Property(&'static str),
    /// The name of a property of users, and its value.
    PropertyName,
    PropertyValue,
    /// What is said of the comment that comes next.
    CommentAuthor,
    CommentInitials,
    /// Names of fonts, with their character sets.
    Fonts,
    /// Names of those who changed the text.
    Authors,
    /// A picture or object, as hexadecimal digits.
    Picture,
    Object,
    /// No text; groups in it may be.
    Holder,
    /// Nothing that is read.
    Skipped,
}

/// Groups by the word they begin with.
const DESTINATIONS: &[(&str, Destination)] = &[
    ("annotation", Destination::Apart("comments")),
    ("atnauthor", Destination::CommentAuthor),
    ("atnid", Destination::CommentInitials),
    ("author", Destination::Property("author")),
    ("category", Destination::Property("category")),
    ("comment", Destination::Property("comment")),
    ("company", Destination::Property("company")),
    ("doccomm", Destination::Property("doccomm")),
    ("docvar", Destination::Value("variables", "value")),
    ("ffdeftext", Destination::Value("fields", "value")),
    ("ffformat", Destination::Skipped),
    ("ffhelptext", Destination::Value("fields", "value")),
    ("ffl", Destination::Value("fields", "value")),
    ("ffstattext", Destination::Value("fields", "value")),
    ("fldinst", Destination::Value("fields", "code")),
    ("fldrslt", Destination::Text),
    ("fonttbl", Destination::Fonts),
    ("footer", Destination::Apart("footers")),
    ("footerf", Destination::Apart("footers")),
    ("footerl", Destination::Apart("footers")),
    ("footerr", Destination::Apart("footers")),
    ("footnote", Destination::Apart("footnotes")),
    ("formfield", Destination::Holder),
    ("header", Destination::Apart("headers")),
    ("headerf", Destination::Apart("headers")),
    ("headerl", Destination::Apart("headers")),
    ("headerr", Destination::Apart("headers")),
    ("hlinkbase", Destination::Property("hlinkbase")),
    ("keywords", Destination::Property("keywords")),
    ("manager", Destination::Property("manager")),
    ("objdata", Destination::Object),
    ("operator", Destination::Property("operator")),
    ("pict", Destination::Picture),
    ("propname", Destination::PropertyName),
    ("result", Destination::Text),
    ("revtbl", Destination::Authors),
    ("rtf", Destination::Text),
    ("shprslt", Destination::Skipped),
    ("shptxt", Destination::Shape),
    ("shppict", Destination::Text),
    ("sp", Destination::Skipped),
    ("staticval", Destination::PropertyValue),
    ("subject", Destination::Property("subject")),
    ("template", Destination::Property("template")),
    ("title", Destination::Property("title")),
    ("tc", Destination::Value("fields", "value")),
    ("userprops", Destination::Holder),
    ("xe", Destination::Value("fields", "value")),
];

/// Groups whose text is none, though nothing marks them as such.
const SKIPPED: &[&str] = &[
    "atnicn",
    "atndate",
    "atnparent",
    "atnref",
    "atntime",
    "atrfend",
    "atrfstart",
    "bkmkend",
    "bkmkstart",
    "blipuid",
    "buptim",
    "colortbl",
    "colorschememapping",
    "creatim",
    "datafield",
    "datastore",
    "filetbl",
    "fontemb",
    "fontfile",
    "ftncn",
    "ftnsep",
    "ftnsepc",
    "aftncn",
    "aftnsep",
    "aftnsepc",
    "generator",
    "latentstyles",
    "listoverridetable",
    "listtable",
    "listtext",
    "nonesttables",
    "nonshppict",
    "objclass",
    "objname",
    "operatortime",
    "pntext",
    "pntxta",
    "pntxtb",
    "printim",
    "private",
    "revtim",
    "rsidtbl",
    "shpinst",
    "stylesheet",
    "themedata",
    "xmlnstbl",
];

/// What the text of a group that begins with `word` is; `None` for a word that begins none.
pub(super) fn of_word(word: &str) -> Option<Destination> {
    match word {
        // The properties of a shape stand beside its text.
        "shpinst" => Some(Destination::Text),
        _ if SKIPPED.contains(&word) => Some(Destination::Skipped),
        _ => DESTINATIONS.iter().find(|(name, _)| *name == word).map(|(_, destination)| *destination),
    }
}
