//! The kinds of content that have readers of their own, and which reader it is.

use crate::formats::out::Reading;
use crate::formats::{Input, Out, archives, config, mail, markup, office, pictures, tables};

/// Content with a reader of its own: containers, documents, tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// Gzip (RFC 1952).
    Gzip,
    /// Bzip2.
    Bzip2,
    /// XZ.
    Xz,
    /// LZMA alone, the older form of XZ.
    Lzma,
    /// Zstandard (RFC 8878).
    Zstd,
    /// LZ4 frames.
    Lz4,
    /// The LZW of `compress`.
    Compress,
    /// ZIP, and what is made of it: JAR, EPUB, APK.
    Zip,
    /// Tar: ustar, pax, GNU.
    Tar,
    /// 7z.
    SevenZip,
    /// Cpio.
    Cpio,
    /// Ar: static libraries, Debian packages.
    Ar,
    /// RPM packages.
    Rpm,
    /// ISO 9660 images.
    Iso,
    /// Word, Office Open XML.
    Docx,
    /// PowerPoint, Office Open XML.
    Pptx,
    /// Excel, Office Open XML.
    Xlsx,
    /// Excel, binary parts in a ZIP.
    Xlsb,
    /// OpenDocument text.
    Odt,
    /// OpenDocument spreadsheet.
    Ods,
    /// OpenDocument presentation.
    Odp,
    /// A compound file of which nothing more is known.
    Ole,
    /// Word 97 to 2003.
    Doc,
    /// PowerPoint 97 to 2003.
    Ppt,
    /// Excel 5 to 2003.
    Xls,
    /// A message of Outlook.
    Msg,
    /// Rich Text Format.
    Rtf,
    /// PDF.
    Pdf,
    /// One message (RFC 5322).
    Email,
    /// A mailbox (RFC 4155).
    Mbox,
    /// vCard (RFC 6350).
    Vcard,
    /// iCalendar (RFC 5545).
    Icalendar,
    /// HTML.
    Html,
    /// XML, SVG included.
    Xml,
    /// YAML.
    Yaml,
    /// TOML.
    Toml,
    /// Keys and values in sections or lines: `.ini`, `.env`, `.properties`.
    Ini,
    /// A dump of tables as SQL.
    Sql,
    /// A database of SQLite.
    Sqlite,
    /// Parquet.
    Parquet,
    /// Arrow IPC files, Feather version 2.
    Arrow,
    /// Avro object container files.
    Avro,
    /// ORC.
    Orc,
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// TIFF.
    Tiff,
    /// WebP.
    Webp,
    /// HEIF and AVIF.
    Heif,
    /// GIF.
    Gif,
}

/// Every kind with its media type, from the registry of IANA where it has one
/// (<https://www.iana.org/assignments/media-types/media-types.xhtml>).
const KINDS: &[(Kind, &str)] = &[
    (Kind::Gzip, "application/gzip"),
    (Kind::Bzip2, "application/x-bzip2"),
    (Kind::Xz, "application/x-xz"),
    (Kind::Lzma, "application/x-lzma"),
    (Kind::Zstd, "application/zstd"),
    (Kind::Lz4, "application/x-lz4"),
    (Kind::Compress, "application/x-compress"),
    (Kind::Zip, "application/zip"),
    (Kind::Tar, "application/x-tar"),
    (Kind::SevenZip, "application/x-7z-compressed"),
    (Kind::Cpio, "application/x-cpio"),
    (Kind::Ar, "application/x-archive"),
    (Kind::Rpm, "application/x-rpm"),
    (Kind::Iso, "application/x-iso9660-image"),
    (Kind::Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (Kind::Pptx, "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    (Kind::Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (Kind::Xlsb, "application/vnd.ms-excel.sheet.binary.macroEnabled.12"),
    (Kind::Odt, "application/vnd.oasis.opendocument.text"),
    (Kind::Ods, "application/vnd.oasis.opendocument.spreadsheet"),
    (Kind::Odp, "application/vnd.oasis.opendocument.presentation"),
    (Kind::Ole, "application/x-ole-storage"),
    (Kind::Doc, "application/msword"),
    (Kind::Ppt, "application/vnd.ms-powerpoint"),
    (Kind::Xls, "application/vnd.ms-excel"),
    (Kind::Msg, "application/vnd.ms-outlook"),
    (Kind::Rtf, "text/rtf"),
    (Kind::Pdf, "application/pdf"),
    (Kind::Email, "message/rfc822"),
    (Kind::Mbox, "application/mbox"),
    (Kind::Vcard, "text/vcard"),
    (Kind::Icalendar, "text/calendar"),
    (Kind::Html, "text/html"),
    (Kind::Xml, "text/xml"),
    (Kind::Yaml, "application/yaml"),
    (Kind::Toml, "application/toml"),
    (Kind::Ini, "text/x-ini"),
    (Kind::Sql, "application/sql"),
    (Kind::Sqlite, "application/vnd.sqlite3"),
    (Kind::Parquet, "application/vnd.apache.parquet"),
    (Kind::Arrow, "application/vnd.apache.arrow.file"),
    (Kind::Avro, "application/vnd.apache.avro"),
    (Kind::Orc, "application/x-orc"),
    (Kind::Jpeg, "image/jpeg"),
    (Kind::Png, "image/png"),
    (Kind::Tiff, "image/tiff"),
    (Kind::Webp, "image/webp"),
    (Kind::Heif, "image/heif"),
    (Kind::Gif, "image/gif"),
];

/// Which part of a large unit is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// Which, from 0.
    pub(crate) index: u32,
    /// How many there are: what [`Kind::parts`] said.
    pub(crate) of: u32,
}

impl Part {
    /// All of it in one.
    pub(crate) const WHOLE: Part = Part { index: 0, of: 1 };
}

impl Kind {
    /// The media type.
    pub fn media_type(self) -> &'static str {
        KINDS.iter().find(|(kind, _)| *kind == self).map_or("application/octet-stream", |(_, media)| media)
    }

    /// All kinds.
    pub fn all() -> impl Iterator<Item = Kind> {
        KINDS.iter().map(|(kind, _)| *kind)
    }

    /// A number for the wire to a reader's process.
    pub(crate) fn number(self) -> u8 {
        KINDS.iter().position(|(kind, _)| *kind == self).map_or(u8::MAX, |at| at as u8)
    }

    /// The kind with a number.
    pub(crate) fn from_number(number: u8) -> Option<Kind> {
        KINDS.get(usize::from(number)).map(|(kind, _)| *kind)
    }

    /// Whether its reader runs in a process of its own: its libraries may panic, run away, or ask for
    /// more memory than there is.
    pub(crate) fn is_risky(self) -> bool {
        use Kind::*;
        matches!(self, Pdf | Xlsb | Parquet | Arrow | Orc | SevenZip)
    }

    /// Whether it is written as text: it can be read as running text too, where there is no place for its
    /// parts.
    pub(crate) fn is_text(self) -> bool {
        use Kind::*;
        matches!(self, Email | Mbox | Vcard | Icalendar | Html | Xml | Yaml | Toml | Ini | Sql)
    }

    /// Whether its reader never goes back: it can read a member of an archive as it is decompressed.
    pub(crate) fn reads_forward(self) -> bool {
        use Kind::*;
        matches!(
            self,
            Gzip | Bzip2
                | Xz
                | Lzma
                | Zstd
                | Lz4
                | Compress
                | Tar
                | Cpio
                | Ar
                | Rpm
                | Mbox
                | Vcard
                | Icalendar
                | Html
                | Xml
                | Yaml
                | Ini
                | Sql
                | Rtf
        )
    }

    /// What content of this kind turns out to be on a closer look.
    pub(crate) fn refined(self, input: &Input<'_>) -> Kind {
        match self {
            // What is wrong with it shows when it is read.
            Kind::Zip => archives::zip::document(input).ok().flatten().unwrap_or(self),
            _ => self,
        }
    }

    /// In how many parts several workers can read an input of more than `part` bytes; 1 when it can only
    /// be read whole. The same for every number of workers.
    ///
    /// # Errors
    /// None that matters: what is wrong with it shows again when it is read.
    pub(crate) fn parts(self, input: &Input<'_>, part: u64) -> Reading<u32> {
        match self {
            Kind::Zip => archives::zip::parts(input, part),
            Kind::Xlsx => office::xlsx::parts(input, part),
            #[cfg(feature = "columnar")]
            Kind::Parquet => tables::parquet::parts(input, part),
            #[cfg(feature = "columnar")]
            Kind::Orc => tables::orc::parts(input, part),
            Kind::Sqlite => tables::sqlite::parts(input, part),
            _ => Ok(1),
        }
    }

    /// Reads the current place of `out` as content of this kind.
    ///
    /// # Errors
    /// What kept the reader from going on.
    pub(crate) fn read(self, input: &Input<'_>, part: Part, out: &mut Out<'_>) -> Reading {
        match self {
            Kind::Gzip | Kind::Bzip2 | Kind::Xz | Kind::Lzma | Kind::Zstd | Kind::Lz4 | Kind::Compress => {
                archives::compressed::read(self, input, out)
            }
            Kind::Zip => archives::zip::read(input, part, out),
            Kind::Tar => archives::tar::read(input, out),
            Kind::SevenZip => archives::seven_zip::read(input, out),
            Kind::Cpio => archives::cpio::read(input, out),
            Kind::Ar => archives::ar::read(input, out),
            Kind::Rpm => archives::rpm::read(input, out),
            Kind::Iso => archives::iso::read(input, out),
            Kind::Docx => office::docx::read(input, out),
            Kind::Pptx => office::pptx::read(input, out),
            Kind::Xlsx => office::xlsx::read(input, part, out),
            Kind::Odt | Kind::Odp => office::odt::read(input, out),
            Kind::Ods => office::ods::read(input, out),
            Kind::Rtf => office::rtf::read(input, out),
            Kind::Ole => office::ole::read(input, out),
            Kind::Doc => office::doc::read(input, out),
            Kind::Ppt => office::ppt::read(input, out),
            Kind::Xls | Kind::Xlsb => office::xls::read(self, input, out),
            Kind::Msg => mail::msg::read(input, out),
            #[cfg(feature = "pdf")]
            Kind::Pdf => crate::formats::pdf::read(input, out),
            Kind::Email => mail::message::read(input, out),
            Kind::Mbox => mail::mbox::read(input, out),
            Kind::Vcard | Kind::Icalendar => mail::content_lines::read(self, input, out),
            Kind::Html => markup::html::read(input, out),
            Kind::Xml => markup::xml::read(input, out),
            Kind::Yaml => config::yaml::read(input, out),
            Kind::Toml => config::toml::read(input, out),
            Kind::Ini => config::ini::read(input, out),
            Kind::Sql => tables::sql::read(input, out),
            Kind::Sqlite => tables::sqlite::read(input, part, out),
            #[cfg(feature = "columnar")]
            Kind::Parquet => tables::parquet::read(input, part, out),
            #[cfg(feature = "columnar")]
            Kind::Arrow => tables::arrow::read(input, out),
            Kind::Avro => tables::avro::read(input, out),
            #[cfg(feature = "columnar")]
            Kind::Orc => tables::orc::read(input, part, out),
            Kind::Jpeg | Kind::Png | Kind::Tiff | Kind::Webp | Kind::Heif | Kind::Gif => {
                pictures::read(self, input, out)
            }
            #[cfg(not(all(feature = "columnar", feature = "pdf")))]
            _ => Err(crate::Failure {
                reason: crate::Reason::UnsupportedFormat(self.media_type().to_owned()),
                detail: "this build of domesday has no reader for it".to_owned(),
            }),
        }
    }
}
