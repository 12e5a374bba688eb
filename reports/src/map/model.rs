//! The types of the data map. Everything in them is sorted, and may be printed: places, names of fields, counts,
//! masked previews. Places and names come from the systems and are hostile: whoever writes them escapes them.

use domesday_connectors::Exposure;
use domesday_detectors::verdict::{Form, Role};
use domesday_detectors::{Category, Evidence};

use crate::Day;

/// Everything that is known of an estate: systems > datasets > collections > fields > categories.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DataMap {
    /// The scans that it comes from, the first one first.
    pub scans: Vec<MapScan>,
    /// The systems, by place.
    pub systems: Vec<MapSystem>,
    /// How many data subjects, everywhere.
    pub subjects: Subjects,
}

/// One scan, as the inventory remembers it: what trends are drawn from.
#[derive(Clone, Debug, PartialEq)]
pub struct MapScan {
    /// When it started, RFC 3339.
    pub started: String,
    /// The version of domesday.
    pub version: String,
    /// The places that were scanned.
    pub targets: Vec<String>,
    /// How long it took, in seconds.
    pub seconds: f64,
    /// Findings below this confidence, in per cent, were dropped.
    pub min_confidence: u8,
    /// What was listed and what became of it.
    pub coverage: Coverage,
    /// By category, sorted: fields that held it, and values found that are not reserved.
    pub categories: Vec<(Category, u64, u64)>,
}

/// Units and what became of them: `listed = examined + gap_units`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Units listed.
    pub listed: u64,
    /// Units examined whole.
    pub examined: u64,
    /// Units of which something, or all, was not read.
    pub gap_units: u64,
    /// Bytes read.
    pub bytes: u64,
}

/// A system: a machine's files, a database server, a bucket.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapSystem {
    /// The spelling of its place: `file://`, `postgresql://db1:5432`, `s3://lake`.
    pub place: String,
    /// Its datasets, by place.
    pub datasets: Vec<MapDataset>,
    /// How many data subjects.
    pub subjects: Subjects,
}

/// A directory, prefix or schema.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapDataset {
    /// The spelling of its place, without a slash at the end.
    pub place: String,
    /// Whether the last scan looked at all of it.
    pub whole: bool,
    /// When it was last looked at, RFC 3339.
    pub scanned: String,
    /// Its units.
    pub coverage: Coverage,
    /// Its collections with something to tell, by place.
    pub collections: Vec<MapCollection>,
    /// Units that were not read at all, by reason.
    pub unread: Vec<MapGap>,
    /// How many data subjects.
    pub subjects: Subjects,
}

/// A file, object or table; or several that are one thing, folded (see [`units`](MapCollection::units)).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapCollection {
    /// The spelling of its place. Of folded ones, what differs is written `{key}`, `dt=*`, `part-*`.
    pub place: String,
    /// How many units it stands for; 1, but where several were folded.
    pub units: u64,
    /// The media type of its content.
    pub media_type: Option<String>,
    /// Whether it was examined whole.
    pub examined: bool,
    /// Bytes read.
    pub bytes: u64,
    /// Of a sample: the upper bound of the share of records that hold what was not seen in it, with 95 %
    /// confidence. `None` where all records were read.
    pub missed_below: Option<f64>,
    /// Records of the collection, as far as that is known.
    pub records: Option<u64>,
    /// The oldest and newest date seen in its records, dates of birth aside.
    pub dates: Option<DateRange>,
    /// When it was last changed.
    pub modified: Option<Day>,
    /// Who else can get at it, sorted.
    pub exposure: Vec<Exposure>,
    /// Where it is stored: `eu-central-1`.
    pub region: Option<String>,
    /// How many data subjects.
    pub subjects: Subjects,
    /// What kinds of data subjects, as inferred, the likeliest first.
    pub kinds: Vec<KindOfSubject>,
    /// Its fields, by place.
    pub fields: Vec<MapField>,
    /// What could not be read of it.
    pub gaps: Vec<MapGap>,
}

/// The oldest and the newest of some dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateRange {
    /// The oldest.
    pub oldest: Day,
    /// The newest.
    pub newest: Day,
}

/// How many data subjects something is about, estimated from distinct values that stand for one person each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Subjects {
    /// At least so many: the largest count of distinct identifiers of one category.
    pub at_least: u64,
    /// The category that was counted; `None` where nothing identifies a person.
    pub counted: Option<Category>,
}

/// A kind of data subjects. The names are those of fideslang's data subjects
/// (<https://ethyca.github.io/fideslang/taxonomy/data_subjects/>) where it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum SubjectKind {
    Customer,
    Employee,
    JobApplicant,
    Prospect,
    Supplier,
    Contractor,
    Visitor,
    Patient,
    Student,
    Shareholder,
    Member,
}

impl SubjectKind {
    /// Every kind, in order.
    pub const ALL: &'static [SubjectKind] = &[
        SubjectKind::Customer,
        SubjectKind::Employee,
        SubjectKind::JobApplicant,
        SubjectKind::Prospect,
        SubjectKind::Supplier,
        SubjectKind::Contractor,
        SubjectKind::Visitor,
        SubjectKind::Patient,
        SubjectKind::Student,
        SubjectKind::Shareholder,
        SubjectKind::Member,
    ];

    /// The stable id, such as `job-applicant`.
    pub const fn id(self) -> &'static str {
        match self {
            SubjectKind::Customer => "customer",
            SubjectKind::Employee => "employee",
            SubjectKind::JobApplicant => "job-applicant",
            SubjectKind::Prospect => "prospect",
            SubjectKind::Supplier => "supplier",
            SubjectKind::Contractor => "contractor",
            SubjectKind::Visitor => "visitor",
            SubjectKind::Patient => "patient",
            SubjectKind::Student => "student",
            SubjectKind::Shareholder => "shareholder",
            SubjectKind::Member => "member",
        }
    }

    /// The kind of an id.
    pub fn of_id(id: &str) -> Option<SubjectKind> {
        SubjectKind::ALL.iter().copied().find(|kind| kind.id() == id)
    }
}

/// A kind of data subjects that was inferred: people confirm it in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindOfSubject {
    /// The kind.
    pub kind: SubjectKind,
    /// What it was inferred from: names of places and fields, never values.
    pub because: String,
}

/// A column, a JSON path, or running text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapField {
    /// What follows the collection's spelling in the field's: `#col=email`; empty for running text.
    pub suffix: String,
    /// The name as people know it: `email`, `/user/email`; empty for running text.
    pub name: String,
    /// A column or JSON path, not running text.
    pub structured: bool,
    /// Values (not empty) that were examined; 0 for running text.
    pub values: u64,
    /// Records that it was looked for in; 0 for running text.
    pub records: u64,
    /// The declared type, where there is one.
    pub declared_type: Option<String>,
    /// Whether it is the primary key, or a part of it.
    pub primary_key: bool,
    /// Whether no two records may have the same value.
    pub unique: bool,
    /// The spellings of the fields that its values must be in, sorted: declared foreign keys.
    pub references: Vec<String>,
    /// The spellings of fields that it seems to refer to, sorted: by their names and types, or by values in common.
    /// None of them is in `references`.
    pub inferred_references: Vec<String>,
    /// The oldest and newest date in it, where it holds dates that are not of birth.
    pub dates: Option<DateRange>,
    /// What it holds, one entry a category, by category. Empty where nothing was found.
    pub held: Vec<Held>,
}

/// What a field holds of one category.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The category of personal data.
    pub category: Category,
    /// The detectors of the values, sorted.
    pub detectors: Vec<String>,
    /// What the field is to it.
    pub role: Role,
    /// In what form.
    pub form: Form,
    /// How sure, in per cent: of the field as a whole where it is dedicated, else of the values on average.
    pub confidence: u8,
    /// The share of the field's values, 0 to 1; 0 for running text.
    pub share: f64,
    /// Values found.
    pub values: u64,
    /// Of these, documentation and test values.
    pub reserved: u64,
    /// Distinct values, estimated. Of folded collections those of all of them where they can be told apart, else
    /// those of the one with the most: at least so many.
    pub distinct: u64,
    /// Of these, values of persons who must not be here any more (see the register's suppression lists).
    pub suppressed: u64,
    /// What it rests on.
    pub evidence: Evidence,
    /// A few masked previews.
    pub previews: Vec<String>,
}

/// What was not read for one reason.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapGap {
    /// The id of the reason, as in the inventory.
    pub reason: String,
    /// How many units, or parts of a unit.
    pub units: u64,
    /// Bytes not read, as far as that is known.
    pub bytes: u64,
    /// A few places, sorted.
    pub places: Vec<String>,
    /// A detail of one of them, for people.
    pub detail: String,
}
