//! Writes small PDFs.

/// A document that is put together object by object; the first is the catalogue, the second its pages.
pub(crate) struct Writer {
    bytes: Vec<u8>,
    /// Offsets of the objects of this revision, by number.
    offsets: Vec<(usize, usize)>,
    next: usize,
    before: Option<usize>,
}

impl Writer {
    /// An empty document.
    pub(crate) fn new() -> Writer {
        Writer {
            bytes: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(),
            offsets: Vec::new(),
            next: 3,
            before: None,
        }
    }

    /// A number for an object that comes later.
    pub(crate) fn number(&mut self) -> usize {
        self.next += 1;
        self.next - 1
    }

    /// An object with its number.
    pub(crate) fn object(&mut self, number: usize, body: impl AsRef<[u8]>) {
        self.offsets.push((number, self.bytes.len()));
        self.bytes.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        self.bytes.extend_from_slice(body.as_ref());
        self.bytes.extend_from_slice(b"\nendobj\n");
    }

    /// A new object; its number.
    pub(crate) fn add(&mut self, body: impl AsRef<[u8]>) -> usize {
        let number = self.number();
        self.object(number, body);
        number
    }

    /// A new stream; its number. `entries` go into its dictionary.
    pub(crate) fn stream(&mut self, entries: &str, content: &[u8]) -> usize {
        let number = self.number();
        self.stream_as(number, entries, content);
        number
    }

    /// A stream with its number.
    pub(crate) fn stream_as(&mut self, number: usize, entries: &str, content: &[u8]) {
        let mut body = format!("<< {entries} /Length {} >>\nstream\n", content.len()).into_bytes();
        body.extend_from_slice(content);
        body.extend_from_slice(b"\nendstream");
        self.object(number, body);
    }

    /// A deflated stream; its number.
    pub(crate) fn deflated(&mut self, entries: &str, content: &[u8]) -> usize {
        let deflated = deflated(content);
        self.stream(&format!("{entries} /Filter /FlateDecode"), &deflated)
    }

    /// A page that shows `content`; its number.
    pub(crate) fn page(&mut self, entries: &str, content: &[u8]) -> usize {
        let content = self.deflated("", content);
        self.add(page(entries, content))
    }

    /// The catalogue, with `entries`, and the tree of pages.
    pub(crate) fn catalogue(&mut self, entries: &str, pages: &[usize]) {
        self.object(1, format!("<< /Type /Catalog /Pages 2 0 R {entries} >>"));
        let kids: Vec<String> = pages.iter().map(|page| format!("{page} 0 R")).collect();
        self.object(2, format!("<< /Type /Pages /Count {} /Kids [{}] >>", pages.len(), kids.join(" ")));
    }

    /// Ends a revision: cross-references and trailer, with `entries`. More may follow.
    pub(crate) fn end(&mut self, entries: &str) {
        let at = self.bytes.len();
        self.offsets.sort_unstable();
        let mut table = "xref\n".to_owned();
        if self.before.is_none() {
            table.push_str("0 1\n0000000000 65535 f \n");
        }
        for (number, offset) in &self.offsets {
            table.push_str(&format!("{number} 1\n{offset:010} 00000 n \n"));
        }
        let before = self.before.map(|before| format!("/Prev {before}")).unwrap_or_default();
        let size = self.next;
        table.push_str(&format!("trailer\n<< /Size {size} /Root 1 0 R {before} {entries} >>\n"));
        table.push_str(&format!("startxref\n{at}\n%%EOF\n"));
        self.bytes.extend_from_slice(table.as_bytes());
        self.offsets.clear();
        self.before = Some(at);
    }

    /// The document.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        self.end("");
        self.bytes
    }

    /// The document, whose last revision has ended.
    pub(crate) fn bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// The dictionary of a page with a standard font `F1`, unless `entries` have resources.
pub(crate) fn page(entries: &str, content: usize) -> String {
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
    let resources = match entries.contains("/Resources") {
        true => String::new(),
        false => format!("/Resources << /Font << /F1 {font} >> >>"),
    };
    format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {resources} /Contents {content} 0 R {entries} >>"
    )
}

/// Deflates.
pub(crate) fn deflated(content: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

/// Content that shows lines of text from the top of a page.
pub(crate) fn shown(lines: &[&str]) -> Vec<u8> {
    let mut content = "BT /F1 12 Tf 14 TL 50 780 Td\n".to_owned();
    for line in lines {
        content.push_str(&format!("({line}) Tj T*\n"));
    }
    content.push_str("ET");
    content.into_bytes()
}

/// A document of one page that shows `content`.
pub(crate) fn one_page(content: &[u8]) -> Vec<u8> {
    let mut writer = Writer::new();
    let page = writer.page("", content);
    writer.catalogue("", &[page]);
    writer.finish()
}
