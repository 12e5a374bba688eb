//! What every connector has to hold, run for each of them against the real system.
//!
//! A *world* puts the same records into a system, makes a connector that reads them, and breaks what lies
//! between. The checks know nothing of the system.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "../support/mod.rs"]
mod support;

mod checks;
mod engine;
#[cfg(feature = "postgres")]
mod others_write;
#[cfg(feature = "s3")]
mod overwritten;
mod seen;
mod world;
mod worlds;

/// All checks for one world.
macro_rules! conforms {
    ($name:ident, $world:ty) => {
        conforms! {
            $name, $world:
            listing::everything_is_listed_once_in_the_same_order,
            listing::globs_choose_what_is_listed,
            parts::parts_make_up_the_whole_for_any_number_of_workers,
            gaps::what_may_not_be_read_is_a_gap_and_the_rest_is_read,
            gaps::what_is_gone_since_it_was_listed_is_a_gap,
            interruption::interrupted_anywhere_it_ends_and_says_so,
            pressure::a_slow_reader_is_waited_for_in_little_memory,
            faults::whatever_call_fails_nothing_is_lost_or_told_twice,
            faults::when_nothing_works_any_more_it_ends_with_gaps,
            faults::with_many_faults_nothing_is_lost_or_told_twice,
        }
    };
    ($name:ident, $world:ty: $($module:ident::$check:ident,)*) => {
        mod $name {
            $(
                #[test]
                fn $check() {
                    crate::checks::$module::$check(&<$world as crate::world::World>::new());
                }
            )*
        }
    };
}

conforms!(filesystem, crate::worlds::files::Files);
// Units come in the order of packs, and what git may not read is told like what is not there.
#[cfg(feature = "git")]
conforms! {
    git, crate::worlds::git::Repository:
    listing::everything_is_listed_once_in_the_same_order,
    parts::parts_make_up_the_whole_for_any_number_of_workers,
    gaps::what_is_gone_since_it_was_listed_is_a_gap,
    interruption::interrupted_anywhere_it_ends_and_says_so,
    pressure::a_slow_reader_is_waited_for_in_little_memory,
    faults::whatever_call_fails_nothing_is_lost_or_told_twice,
    faults::when_nothing_works_any_more_it_ends_with_gaps,
    faults::with_many_faults_nothing_is_lost_or_told_twice,
}
#[cfg(feature = "postgres")]
conforms!(postgres, crate::worlds::postgres::Database);
#[cfg(feature = "s3")]
conforms!(seaweedfs, crate::worlds::s3::Bucket<domesday_test_servers::SeaweedFs>);
// An independent server: what it answers matters, not how much of it.
#[cfg(feature = "s3")]
conforms! {
    moto, crate::worlds::s3::Bucket<domesday_test_servers::Moto>:
    listing::everything_is_listed_once_in_the_same_order,
    listing::globs_choose_what_is_listed,
    parts::parts_make_up_the_whole_for_any_number_of_workers,
    gaps::what_may_not_be_read_is_a_gap_and_the_rest_is_read,
    gaps::what_is_gone_since_it_was_listed_is_a_gap,
    faults::when_nothing_works_any_more_it_ends_with_gaps,
}
