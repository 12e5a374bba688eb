//! Whole values of fields that are named for a detector, in whatever spelling.

use super::{Lanes, is_whole, score::Setting, score::score};
use crate::{DetectorId, Evidence, identifier::spelling::Spelling, site::Site};

/// The name of the field is all that is asked.
const NAMED: Setting<'static, 'static> = Setting { near: None, label: None, formatted: false, unnamed: 0 };

impl Lanes<'_> {
    /// Examines a value of a field whose name names detectors.
    pub(crate) fn value(&mut self, site: &Site<'_>, cell: u32) {
        let hint = site.hint;
        let named = *hint.named();
        let text = &site.text[site.lo..site.hi];
        let start = site.lo + text.len() - text.trim_ascii_start().len();
        let end = start + text.trim_ascii().len();
        if start >= end {
            return;
        }
        let value = Spelling::read(&site.text[start..end]);
        for detector in named.iter() {
            if let Some(value) = &value {
                self.identifier(detector, site, cell, start..end, value);
            }
            let Some(parse) = self.compiled.labelled.get(usize::from(detector.0)).copied().flatten() else {
                continue;
            };
            let Some(found) = parse(site, start) else { continue };
            if let (Some(scored), true) =
                (score(self.compiled, detector, site, &NAMED), is_whole(site, &found.span))
            {
                let percent = scored.checked(found.evidence).saturating_sub(found.doubt);
                self.push(detector, cell, found.span, percent, scored.evidence | found.evidence);
            }
        }
    }

    fn identifier(
        &mut self,
        detector: DetectorId,
        site: &Site<'_>,
        cell: u32,
        span: std::ops::Range<usize>,
        value: &Spelling,
    ) {
        let table = &self.compiled.table;
        let forms = table.of_detector(detector);
        let compact = value.compact();
        let Some(shaped) = forms.iter().find(|shaped| table.form(shaped.form).takes(compact)) else {
            return;
        };
        let Some(checked) = (shaped.check)(compact.text()) else { return };
        if !value.fits(checked.has(Evidence::CHECKSUM), forms.iter().map(|shaped| table.form(shaped.form))) {
            return;
        }
        if let Some(scored) = score(self.compiled, detector, site, &NAMED) {
            self.push(detector, cell, span, scored.checked(checked), scored.evidence | checked);
        }
    }
}
