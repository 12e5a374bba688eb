//! Names by the lexicon alone: for the names of files and keys, and where the model is left out.

use crate::lexicon::Class;

use super::{
    model::Name,
    run::Run,
    token::{Case, Token},
};

/// Whether a word that is a name is not first of all something else.
fn is_rather_name(token: &Token) -> bool {
    let class = token.class;
    let level = class.given().max(class.family());
    level > 0 && class.common() <= level.saturating_sub(1) && !class.has(Class::CALENDAR) && class.place() < 3
}

fn is_inner(token: &Token) -> bool {
    token.class.has(Class::PARTICLE) || token.case == Case::Initial
}

/// Calls `found` with the parts of a run in which a given name and a family name stand together, all words known.
pub(crate) fn names(run: &Run, mut found: impl FnMut(Name)) {
    let mut index = run.first;
    while index < run.last {
        if !is_rather_name(&run.tokens[index]) {
            index += 1;
            continue;
        }
        let first = index;
        let (mut last, mut known, mut given, mut family) = (index, 0, 0, 0);
        while index < run.last {
            let token = &run.tokens[index];
            if is_rather_name(token) {
                known += 1;
                given = given.max(token.class.given());
                family = family.max(token.class.family());
                last = index + 1;
            } else if !is_inner(token) {
                break;
            }
            index += 1;
        }
        let titled = first
            .checked_sub(1)
            .and_then(|before| run.tokens.get(before))
            .is_some_and(|before| before.class.has(Class::TITLE));
        if (known == 2 || known == 3) && given > 0 && family > 0 && given + family >= 3
            || known == 1 && titled
        {
            let probability = 0.5 + 0.05 * (given + family) as f32;
            found(Name { first, last, probability: probability.min(0.8) });
        }
    }
}
