//! The catalogue, compiled for a set of detectors.

use crate::{
    Confidence, ContextWindow, Definition, DetectorId, FieldHint, Level,
    catalog::ENTRIES,
    cue::Vocabulary,
    identifier::table::Table,
    marks::Marks,
    method::{Anchor, Method, Value},
    site::Site,
};

/// What parses a value at a position.
pub(crate) type Parse = fn(&Site<'_>, usize) -> Option<Value>;

/// The detectors that share lanes, ready to look things up.
pub(crate) struct Compiled {
    pub(crate) vocabulary: Vocabulary,
    /// By detector, those of users behind those of the catalogue.
    pub(crate) definitions: Vec<&'static Definition>,
    /// Forms, by skeleton and by detector.
    pub(crate) table: Table,
    /// By detector: what parses the value behind its label.
    pub(crate) labelled: Vec<Option<Parse>>,
    /// By anchor: the detectors that ask for it.
    anchored: [Vec<(DetectorId, Parse)>; Anchor::COUNT],
    /// The detectors that the walks over numbers and over words of capitals and digits ask.
    pub(crate) walked: Marks,
    /// Whether some detector of the catalogue uses the shared lanes.
    pub(crate) shares_lanes: bool,
    /// From which confidence on running text is searched for values that nothing around names.
    pub(crate) least: Confidence,
    /// The confidence of values to which their definition gives none without context: 0, and [`UNNAMED`] where
    /// the caller asks for so little.
    pub(crate) unnamed: u8,
}

/// What looks like an identifier by form and check alone, among all that looks so.
const UNNAMED: u8 = 10;

impl Compiled {
    /// Compiles the detectors of the catalogue that `enabled` holds, and the words of those of users.
    pub(crate) fn new(enabled: &Marks, custom: &[&'static Definition], least: Confidence) -> Compiled {
        let mut compiled = Compiled {
            vocabulary: Vocabulary::default(),
            definitions: ENTRIES.iter().map(|entry| entry.definition).chain(custom.iter().copied()).collect(),
            table: Table::default(),
            labelled: vec![None; ENTRIES.len()],
            anchored: [const { Vec::new() }; Anchor::COUNT],
            walked: Marks::NONE,
            shares_lanes: false,
            least: least.min(Level::Medium.floor()),
            unnamed: if least.percent() <= UNNAMED { UNNAMED } else { 0 },
        };
        let mut named: Vec<(DetectorId, &'static Definition)> = Vec::new();
        let mut identifiers = Vec::new();
        for (index, entry) in ENTRIES.iter().enumerate() {
            let detector = DetectorId(index as u16);
            // Detectors with lanes of their own look at their context themselves.
            if !enabled.has(detector) || entry.methods.is_empty() {
                continue;
            }
            named.push((detector, entry.definition));
            for method in entry.methods {
                match method {
                    Method::Identifier(identifier) => {
                        identifiers.push((detector, entry.definition, identifier));
                        compiled.walked = compiled.walked.with(detector);
                    }
                    Method::Labelled(labelled) => compiled.labelled[index] = Some(labelled.value),
                    Method::Anchored(anchored) => {
                        if matches!(
                            anchored.anchor,
                            Anchor::LongToken | Anchor::MachineReadable | Anchor::Track
                        ) {
                            compiled.walked = compiled.walked.with(detector);
                        }
                        compiled.anchored[anchored.anchor as usize].push((detector, anchored.value));
                    }
                }
            }
        }
        compiled.shares_lanes = !named.is_empty();
        for (index, definition) in custom.iter().enumerate() {
            let detector = DetectorId((ENTRIES.len() + index) as u16);
            if enabled.has(detector) {
                named.push((detector, definition));
            }
        }
        compiled.vocabulary = Vocabulary::new(&named);
        compiled.table = Table::new(identifiers.into_iter());
        compiled
    }

    /// The detectors that look at an anchor.
    #[inline]
    pub(crate) fn anchored(&self, anchor: Anchor) -> &[(DetectorId, Parse)] {
        &self.anchored[anchor as usize]
    }

    /// What the name of a field says.
    pub(crate) fn field(&self, name: &str) -> FieldHint {
        let meaning = self.vocabulary.of_name(name.as_bytes());
        let category = |detector: DetectorId| {
            self.definitions.get(usize::from(detector.0)).map(|definition| definition.category)
        };
        FieldHint::of(name).meaning(&meaning, category)
    }

    /// Whether a word near by makes a detector so much more certain that the words are worth reading.
    pub(crate) fn gains_by_words(&self, detector: DetectorId) -> bool {
        const WORTH: u8 = 5;
        self.definition(detector).is_some_and(|d| d.precision.alone + WORTH <= d.precision.context)
    }

    /// Whether a detector reports nothing without a word near by.
    pub(crate) fn needs_context(&self, detector: DetectorId) -> bool {
        self.definition(detector).is_some_and(|definition| definition.precision.alone == 0)
    }

    /// How far words count for a detector.
    pub(crate) fn window(&self, detector: DetectorId) -> ContextWindow {
        self.definition(detector).map_or(ContextWindow::USUAL, |definition| definition.window)
    }

    /// The definition of a detector.
    pub(crate) fn definition(&self, detector: DetectorId) -> Option<&'static Definition> {
        self.definitions.get(usize::from(detector.0)).copied()
    }
}
