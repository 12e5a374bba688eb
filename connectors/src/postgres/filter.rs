//! Which tables a scope holds.

use std::path::Path;

use ignore::overrides::{Override, OverrideBuilder};

use crate::Scope;

/// The globs of a scope, matched against `schema/table` and `database/schema/table`.
pub(super) struct Filter {
    include: Option<Override>,
    exclude: Option<Override>,
}

impl Filter {
    /// Reads the globs.
    ///
    /// # Errors
    /// Which one cannot be read.
    pub(super) fn new(scope: &Scope) -> Result<Filter, String> {
        let globs = |globs: &[String], mark: &str| {
            if globs.is_empty() {
                return Ok(None);
            }
            let mut builder = OverrideBuilder::new("");
            for glob in globs {
                builder.add(&format!("{mark}{glob}")).map_err(|error| error.to_string())?;
            }
            builder.build().map(Some).map_err(|error| error.to_string())
        };
        Ok(Filter { include: globs(&scope.include, "")?, exclude: globs(&scope.exclude, "!")? })
    }

    /// Whether a table is to be listed.
    pub(super) fn admits(&self, database: &str, schema: &str, table: &str) -> bool {
        if self.include.is_none() && self.exclude.is_none() {
            return true;
        }
        // A slash in a name is no step.
        let [database, schema, table] = [database, schema, table].map(|name| name.replace('/', "%2F"));
        let short = format!("{schema}/{table}");
        let long = format!("{database}/{short}");
        let forms = [Path::new(&short), Path::new(&long)];
        let included = self
            .include
            .as_ref()
            .is_none_or(|globs| forms.iter().any(|path| globs.matched(path, false).is_whitelist()));
        let excluded = self.exclude.as_ref().is_some_and(|globs| {
            forms.iter().any(|path| {
                let mut steps = path.ancestors().filter(|step| !step.as_os_str().is_empty());
                steps.any(|step| globs.matched(step, step != *path).is_ignore())
            })
        });
        included && !excluded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs_match_with_and_without_the_database() {
        for (include, exclude, admitted) in [
            (&[][..], &[][..], true),
            (&["public/users"][..], &[], true),
            (&["/public/users"], &[], true),
            (&["crm/public/*"], &[], true),
            (&["/crm/**"], &[], true),
            (&["users"], &[], true),
            (&["orders"], &[], false),
            (&["public/*"], &["users"], false),
            (&[], &["public"], false),
            (&[], &["public/"], false),
            (&[], &["/crm"], false),
            (&[], &["other/public/users"], true),
        ] {
            let globs = |globs: &[&str]| globs.iter().map(|&glob| glob.to_owned()).collect::<Vec<_>>();
            let scope = Scope { include: globs(include), exclude: globs(exclude), ..Scope::default() };
            let filter = Filter::new(&scope).unwrap();
            assert_eq!(filter.admits("crm", "public", "users"), admitted, "{include:?} {exclude:?}");
        }
    }
}
