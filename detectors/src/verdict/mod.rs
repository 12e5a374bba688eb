//! One judgement a field and category: from the field's name, its type, its values and the fields beside it.
//!
//! A field is judged in two steps: [`judge`] looks at the field alone, [`refine`] at all fields of a table
//! together. An empty field has no verdict, whatever it is called.

mod chance;
mod judge;
mod sketch;
mod table;

use crate::{Category, Confidence, DetectorId, Evidence};

pub use judge::{Column, Counts, Reach, judge};
pub use sketch::Sketch;
pub use table::{TableField, refine};

/// What a field holds, judged by its name and all its examined values.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The category of personal data.
    pub category: Category,
    /// The detector of most of the values.
    pub detector: DetectorId,
    /// How sure it is that the field is there to hold this category.
    pub confidence: Confidence,
    /// The share of the field's values in which the category was found, 0 to 1.
    pub share: f64,
    /// What the field is to the category.
    pub role: Role,
    /// In what form the values are held.
    pub form: Form,
    /// What it rests on.
    pub evidence: Evidence,
}

/// What a field is to a category that was found in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The field is there to hold it: an erasure empties or removes values.
    Dedicated,
    /// Something else that contains some: an erasure rewrites values.
    Incidental,
    /// Found, but too few or too unsure to say that the field holds it: counted, not part of the map's totals.
    Unlikely,
}

impl Role {
    /// The stable id.
    pub const fn id(self) -> &'static str {
        match self {
            Role::Dedicated => "dedicated",
            Role::Incidental => "incidental",
            Role::Unlikely => "unlikely",
        }
    }

    /// The role of an id.
    pub fn of_id(id: &str) -> Option<Role> {
        [Role::Dedicated, Role::Incidental, Role::Unlikely].into_iter().find(|role| role.id() == id)
    }
}

/// In what form values are held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// As they are.
    #[default]
    Plain,
    /// As digests: `5f4dcc3b5aa765d61d8327deb882cf99`, `$2b$12$...`.
    Hashed,
    /// With a part blotted out: `j***@x.com`, `**** 1234`.
    Masked,
}

impl Form {
    /// The stable id.
    pub const fn id(self) -> &'static str {
        match self {
            Form::Plain => "plain",
            Form::Hashed => "hashed",
            Form::Masked => "masked",
        }
    }

    /// The form of an id.
    pub fn of_id(id: &str) -> Option<Form> {
        [Form::Plain, Form::Hashed, Form::Masked].into_iter().find(|form| form.id() == id)
    }
}
