//! Names by the lexicon alone: for the names of files and keys, and where the model is left out.

use crate::lexicon::Class;

use super::{
    Alone, Judge,
    model::Name,
    run::Run,
    token::{Case, Gap, Token},
};

/// The probability of values that are plainly names.
pub(crate) const PLAIN: f32 = 0.955;

/// Whether two words are hardly anything but a given and a family name: a common word (`White`) or a place
/// (`Florence`) is a name beside one that is nothing else.
fn is_given_and_family(given: Class, family: Class) -> bool {
    let alone = |class: Class| class.common() <= 1 && class.place() <= 1;
    let nothing_else = given.common() == 0 && given.place() <= 1;
    given.given() >= 2
        && alone(given)
        && (family.family() >= 1 && alone(family) || family.family() >= 2 && nothing_else)
}

/// Whether the words of a run, all of a value at `bounds` of a field that is named for persons, are plainly a name: a
/// given and a family name that are hardly anything else, or one of them where the field is for such.
pub(crate) fn is_plain(run: &Run, bounds: (usize, usize), alone: Alone) -> bool {
    let (given, family) = (|token: &Token| token.class.given(), |token: &Token| token.class.family());
    let name = match &run.tokens[..] {
        [one] => alone.given && given(one) >= 2 || alone.family && family(one) >= 2,
        [one, two] => match two.gap {
            Gap::Space => is_given_and_family(one.class, two.class),
            Gap::Comma => is_given_and_family(two.class, one.class),
            _ => false,
        },
        _ => false,
    };
    let simple = |token: &Token| {
        token.case == Case::Capital
            && (run.tokens.len() == 2 || token.class.common() <= 1 && token.class.place() <= 1)
            && !token.class.is_marked()
    };
    name && run.tokens.iter().all(simple)
        && run.tokens.first().is_some_and(|token| token.start as usize == bounds.0)
        && run.tokens.last().is_some_and(|token| token.end as usize == bounds.1)
}

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
            found(Name { first, last, probability: probability.min(0.8), judge: Judge::Lexicon });
        }
    }
}
