//! Circles between files: files that use each other, directly or by way of others. Rust allows them
//! between modules; a reader who follows one comes back to where they began.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{Contents, SourceFile, Words};

/// The files, and how the names in them lead to each other.
pub struct ModuleTree<'a> {
    modules: BTreeMap<Words, (&'a SourceFile, Contents)>,
}

impl<'a> ModuleTree<'a> {
    pub fn of(sources: &'a [SourceFile]) -> Self {
        let modules = sources.iter();
        Self {
            modules: modules
                .map(|source| (source.module(), (source, source.contents())))
                .filter(|(module, _)| !module.is_empty())
                .collect(),
        }
    }

    /// Every use of one file by another that is part of a circle.
    pub fn circles(&self) -> BTreeSet<(&'a str, &'a str)> {
        let uses: BTreeMap<&str, BTreeSet<&str>> = self
            .modules
            .iter()
            .map(|(module, (source, _))| (source.path.as_str(), self.used_by(module)))
            .collect();
        let mut found = BTreeSet::new();
        for (user, used) in &uses {
            let back = used.iter().filter(|one| leads_to(&uses, one, user));
            found.extend(back.map(|one| (*user, *one)));
        }
        found
    }

    /// Every path in a file from the root of the crate, with its line.
    pub fn paths(&self, source: &SourceFile) -> Vec<(usize, Words)> {
        let module = source.module();
        let Some((_, contents)) = self.modules.get(&module) else {
            return Vec::new();
        };
        let imports = contents.imports.iter();
        let imports = imports.map(|import| (import.line, &import.path, false));
        let paths = contents
            .paths
            .iter()
            .map(|(line, path)| (*line, path, true));
        let found = imports.chain(paths).filter_map(|(line, path, in_code)| {
            let path = self.absolute(&module, path, in_code)?;
            (!path.is_empty()).then_some((line, path))
        });
        found.collect()
    }

    /// The files that a module uses. What a `mod.rs` imports only to hand it on is no use of its own.
    fn used_by(&self, module: &Words) -> BTreeSet<&'a str> {
        let (source, contents) = &self.modules[module];
        let handed_on = |name: &Option<String>| {
            let named = name
                .as_ref()
                .is_some_and(|name| contents.words.contains(name));
            source.is_mod() && !named
        };
        let imports = contents.imports.iter();
        let imports = imports.filter(|import| !handed_on(&import.name));
        let imports = imports.filter_map(|import| self.absolute(module, &import.path, false));
        let paths = contents.paths.iter();
        let paths = paths.filter_map(|(_, path)| self.absolute(module, path, true));
        let files = imports.chain(paths).filter_map(|path| self.file(&path, 0));
        files.filter(|file| *file != source.path).collect()
    }

    /// A path from the root of the crate; nothing where it leads out of it.
    pub fn absolute(&self, module: &Words, path: &Words, in_code: bool) -> Option<Words> {
        let (first, rest) = path.split_first()?;
        let child = [module.as_slice(), std::slice::from_ref(first)].concat();
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some([module, rest].concat()),
            "super" => {
                let ups = path.iter().take_while(|word| *word == "super").count();
                let above = &module[..module.len().checked_sub(ups)?];
                Some([above, &path[ups..]].concat())
            }
            _ if self.modules.contains_key(&child) => Some([&child, rest].concat()),
            _ if in_code => {
                let (_, contents) = &self.modules[module];
                let named = |name: &Option<String>| name.as_ref() == Some(first);
                let import = contents.imports.iter().find(|import| named(&import.name))?;
                Some([&self.absolute(module, &import.path, false)?, rest].concat())
            }
            _ => None,
        }
    }

    /// The file that defines what a path names. A folder that is named alone is none: what is used
    /// through it counts.
    fn file(&self, path: &[String], depth: usize) -> Option<&'a str> {
        let known = |words: usize| self.modules.get_key_value(&path[..words]);
        let (module, (source, contents)) = (0..=path.len()).rev().find_map(known)?;
        let rest = &path[module.len()..];
        if !source.is_mod() {
            return Some(&source.path);
        }
        let (name, below) = rest.split_first()?;
        let named = contents
            .imports
            .iter()
            .find(|i| i.name.as_ref() == Some(name));
        let Some(import) = named.filter(|_| depth < 10) else {
            return Some(&source.path);
        };
        let path = self.absolute(module, &import.path, false)?;
        self.file(&[path.as_slice(), below].concat(), depth + 1)
    }
}

fn leads_to(uses: &BTreeMap<&str, BTreeSet<&str>>, from: &str, to: &str) -> bool {
    let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(file) = next.pop() {
        if file == to {
            return true;
        }
        if seen.insert(file) {
            next.extend(uses.get(file).into_iter().flatten());
        }
    }
    false
}

fn circles_of(files: &[(&str, &str)]) -> Vec<String> {
    let source = |(path, text): &(&str, &str)| SourceFile {
        path: (*path).to_owned(),
        text: (*text).to_owned(),
    };
    let sources: Vec<SourceFile> = files.iter().map(source).collect();
    let circles = ModuleTree::of(&sources).circles();
    let lines = circles
        .iter()
        .map(|(user, used)| format!("{user} -> {used}"));
    lines.collect()
}

#[test]
fn two_files_that_use_each_other_are_a_circle() {
    let found = circles_of(&[
        ("a/mod.rs", "mod b;\nmod c;"),
        ("a/b.rs", "use super::c::C;\nstruct B(C);"),
        ("a/c.rs", "struct C;\nfn c() {\n    crate::a::b::b();\n}"),
    ]);
    assert_eq!(found, ["a/b.rs -> a/c.rs", "a/c.rs -> a/b.rs"]);
}

#[test]
fn a_circle_leads_through_what_a_folder_hands_on() {
    let found = circles_of(&[
        (
            "a/mod.rs",
            "mod b;\nmod c;\npub use b::{\n    B,\n    D as Other,\n};\nuse c::C;",
        ),
        ("a/b.rs", "use super::C;"),
        ("a/c.rs", "use crate::a;\nfn c() -> a::Other {}"),
    ]);
    assert_eq!(found, ["a/b.rs -> a/c.rs", "a/c.rs -> a/b.rs"]);
}

#[test]
fn what_a_folder_defines_itself_is_its_own() {
    let found = circles_of(&[
        ("a/mod.rs", "mod b;\nuse b::B;\nstruct A(B);"),
        ("a/b.rs", "use super::A;"),
    ]);
    assert_eq!(found, ["a/b.rs -> a/mod.rs", "a/mod.rs -> a/b.rs"]);
}

#[test]
fn siblings_one_way_and_a_folder_that_hands_on_are_none() {
    let found = circles_of(&[
        (
            "a/mod.rs",
            "mod b;\nmod c;\npub use b::B;\nuse c::{self, C};",
        ),
        (
            "a/b.rs",
            "use super::c::{self, C};\n// use super::a; \"crate::a::A\"",
        ),
        (
            "a/c.rs",
            "#[cfg(test)]\nmod tests {\n    use super::super::B;\n}",
        ),
    ]);
    assert_eq!(found, [""; 0]);
}
