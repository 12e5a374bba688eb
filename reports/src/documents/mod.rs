//! Documents that are drawn from a data map and the register. The order of the registry is that of the help text.

mod csv;
mod datahub;
mod dpv;
pub mod fides;
mod html;
mod markdown;
mod openmetadata;
mod processing;
mod ropa;

use std::io::{self, Write};

use crate::map::DataMap;
use crate::register::{Contradiction, Register};

/// What a document is drawn from.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'m> {
    /// The data map.
    pub map: &'m DataMap,
    /// The register; the empty one where there is none.
    pub register: &'m Register,
    /// What the map says against the register, sorted.
    pub contradictions: &'m [Contradiction],
    /// An earlier data map to compare with.
    pub previous: Option<&'m DataMap>,
    /// When the document is made, RFC 3339. Documents read no clock.
    pub generated: &'m str,
    /// The version of domesday.
    pub version: &'m str,
}

/// A document: its id, what it is, and the usual ending of its files.
#[derive(Clone, Copy, Debug)]
pub struct Document {
    /// The name it is asked for by: `html`, `ropa-ico-xlsx`.
    pub id: &'static str,
    /// What it is, one line.
    pub summary: &'static str,
    /// The ending of its files: `html`.
    pub extension: &'static str,
    write: fn(&Sources<'_>, &mut dyn Write) -> io::Result<()>,
}

impl Document {
    /// The document of an id.
    pub fn of_id(id: &str) -> Option<&'static Document> {
        DOCUMENTS.iter().find(|document| document.id == id)
    }

    /// Writes it.
    ///
    /// # Errors
    /// Those of the output.
    pub fn write(&self, sources: &Sources<'_>, out: &mut dyn Write) -> io::Result<()> {
        (self.write)(sources, out)
    }
}

/// Every document.
pub const DOCUMENTS: &[Document] = &[
    Document {
        id: "html",
        summary: "the data map as one self-contained page",
        extension: "html",
        write: html::write,
    },
    Document { id: "markdown", summary: "the data map as Markdown", extension: "md", write: markdown::write },
    Document {
        id: "csv",
        summary: "one row for each field and category",
        extension: "csv",
        write: csv::write,
    },
    Document {
        id: "ropa-ico",
        summary: "record of processing in the layout of the United Kingdom's ICO, CSV",
        extension: "csv",
        write: ropa::ico_csv,
    },
    Document {
        id: "ropa-ico-xlsx",
        summary: "the same as a workbook",
        extension: "xlsx",
        write: ropa::ico_xlsx,
    },
    Document {
        id: "ropa-cnil",
        summary: "record of processing in the layout of France's CNIL, CSV",
        extension: "csv",
        write: ropa::cnil_csv,
    },
    Document {
        id: "ropa-cnil-xlsx",
        summary: "the same as a workbook",
        extension: "xlsx",
        write: ropa::cnil_xlsx,
    },
    Document {
        id: "ropa-dpc",
        summary: "record of processing in the layout of Ireland's DPC, CSV",
        extension: "csv",
        write: ropa::dpc_csv,
    },
    Document {
        id: "ropa-dpc-xlsx",
        summary: "the same as a workbook",
        extension: "xlsx",
        write: ropa::dpc_xlsx,
    },
    Document { id: "fides", summary: "Fides datasets, YAML", extension: "yml", write: fides::write },
    Document {
        id: "dpv",
        summary: "W3C Data Privacy Vocabulary, JSON-LD",
        extension: "jsonld",
        write: dpv::write,
    },
    Document {
        id: "openmetadata",
        summary: "table metadata for OpenMetadata's CSV import",
        extension: "csv",
        write: openmetadata::write,
    },
    Document {
        id: "datahub",
        summary: "metadata change proposals for DataHub's file source, JSON",
        extension: "json",
        write: datahub::write,
    },
];
