//! Telling source code and configuration from prose by the name.

/// File name extensions of source code and configuration: those of the languages that GitHub
/// Linguist lists as programming, markup of programs, and data
/// (<https://github.com/github-linguist/linguist/blob/main/lib/linguist/languages.yml>), without
/// those that hold prose or records.
const EXTENSIONS: &[&str] = &[
    "ada",
    "adb",
    "ads",
    "applescript",
    "asm",
    "awk",
    "bash",
    "bat",
    "bazel",
    "bzl",
    "c",
    "cc",
    "cfg",
    "cjs",
    "clj",
    "cljs",
    "cmake",
    "cmd",
    "coffee",
    "conf",
    "config",
    "cpp",
    "cr",
    "cs",
    "csproj",
    "css",
    "cu",
    "cxx",
    "d",
    "dart",
    "diff",
    "dockerfile",
    "el",
    "elm",
    "erl",
    "ex",
    "exs",
    "f",
    "f90",
    "fish",
    "fs",
    "fsx",
    "gemspec",
    "go",
    "gql",
    "gradle",
    "graphql",
    "groovy",
    "h",
    "hbs",
    "hcl",
    "hh",
    "hpp",
    "hrl",
    "hs",
    "hxx",
    "inc",
    "ini",
    "ipynb",
    "j2",
    "java",
    "jl",
    "js",
    "json5",
    "jsonc",
    "jsx",
    "kt",
    "kts",
    "less",
    "lhs",
    "lisp",
    "lock",
    "lua",
    "m",
    "m4",
    "mak",
    "make",
    "mjs",
    "mk",
    "ml",
    "mli",
    "mm",
    "mod",
    "mts",
    "nim",
    "nix",
    "pas",
    "patch",
    "php",
    "phtml",
    "pl",
    "plist",
    "pm",
    "podspec",
    "pp",
    "pro",
    "properties",
    "proto",
    "ps1",
    "psm1",
    "pxd",
    "py",
    "pyi",
    "pyx",
    "r",
    "rake",
    "rb",
    "rkt",
    "rs",
    "s",
    "sass",
    "sbt",
    "scala",
    "scm",
    "scss",
    "sh",
    "sol",
    "sum",
    "svelte",
    "swift",
    "tcl",
    "tf",
    "tfvars",
    "thrift",
    "toml",
    "ts",
    "tsx",
    "v",
    "vb",
    "vbs",
    "vhd",
    "vhdl",
    "vim",
    "vue",
    "xsd",
    "xsl",
    "xslt",
    "yaml",
    "yml",
    "zig",
    "zsh",
];

/// File names of source code and configuration without an extension.
const NAMES: &[&str] = &[
    "BUILD",
    "Brewfile",
    "CMakeLists.txt",
    "Containerfile",
    "Dockerfile",
    "GNUmakefile",
    "Gemfile",
    "Jenkinsfile",
    "Justfile",
    "Makefile",
    "Podfile",
    "Procfile",
    "Rakefile",
    "Vagrantfile",
    "WORKSPACE",
    "configure",
    "makefile",
];

/// Whether a text looks like source code or configuration, by the name of its file and its first
/// bytes (`#!`).
pub(crate) fn is_source(name: &[u8], head: &[u8]) -> bool {
    if head.starts_with(b"#!") {
        return true;
    }
    match extension(name) {
        Some(extension) => EXTENSIONS.binary_search(&extension.as_str()).is_ok() || is_listed(name),
        None => is_listed(name),
    }
}

fn is_listed(name: &[u8]) -> bool {
    NAMES.iter().any(|listed| listed.as_bytes() == name)
}

/// The extension of a file name in lower case, without the dot.
pub(crate) fn extension(name: &[u8]) -> Option<String> {
    let dot = memchr::memrchr(b'.', name).filter(|&dot| dot > 0)?;
    let extension = std::str::from_utf8(&name[dot + 1..]).ok()?;
    (extension.len() <= 16).then(|| extension.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extensions_are_sorted() {
        assert!(EXTENSIONS.is_sorted());
    }

    #[test]
    fn source_is_told_by_the_name_or_the_first_line() {
        for name in ["main.rs", "a.B.PY", "Makefile", "CMakeLists.txt", "app.yaml", "x.conf"] {
            assert!(is_source(name.as_bytes(), b""), "{name}");
        }
        for name in ["notes.txt", "README", "a.log", "README.md", ".rs", "letter", "mail.eml"] {
            assert!(!is_source(name.as_bytes(), b""), "{name}");
        }
        assert!(is_source(b"run", b"#!/bin/sh\n"));
    }
}
