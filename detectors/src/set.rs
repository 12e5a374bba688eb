//! The engine: anchors, verification, overlaps.

use crate::{
    Category, Definition, Detection, DetectorId, FieldHint, Layout, Shape, Span, Text, address,
    anchor::{Anchors, simd},
    blocks::Blocks,
    catalog::{
        self, bic, email_address, iban, id, ip_address, mac_address, payment_card, person_name, phone_number,
    },
    compiled::Compiled,
    cue::Scanner,
    custom::{Custom, CustomDetector, Detector, Lane, PatternLane},
    lanes::{Lanes, Pending, labels::label_end},
    layout::Locator,
    linked,
    marks::Marks,
    method::Anchor,
    number::Run,
    options::{Options, OptionsError},
    overlap::{self, Sorting},
    person::{Judge, Names},
    phone::Regions,
    record,
    site::{Candidate, Site},
    tlds::Tlds,
};

mod values;

/// How much text is searched for anchors before they are verified: anchors and text stay in the
/// first-level cache. A multiple of the stride of the anchor pass.
const TILE: usize = 48 * 680;

/// A set of detectors, ready to scan. Make it once; it is immutable and can be shared by threads.
pub struct DetectorSet {
    level: simd::Level,
    enabled: Marks,
    pub(crate) compiled: Compiled,
    /// By the number of the detector.
    categories: Vec<Category>,
    tlds: Tlds,
    regions: Regions,
    custom: Vec<Custom>,
    judge: Judge,
}

/// Memory that a scan uses, kept from one text to the next. One a thread.
#[derive(Debug, Default)]
pub struct Scratch {
    anchors: Anchors,
    candidates: Vec<Candidate>,
    sorting: Sorting,
    blocks: Vec<u32>,
    scanner: Scanner,
    labels: Scanner,
    pending: Vec<Pending>,
    order: Blocks<Pending>,
    settled: Vec<u64>,
    names: Names,
    records: Vec<record::Told>,
}

impl DetectorSet {
    /// The detectors that `options` ask for.
    ///
    /// # Errors
    /// When an option names a detector or a region that does not exist.
    pub fn new(options: &Options) -> Result<DetectorSet, OptionsError> {
        let custom = custom_lanes(&options.custom)?;
        let known: Vec<&'static Definition> =
            catalog::ALL.iter().copied().chain(custom.iter().map(Custom::definition)).collect();
        let mut enabled = if options.only.is_empty() { Marks::ALL } else { Marks::NONE };
        for name in &options.only {
            let mut found = Category::ALL.iter().any(|c| c.id() == name);
            for (number, definition) in known.iter().enumerate() {
                if definition.id == name || definition.category.id() == name {
                    enabled = enabled.with(DetectorId(number as u16));
                    found = true;
                }
            }
            if !found {
                return Err(OptionsError::UnknownDetector(name.clone()));
            }
        }
        let regions = Regions::new(&options.regions)?;
        for (number, definition) in catalog::ALL.iter().enumerate() {
            if !issued_in(definition, &options.regions) {
                enabled = enabled.without(DetectorId(number as u16));
            }
        }
        let categories = known.iter().map(|definition| definition.category).collect();
        let (level, tlds) = (simd::Level::detect(), Tlds::new());
        let judge = if options.model { Judge::Model } else { Judge::Lexicon };
        let compiled = Compiled::new(&enabled, &known[catalog::ALL.len()..], options.min_confidence);
        Ok(DetectorSet { level, enabled, compiled, categories, tlds, regions, custom, judge })
    }

    /// Adds a detector written in Rust, and tells its number. At most 64 can be added; a further one
    /// takes the place of none and is returned.
    ///
    /// # Errors
    /// The detector itself, when the set is full.
    pub fn add(&mut self, detector: Box<dyn Detector>) -> Result<DetectorId, Box<dyn Detector>> {
        if self.custom.len() == MOST_CUSTOM {
            return Err(detector);
        }
        let number = DetectorId((catalog::ALL.len() + self.custom.len()) as u16);
        self.categories.push(detector.definition().category);
        self.custom.push(Custom::Literal(Box::new(Lane::new(detector))));
        self.enabled = self.enabled.with(number);
        let definitions: Vec<&'static Definition> = self.custom.iter().map(Custom::definition).collect();
        self.compiled = Compiled::new(&self.enabled, &definitions, self.compiled.least);
        Ok(number)
    }

    /// The definition of a detector of this set.
    pub fn definition(&self, detector: DetectorId) -> Option<&'static Definition> {
        let number = usize::from(detector.0);
        match catalog::ALL.get(number) {
            Some(definition) => Some(definition),
            None => self.custom.get(number - catalog::ALL.len()).map(Custom::definition),
        }
    }

    /// The definitions of the detectors that run, in the order of their numbers.
    pub fn definitions(&self) -> impl Iterator<Item = (DetectorId, &'static Definition)> + '_ {
        (0..(catalog::ALL.len() + self.custom.len()) as u16)
            .map(DetectorId)
            .filter(|id| self.runs(*id))
            .filter_map(|id| Some((id, self.definition(id)?)))
    }

    /// What the name of a field says about its values.
    pub fn field(&self, name: &str) -> FieldHint {
        self.compiled.field(name)
    }

    /// Appends the normal form of a value to `out`: equal values, however written, have equal normal
    /// forms, from which pseudonyms and distinct counts are made.
    pub fn normalize(&self, detector: DetectorId, value: &str, out: &mut String) {
        match detector {
            id::EMAIL_ADDRESS => email_address::normalize(value, out),
            id::PHONE_NUMBER => phone_number::normalize(value, &self.regions, out),
            id::IP_ADDRESS => ip_address::normalize(value, out),
            id::MAC_ADDRESS => mac_address::normalize(value, out),
            id::PAYMENT_CARD => payment_card::normalize(value, out),
            id::IBAN => iban::normalize(value, out),
            id::BIC => bic::normalize(value, out),
            id::PERSON_NAME => person_name::normalize(value, out),
            id::POSTAL_ADDRESS => address::normalize(value, out),
            DetectorId(number) => match catalog::ENTRIES.get(usize::from(number)) {
                Some(entry) => (entry.normal)(value, out),
                None => match self.custom.get(usize::from(number) - catalog::ALL.len()) {
                    Some(lane) => lane.normalize(value, out),
                    None => out.push_str(value),
                },
            },
        }
    }

    /// Whether a given and a family name may stand side by side in the name of a file or a field: most names hold
    /// none, and looking costs less than a scan.
    pub fn may_name_person(name: &[u8]) -> bool {
        person_name::may_stand_in(name)
    }

    /// Looks at `text` once and tells what it holds, by ascending start, each with the index of its
    /// cell (0 for text without cells). Allocates nothing once `scratch` has grown.
    pub fn scan<L: Layout + ?Sized>(
        &self,
        text: Text<'_, L>,
        scratch: &mut Scratch,
        found: &mut dyn FnMut(Detection, u32),
    ) {
        self.scan_with(text, scratch, &mut |_, _| {}, &mut |_, _| {}, found);
    }

    /// [`scan`](DetectorSet::scan) that also tells what anchors there were and which candidates fell.
    pub(crate) fn scan_with<L: Layout + ?Sized>(
        &self,
        text: Text<'_, L>,
        scratch: &mut Scratch,
        anchored: &mut dyn FnMut(&'static str, &[u32]),
        fallen: &mut dyn FnMut(&Candidate, &Candidate),
        found: &mut dyn FnMut(Detection, u32),
    ) {
        let Scratch {
            anchors,
            candidates,
            sorting,
            blocks,
            scanner,
            labels,
            pending,
            order,
            settled,
            names,
            records,
        } = scratch;
        candidates.clear();
        scanner.reset();
        names.reset(self.judge);
        let bytes = text.content.as_bytes();
        let locator = Locator::new(&text, blocks);
        let mut rows = None;
        let mut reached_address = address::Reached::default();
        let mut lanes = Lanes {
            compiled: &self.compiled,
            scanner,
            labels,
            pending,
            blocks: order,
            settled,
            reached: [0; Anchor::COUNT],
            out: candidates,
            rows: &mut rows,
            address: &mut reached_address,
        };
        self.verify_values(&text, &locator, &mut lanes, names);
        if let Some(layout) = text.layout
            && self.runs(id::POSTAL_ADDRESS)
            && text.fields.iter().any(address::is_part)
        {
            address::verify_parts(&text, layout, lanes.out);
        }
        let mut from = 0;
        while from < bytes.len() {
            let to = (from + TILE).min(bytes.len());
            anchors.clear();
            anchors.find(self.level, bytes, from, to);
            anchors.tell(anchored);
            self.verify(anchors, &locator, &mut lanes);
            self.names(anchors, &locator, names, lanes.out);
            lanes.small_letters(&locator, from..to);
            lanes.settle(&locator);
            from = to;
        }
        if self.runs(id::PERSON_NAME)
            && text.layout.is_none()
            && let Some((site, _)) = locator.site(0)
        {
            let mut found = |candidate| lanes.out.push(candidate);
            if site.shape == Shape::Name {
                person_name::verify_name(&site, names, &mut found);
            } else {
                person_name::verify_short(&site, names, &mut found);
            }
        }
        for (index, custom) in self.custom.iter().enumerate() {
            let number = DetectorId((catalog::ALL.len() + index) as u16);
            if !self.runs(number) {
                continue;
            }
            match custom {
                Custom::Literal(lane) => lane.find(text.content, &locator, number, lanes.out),
                Custom::Pattern(lane) => {
                    lane.find(text.content, &locator, |span, evidence| {
                        lanes.pattern(number, &locator, span, evidence);
                    });
                }
            }
        }
        overlap::resolve(candidates, sorting, fallen);
        record::raise(candidates, &text, &self.categories, records);
        for (index, c) in candidates.iter().enumerate() {
            if c.start < text.owned.0 || c.start >= text.owned.1 {
                continue;
            }
            let Some(&category) = self.categories.get(usize::from(c.detector.0)) else { continue };
            // Users know their own patterns.
            if category == Category::OnlineActivity
                && usize::from(c.detector.0) < catalog::ALL.len()
                && !linked::is_linked(candidates, index, &text, &self.categories)
            {
                continue;
            }
            let span = Span { start: c.start, end: c.end };
            let Candidate { detector, confidence, evidence, cell, .. } = *c;
            found(Detection { span, detector, category, confidence, evidence }, cell);
        }
    }

    #[inline]
    fn runs(&self, detector: DetectorId) -> bool {
        self.enabled.has(detector)
    }

    /// Stage 2: each kind's own check over its own list.
    fn verify<L: Layout + ?Sized>(&self, anchors: &Anchors, cells: &Locator<'_, L>, lanes: &mut Lanes<'_>) {
        if self.runs(id::EMAIL_ADDRESS) {
            each(&anchors.at, cells, lanes.out, |site, at, found| {
                email_address::verify(site, at, &self.tlds, found)
            });
        }
        self.numbers(anchors, cells, lanes);
        let out = &mut *lanes.out;
        if self.runs(id::IP_ADDRESS) {
            each(&anchors.dotted, cells, out, ip_address::verify_v4);
        }
        let (ip, mac) = (self.runs(id::IP_ADDRESS), self.runs(id::MAC_ADDRESS));
        let colons: &[u32] = if ip || mac { &anchors.colon } else { &[] };
        each(colons, cells, out, |site, at, found| {
            // The times in logs are chains, too: the shortest address has five colons, or two in a row.
            if !ip_address::is_long_chain(site, at) {
                return;
            }
            if ip {
                ip_address::verify_v6(site, at, found);
            }
            if mac {
                mac_address::verify(site, at, found);
            }
        });
        if mac {
            each(&anchors.hex_group, cells, out, mac_address::verify);
        }
        if self.runs(id::IBAN) {
            each(&anchors.letters_digits, cells, out, iban::verify);
        }
        if self.runs(id::POSTAL_ADDRESS) {
            let reached = &mut *lanes.address;
            each(&anchors.house, cells, out, |site, at, found| address::verify(site, at, reached, found));
        }
        if self.runs(id::BIC) {
            each(&anchors.capitals, cells, out, bic::verify);
        }
        if self.compiled.shares_lanes {
            let mut last = usize::MAX;
            for &at in &anchors.mixed {
                if let Some((site, cell)) = cells.site(at)
                    && self.looks_for_identifiers(&site)
                    && !lanes.is_settled(cell)
                {
                    lanes.mixed(&site, cell, at as usize, &mut last);
                }
            }
            for &at in &anchors.label {
                let end = label_end(&self.compiled.vocabulary, cells.text(), at as usize);
                if let (Some(end), Some((site, cell))) = (end, cells.site(at))
                    && end > site.lo
                {
                    lanes.label(&site, cell, at as usize, end);
                }
            }
            lanes.pieces(anchors, cells);
        }
    }

    /// Looks for names of persons at words with capitals.
    fn names<L: Layout + ?Sized>(
        &self,
        anchors: &Anchors,
        cells: &Locator<'_, L>,
        names: &mut Names,
        out: &mut Vec<Candidate>,
    ) {
        if !self.runs(id::PERSON_NAME) || cells.shape() == Shape::Name {
            return;
        }
        let mut skipped = 0;
        for &at in &anchors.capital {
            if (at as usize) < skipped || names.has_read(at as usize) {
                continue;
            }
            let Some((site, cell)) = cells.site(at) else { continue };
            if !person_name::may_stand_at(&site) {
                skipped = site.hi;
                continue;
            }
            person_name::verify(&site, at as usize, names, &mut |mut candidate| {
                candidate.cell = cell;
                out.push(candidate);
            });
        }
    }

    /// Asks the detectors of numbers at the starts of runs of digits.
    fn numbers<L: Layout + ?Sized>(&self, anchors: &Anchors, cells: &Locator<'_, L>, lanes: &mut Lanes<'_>) {
        let (card, phone) = (self.runs(id::PAYMENT_CARD), self.runs(id::PHONE_NUMBER));
        let shared = self.compiled.shares_lanes;
        if !(card || phone || shared) {
            return;
        }
        for &at in &anchors.number {
            let Some((site, cell)) = cells.site(at) else { continue };
            if !lanes.is_settled(cell) {
                self.number(&site, cell, at as usize, lanes);
            }
        }
    }

    /// Whether identifiers of the shared lanes may stand there.
    #[inline]
    fn looks_for_identifiers(&self, site: &Site<'_>) -> bool {
        let hint = site.hint;
        self.compiled.shares_lanes
            && !hint.is(FieldHint::CLOSED)
            && (!hint.has_marks() || hint.named().meets(&self.compiled.walked))
    }

    /// Reads the run of digits at `at` and asks the detectors of numbers.
    #[inline]
    fn number(&self, site: &Site<'_>, cell: u32, at: usize, lanes: &mut Lanes<'_>) {
        // Whole values of fields that are named for a kind are looked at as such, further down.
        let named = site.shape == Shape::Value;
        let card = self.runs(id::PAYMENT_CARD) && !(named && site.hint.names(Category::PaymentCard));
        let phone = self.runs(id::PHONE_NUMBER) && !(named && site.hint.names(Category::PhoneNumber));
        let mut run = Run::read(site, at);
        if !run.opens() {
            return;
        }
        loop {
            let digits = run.digits();
            let dotted = digits >= 5 && run.is_dotted_quad(site);
            if digits >= 7 && !dotted {
                let out = &mut *lanes.out;
                let mut found = |mut candidate: Candidate| {
                    candidate.cell = cell;
                    out.push(candidate);
                };
                if card && digits >= 12 {
                    payment_card::verify(site, &run, &mut found);
                }
                if phone {
                    phone_number::verify(site, run.range(), &self.regions, &mut found);
                }
            }
            if digits >= 5 && (!dotted || run.is_in_thousands()) && self.looks_for_identifiers(site) {
                lanes.number(site, cell, &run);
            }
            match run.next() {
                Some(next) => run = Run::read(site, next),
                None => return,
            }
        }
    }
}

/// How many detectors of users a set takes.
const MOST_CUSTOM: usize = 64;

fn custom_lanes(detectors: &[CustomDetector]) -> Result<Vec<Custom>, OptionsError> {
    let mut lanes: Vec<Custom> = Vec::new();
    for detector in detectors {
        let id = &detector.id;
        let taken =
            catalog::ALL.iter().copied().chain(lanes.iter().map(Custom::definition)).any(|d| d.id == id);
        if taken || Category::ALL.iter().any(|category| category.id() == id) {
            return Err(OptionsError::Taken(id.clone()));
        }
        if lanes.len() == MOST_CUSTOM {
            return Err(OptionsError::TooMany);
        }
        let lane = PatternLane::new(detector).map_err(|error| OptionsError::Custom(id.clone(), error))?;
        lanes.push(Custom::Pattern(Box::new(lane)));
    }
    Ok(lanes)
}

/// Whether a detector's value is issued in one of the regions; all are where none is named.
fn issued_in(definition: &Definition, regions: &[String]) -> bool {
    regions.is_empty()
        || definition.regions.is_empty()
        || definition
            .regions
            .iter()
            .any(|code| regions.iter().any(|region| region.eq_ignore_ascii_case(code)))
}

/// Calls `verify` at each anchor that stands in a cell.
#[inline(always)]
fn each<L: Layout + ?Sized>(
    anchors: &[u32],
    cells: &Locator<'_, L>,
    out: &mut Vec<Candidate>,
    mut verify: impl FnMut(&Site<'_>, usize, &mut dyn FnMut(Candidate)),
) {
    for &at in anchors {
        if let Some((site, cell)) = cells.site(at) {
            verify(&site, at as usize, &mut |mut candidate| {
                candidate.cell = cell;
                out.push(candidate);
            });
        }
    }
}
