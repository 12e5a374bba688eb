//! Tables: databases in files, dumps, columnar files.

#[cfg(feature = "columnar")]
pub(crate) mod arrow;
pub(crate) mod avro;
#[cfg(feature = "columnar")]
mod columnar;
mod ddl;
mod display;
#[cfg(feature = "columnar")]
pub(crate) mod orc;
#[cfg(feature = "columnar")]
pub(crate) mod parquet;
#[cfg(feature = "columnar")]
mod parts;
mod properties;
pub(crate) mod sql;
pub(crate) mod sqlite;
mod table;

use crate::formats::Kind;

/// What tables begin with `head`.
pub(crate) fn recognise(head: &[u8]) -> Option<Kind> {
    const MAGIC: &[(&[u8], Kind)] = &[
        // https://parquet.apache.org/docs/file-format/
        (b"PAR1", Kind::Parquet),
        (b"PARE", Kind::Parquet),
        // https://orc.apache.org/specification/ORCv1/
        (b"ORC", Kind::Orc),
        // https://avro.apache.org/docs/1.12.0/specification/#object-container-files
        (b"Obj\x01", Kind::Avro),
        // https://arrow.apache.org/docs/format/Columnar.html#ipc-file-format
        (b"ARROW1\0\0", Kind::Arrow),
        // https://www.sqlite.org/fileformat.html#the_database_header
        (b"SQLite format 3\0", Kind::Sqlite),
    ];
    #[cfg(feature = "columnar")]
    if arrow::is_stream(head) {
        return Some(Kind::Arrow);
    }
    MAGIC.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, kind)| *kind)
}

/// Whether a text is a dump of tables. `extension`: that of its name, in lower case.
pub(crate) fn recognise_text(text: &str, extension: &str) -> Option<Kind> {
    sql::is_sql(text, extension == "sql").then_some(Kind::Sql)
}
