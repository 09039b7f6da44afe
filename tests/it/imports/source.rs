//! A file of `src`, and the paths in it: of its `use` lines, taken apart, and of everything else.
//! Comments, texts in quotes and unit tests do not count.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A file of `src`.
#[derive(Debug)]
pub struct SourceFile {
    /// Below `src`: `booking/book.rs`.
    pub path: String,
    pub text: String,
}

/// `super::seats::lock` as the words between the colons.
pub type Words = Vec<String>;

/// What a `use` line imports.
#[derive(Debug, PartialEq, Eq)]
pub struct Import {
    pub line: usize,
    pub path: Words,
    /// Its name here; nothing for `*`.
    pub name: Option<String>,
}

/// What stands in a file.
#[derive(Debug, Default)]
pub struct Contents {
    pub imports: Vec<Import>,
    /// Paths outside of `use` lines, with their lines.
    pub paths: Vec<(usize, Words)>,
    /// Every word outside of `use` and `mod` lines.
    pub words: BTreeSet<String>,
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every file, in the order of their names.
pub fn sources() -> Vec<SourceFile> {
    let mut found = Vec::new();
    collect(&root(), &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 50, "the sources are not where they were");
    found
}

fn collect(folder: &Path, found: &mut Vec<SourceFile>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            let below = path.strip_prefix(root()).unwrap();
            found.push(SourceFile {
                path: below.to_str().unwrap().to_owned(),
                text: std::fs::read_to_string(&path).unwrap(),
            });
        }
    }
}

impl SourceFile {
    /// The slice or other top module it belongs to.
    pub fn top(&self) -> &str {
        let first = self.path.split('/').next().unwrap();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    pub fn is_mod(&self) -> bool {
        self.path.ends_with("/mod.rs")
    }

    /// The path of its module: `["booking", "book"]`; that of the crate itself is empty.
    pub fn module(&self) -> Words {
        let path = self.path.strip_suffix(".rs").unwrap();
        let path = path.strip_suffix("/mod").unwrap_or(path);
        match path {
            "lib" | "main" => Words::new(),
            path => words(path, '/'),
        }
    }

    /// The lines of code before the unit tests, with their numbers.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let code = self.text.lines().enumerate();
        code.take_while(|(_, line)| !line.starts_with("#[cfg(test)]"))
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .map(|(at, line)| (at + 1, line))
    }

    pub fn contents(&self) -> Contents {
        let (mut code, mut open) = (Contents::default(), None::<(usize, String)>);
        for (line, text) in self.lines() {
            let text = without_quotes(text);
            let text = text.split("//").next().unwrap().trim();
            let (line, text) = match open.take() {
                Some((line, begun)) => (line, format!("{begun} {text}")),
                None => (line, text.to_owned()),
            };
            match statement(&text) {
                Some(("use", _)) if !text.ends_with(';') => open = Some((line, text)),
                Some(("use", tree)) => code.read_use(line, &Words::new(), tree),
                Some(("mod", name)) if name.ends_with(';') => {}
                _ => code.read_rest(line, &text),
            }
        }
        code
    }
}

impl Contents {
    /// Takes `a::{b, c::d as e}` apart.
    fn read_use(&mut self, line: usize, before: &Words, tree: &str) {
        let tree = tree.trim().trim_end_matches(';');
        if let Some((path, group)) = tree.split_once('{') {
            let before = [before.clone(), words(path, ':')].concat();
            for member in members(group) {
                self.read_use(line, &before, &member);
            }
            return;
        }
        let (path, alias) = match tree.split_once(" as ") {
            Some((path, alias)) => (path, Some(alias.trim().to_owned())),
            None => (tree, None),
        };
        let mut path = [before.clone(), words(path, ':')].concat();
        let last = path.last().cloned();
        if matches!(last.as_deref(), Some("*" | "self")) {
            path.pop();
        }
        let name = match last.as_deref() {
            Some("*") => None,
            _ => alias.or_else(|| path.last().cloned()),
        };
        if !path.is_empty() {
            self.imports.push(Import { line, path, name });
        }
    }

    fn read_rest(&mut self, line: usize, text: &str) {
        let is_path = |sign: char| sign.is_alphanumeric() || sign == '_' || sign == ':';
        for piece in text.split(|sign| !is_path(sign)) {
            let path = words(piece, ':');
            self.words.extend(path.iter().cloned());
            // What begins with colons belongs to something in front of it.
            if path.len() > 1 && !piece.starts_with(':') {
                self.paths.push((line, path));
            }
        }
    }
}

/// `pub(super) use a::b;` as `("use", "a::b;")`.
fn statement(line: &str) -> Option<(&str, &str)> {
    let line = match line.strip_prefix("pub") {
        Some(rest) => rest.strip_prefix('(').map_or(rest, |rest| {
            rest.split_once(')').map_or(rest, |(_, rest)| rest)
        }),
        None => line,
    };
    line.trim_start().split_once(' ')
}

/// The members of a group whose brace was opened.
fn members(group: &str) -> Vec<String> {
    let (mut depth, mut members, mut member) = (0, Vec::new(), String::new());
    for sign in group.chars() {
        match sign {
            '}' if depth == 0 => break,
            ',' if depth == 0 => {
                members.push(std::mem::take(&mut member));
                continue;
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        member.push(sign);
    }
    members.push(member);
    members.retain(|member| !member.trim().is_empty());
    members
}

/// Texts in quotes are emptied. Where one goes over several lines, they are read as code.
fn without_quotes(line: &str) -> String {
    let line = line.replace("\\\"", "").replace("'\"'", "");
    if line.matches('"').count() % 2 == 1 {
        return line;
    }
    let pieces = line.split('"').enumerate();
    let outside = pieces.filter(|(at, _)| at % 2 == 0);
    outside.map(|(_, piece)| piece).collect()
}

fn words(path: &str, between: char) -> Words {
    let words = path.split(between).map(str::trim);
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}
