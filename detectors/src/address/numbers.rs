//! Which of two numbers beside a street is the street's own.

use super::{
    grammar::Address,
    tokens::{Token, Tokens},
    words::Role,
};

impl Address {
    /// The first token of the street.
    pub(super) fn street(&self) -> usize {
        self.core.0 + usize::from(self.foreign)
    }

    /// Tells which of two numbers is the street's own: of `28245 Musterkatu 82` the second. Where the word for the
    /// way stands behind the name alone, as in `28 Main Street 4`, the first is; so it is on a line alone where no
    /// ending tells.
    pub(super) fn find_street(&mut self, tokens: &Tokens<'_>) {
        const ENGLISH: Role = Role::UNIT
            .or(Role::COUNTED)
            .or(Role::STATE)
            .or(Role::BOX_PART)
            .or(Role::DIRECTION)
            .or(Role::NUMBER)
            .or(Role::WAY_AFTER);
        let core = tokens.all().get(self.core.0..self.core.1).unwrap_or_default();
        // `9100 Sample Street North 1001`, `1005 State Highway 116`
        let told = core
            .iter()
            .any(|t| t.role.is(Role::COMPOUND) || t.role.is(Role::WAY_BEFORE) && !t.role.is(Role::WAY_AFTER));
        if self.facts.doubled && !self.facts.leads && self.start < self.core.0 {
            let direction = core.iter().any(|t| t.role.is(Role::DIRECTION));
            if direction || self.facts.lines == 0 && !told {
                self.core.0 = self.start;
            }
        }
        let english = |t: &Token| t.role.is(ENGLISH) && !t.role.is(Role::COMPOUND.or(Role::WAY_BEFORE));
        self.foreign = self.facts.doubled
            && self.facts.leads
            && self.start == self.core.0
            && self.end > self.core.1
            && (self.facts.lines > 0 || core.iter().any(|t| t.role.is(Role::COMPOUND)))
            && !core.iter().any(english);
    }
}
