//! Random edits: harmless ones bring no finding, planted values always do, branches merge.

use crate::repository::Repository;

/// Numbers that are the same every time (xorshift, <https://www.jstatsoft.org/article/view/v008i14>).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).unwrap()
    }

    fn pick<'p>(&mut self, from: &[&'p str]) -> &'p str {
        from[self.below(from.len())]
    }

    /// An address of nobody.
    fn value(&mut self) -> String {
        let first = self.pick(&["mira", "leo", "ada", "tom", "eva", "jan", "max", "lena"]);
        let last = self.pick(&["kestrel", "marlow", "vale", "quill", "tarn", "ryder"]);
        format!("{first}.{last}{}@lumenfield-studio.nl", self.below(1000))
    }

    /// A line without personal data.
    fn neutral(&mut self) -> String {
        let words = ["let", "total", "widget", "return", "after", "queue", "the", "of", "buffer", "index"];
        (0..3 + self.below(5)).map(|_| self.pick(&words)).collect::<Vec<_>>().join(" ")
    }
}

/// The files: code, prose and a table, with known findings.
fn files(random: &mut Random) -> Vec<(&'static str, Vec<String>)> {
    let mut code = Vec::new();
    for _ in 0..12 {
        code.push(format!("    {};", random.neutral()));
        if random.below(3) == 0 {
            let value = random.value();
            code.push(format!(
                "    {} = \"{value}\"; // {}",
                random.pick(&["owner", "sender", "cc"]),
                random.neutral()
            ));
        }
    }
    let mut words: Vec<String> = Vec::new();
    for _ in 0..8 {
        words.extend(random.neutral().split(' ').map(str::to_owned));
        words.push(random.value());
        words.extend(random.neutral().split(' ').map(str::to_owned));
    }
    let mut table = vec!["id,email".to_owned()];
    table.extend((0..6).map(|id| format!("{id},{}", random.value())));
    vec![("src/a.rs", code), ("docs/b.md", wrapped(&words, 72)), ("data/c.csv", table)]
}

fn wrapped(words: &[String], width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words {
        let last = lines.last_mut().unwrap();
        if !last.is_empty() && last.len() + word.len() >= width {
            lines.push(word.clone());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines
}

fn repository(random: &mut Random) -> Repository {
    let repository = Repository::new();
    for (name, lines) in files(random) {
        repository.write(name, lines.join("\n") + "\n");
    }
    repository.git(&["add", "--all"]);
    repository.run(&["baseline", "update"]).status(0);
    repository.commit("known");
    repository
}

fn edit(repository: &Repository, name: &str, change: impl FnOnce(&mut Vec<String>)) {
    let mut lines: Vec<String> = repository.read(name).lines().map(str::to_owned).collect();
    change(&mut lines);
    repository.write(name, lines.join("\n") + "\n");
}

/// One harmless edit.
fn harmless(repository: &Repository, random: &mut Random) -> String {
    let name = random.pick(&["src/a.rs", "docs/b.md", "data/c.csv"]);
    let kind = random.below(6);
    match (kind, name) {
        (0, "src/a.rs" | "docs/b.md") => edit(repository, name, |lines| {
            let at = if name == "docs/b.md" { 0 } else { random.below(lines.len()) };
            lines.insert(at, random.neutral());
        }),
        (1, "src/a.rs" | "data/c.csv") => edit(repository, name, |lines| {
            let line = lines.remove(1 + random.below(lines.len() - 1));
            let at = 1 + random.below(lines.len());
            lines.insert(at, line);
        }),
        (2, _) => {
            repository.git(&["mv", name, "moved.txt"]);
            if name == "data/c.csv" {
                repository.git(&["mv", "moved.txt", "moved.csv"]);
            }
        }
        (3, "docs/b.md") => edit(repository, name, |lines| {
            let words: Vec<String> = lines.join(" ").split_whitespace().map(str::to_owned).collect();
            *lines = wrapped(&words, 40 + random.below(60));
        }),
        (4, "src/a.rs") => edit(repository, name, |lines| {
            for line in lines {
                *line = format!("\t\t{}", line.trim_start());
            }
        }),
        (5, _) => {
            let text = repository.read(name).replace('\n', "\r\n");
            repository.write(name, text);
        }
        _ => return String::new(),
    }
    format!("{kind} {name}")
}

#[test]
fn harmless_edits_bring_no_finding_and_planted_values_do() {
    let mut random = Random(0x5eed_1086);
    let repository = repository(&mut random);
    for round in 0..40 {
        let edits: Vec<String> =
            (0..1 + random.below(2)).map(|_| harmless(&repository, &mut random)).collect();
        repository.git(&["add", "--all"]);
        assert_eq!(repository.blocked(&[]), [""; 0], "round {round}: {edits:?}");
        assert_eq!(repository.blocked(&["--all"]), [""; 0], "round {round}: {edits:?}");
        repository.git(&["reset", "--quiet", "--hard"]);
        let files = repository.git(&["ls-files", "--", "*.rs", "*.md", "*.csv", "*.txt"]).out;
        let files: Vec<&str> = files.lines().collect();
        let name = files[random.below(files.len())];
        let value = random.value();
        edit(&repository, name, |lines| {
            let at = 1 + random.below(lines.len());
            let line = match name.ends_with(".csv") {
                true => format!("99,{value}"),
                // Like one that is known, but for the value.
                false => match lines.iter().find(|line| line.contains('@') && line.contains('"')) {
                    Some(line) => {
                        let before: String = line.chars().take_while(|c| *c != '"').collect();
                        format!("{before}\"{value}\"{}", line.rsplit('"').next().unwrap())
                    }
                    None => format!("ask {value} for it"),
                },
            };
            lines.insert(at, line);
        });
        repository.git(&["add", "--all"]);
        assert_eq!(repository.blocked(&[]).len(), 1, "round {round}: planted in {name}");
        repository.git(&["reset", "--quiet", "--hard"]);
    }
}

#[test]
fn branches_that_both_add_findings_merge() {
    let mut random = Random(0x1086_5eed);
    for round in 0..3 {
        let repository = repository(&mut random);
        for branch in ["one", "two"] {
            repository.git(&["checkout", "--quiet", "-b", branch, "main"]);
            for number in 0..1 + random.below(3) {
                let text = format!("{} {} {}\n", random.neutral(), random.value(), random.neutral());
                repository.write(&format!("{branch}/{}{number}.txt", random.pick(&["a", "m", "z"])), text);
            }
            repository.git(&["add", "--all"]);
            repository.run(&["baseline", "update"]).status(0);
            repository.commit(branch);
        }
        let merged = repository.git_in(&repository.path(), &["merge", "--quiet", "--no-edit", "one"]);
        assert_eq!(merged.status, 0, "round {round}: {}\n{}", merged.out, merged.err);
        assert_eq!(repository.blocked(&["--all"]), [""; 0], "round {round}");
    }
}
