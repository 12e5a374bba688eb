//! The index: what would be committed.

use std::collections::BTreeMap;

use crate::Error;
use crate::git::command::Answer;
use crate::git::gather::Gather;
use crate::git::raw::{Difference, Raw, Step};
use crate::git::{Changes, ObjectId, Repository, Side};

/// The trees without files, of both digests: what a first commit is compared with.
const EMPTY_TREES: [&str; 2] = [
    "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
];

/// Differences of the index, without what is only intended to be added. Renames are looked for among 400 files:
/// that takes git well below a second.
const DIFFERENCE: &[&str] = &[
    "diff-index",
    "--cached",
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-ext-diff",
    "--no-textconv",
    "--ita-invisible-in-index",
    "--exit-code",
];

impl Repository {
    /// The index against `HEAD`, and against what is being merged; against nothing before the first commit.
    /// Unmerged paths are gaps.
    ///
    /// # Errors
    /// Git does not tell.
    pub fn staged(&self) -> Result<Changes, Error> {
        let inner = &*self.0;
        // It starts while the index is looked at.
        inner.askers.expect(&inner.git);
        let mut gather = Gather::new(self, Side::Index);
        let differences = self.index_against("HEAD", &mut gather)?;
        let mut merged = Vec::new();
        for parent in self.merging()? {
            let differences = self.index_against(&parent.to_string(), &mut gather)?;
            merged.push(differences.into_iter().map(|d| (d.new.path.clone(), d)).collect::<BTreeMap<_, _>>());
        }
        'files: for mut difference in differences {
            for other in &mut merged {
                // What another parent has too is not new.
                let Some(other) = other.remove(&difference.new.path) else { continue 'files };
                difference.old.extend(other.old);
            }
            gather.take(difference, None);
        }
        Ok(gather.done())
    }

    /// The differences of the index and a commit, sorted by path.
    fn index_against(&self, commit: &str, gather: &mut Gather<'_>) -> Result<Vec<Difference>, Error> {
        let git = &self.0.git;
        let run = |renames: &[&str], tree: &str| git.run(&[DIFFERENCE, renames, &[tree, "--"]].concat());
        // Git ends with 1 when there are differences: whether there are none is told twice.
        let is_right = |answer: &Answer| answer.code() == Some(i32::from(!answer.out.is_empty()));
        let mut answer = run(&["-M", "-l400"], commit)?;
        if !is_right(&answer) && commit == "HEAD" && self.is_unborn()? {
            let [sha1, sha256] = EMPTY_TREES;
            answer = run(&["--no-renames"], if self.0.width == 32 { sha256 } else { sha1 })?;
        } else if !is_right(&answer) {
            // What is similar is told by content, which a partial clone may not have.
            answer = run(&["--no-renames"], commit)?;
        }
        if !is_right(&answer) {
            return Err(git.failed(&answer));
        }
        let mut raw = Raw::new(answer.out.as_slice(), false);
        let mut differences = Vec::new();
        loop {
            match raw.next() {
                Ok(Some(Step::Difference(difference))) => differences.push(difference),
                Ok(None) => break,
                Ok(Some(Step::Commit(_))) | Err(_) => {
                    return Err(git.error("the list of staged files that git told is not whole"));
                }
            }
        }
        gather.said(answer.said());
        differences.sort_by(|a, b| a.new.path.cmp(&b.new.path));
        Ok(differences)
    }

    /// Whether there is no commit yet.
    fn is_unborn(&self) -> Result<bool, Error> {
        let head = self.0.git.run(&["rev-parse", "--verify", "--quiet", "HEAD"])?;
        let target = self.0.git.run(&["symbolic-ref", "--quiet", "HEAD"])?;
        Ok(!head.ok() && head.said().is_none() && head.out.is_empty() && target.ok())
    }

    /// What is being merged into `HEAD`: the other parents that a commit would get.
    fn merging(&self) -> Result<Vec<ObjectId>, Error> {
        let path = self.0.git_dir.join("MERGE_HEAD");
        let text = match std::fs::read(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => {
                let error = crate::filesystem::describe(&error);
                return Err(self.0.git.error(format!("what is being merged cannot be read: {error}")));
            }
        };
        let ids = text.split(|&byte| byte == b'\n').filter(|line| !line.is_empty());
        ids.map(|line| {
            let error = |_| self.0.git.error("what is being merged (MERGE_HEAD) cannot be read");
            ObjectId::from_hex(line).map_err(error)
        })
        .collect()
    }

    /// Every file of the index, whole; in a repository without a working tree, of `HEAD`.
    ///
    /// # Errors
    /// Git does not tell.
    pub fn tracked(&self) -> Result<Changes, Error> {
        let inner = &*self.0;
        inner.askers.expect(&inner.git);
        let side = match self.top() {
            Some(_) => Side::Index,
            None => Side::Commit(self.commit("HEAD")?),
        };
        let commit = match side {
            Side::Index => None,
            Side::Commit(commit) => Some(commit),
        };
        let mut gather = Gather::new(self, side);
        let files = self.files(&side)?;
        gather.said(files.said.as_deref());
        for file in &files.entries {
            if file.unmerged {
                let place = crate::git::change::index(self.root()).item(&file.path);
                gather.push(crate::git::gather::unmerged(place));
            } else {
                gather.entry(file.mode, file.id, file.path.clone(), (Vec::new(), commit));
            }
        }
        Ok(gather.done())
    }

    /// The commit of a revision.
    ///
    /// # Errors
    /// There is none of this name.
    pub fn commit(&self, revision: &str) -> Result<ObjectId, Error> {
        let git = &self.0.git;
        let name = crate::git::command::escaped(revision.as_bytes());
        if revision.starts_with('-') || revision.is_empty() {
            return Err(git.error(format!("`{name}` is no revision")));
        }
        let answer = git.run(&["rev-parse", "--verify", "--quiet", &format!("{revision}^{{commit}}")])?;
        let id = crate::git::repository::line(&answer.out).and_then(|line| ObjectId::from_hex(line).ok());
        id.filter(|_| answer.ok()).ok_or_else(|| {
            let shallow = match self.0.is_shallow {
                true => "; the clone is shallow: `git fetch --unshallow` gets the rest of its history",
                false => "",
            };
            let said = answer.said().map(|said| format!("; git said: {said}")).unwrap_or_default();
            git.error(format!("there is no commit `{name}` here{shallow}{said}"))
        })
    }
}
