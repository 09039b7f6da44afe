//! The texts: the same keys with the same variables in every language, each of them used, each of
//! them plain.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use motesplats::organisation::OrganisationKind;
use motesplats::platform::i18n::Locale;
use motesplats::question::{QuestionChannel, QuestionOutcome, QuestionTopic};
use motesplats::session::{SessionKind, Status};
use motesplats::venue::VenueKind;

/// What pages and problems say.
const PAGE_PARTS: [&str; 17] = [
    "common",
    "session",
    "booking",
    "calls",
    "problem",
    "fault",
    "desk",
    "report",
    "roster",
    "caller",
    "day",
    "question",
    "planning",
    "places",
    "staff",
    "organisation",
    "campaign",
];

/// What letters say: these are in every language.
const LETTER_PARTS: [&str; 2] = ["facts", "mail"];

/// Whose words stand in letters.
const LETTER_SOURCES: [&str; 5] = [
    "src/booking/notify/letters",
    "src/booking/notify/words.rs",
    "src/platform/i18n/spans.rs",
    "src/session/present/bring.rs",
    "templates/mail/letter.html",
];

/// Keys made of a beginning and a name that the code knows: `fault-too-long`.
const FAMILIES: [&str; 31] = [
    "target-group-",
    "weekday-",
    "series-skip-",
    "problem-",
    "fault-",
    "kind-",
    "topic-",
    "status-",
    "done-",
    "report-by-",
    "organiser-type-",
    "sign-",
    "act-",
    "device-",
    "letter-",
    "not-delivered-",
    "need-",
    "record-reach-",
    "record-status-",
    "relation-",
    "call-outcome-",
    "caller-relation-",
    "caller-reach-",
    "tab-",
    "log-",
    "question-topic-",
    "tally-",
    "question-channel-",
    "question-outcome-",
    "venue-kind-",
    "role-",
];

/// What a resident reads; staff's words may be longer.
const FOR_RESIDENTS: [&str; 7] = [
    "common", "session", "booking", "facts", "mail", "problem", "fault",
];

/// A text's key (`message` or `message.attribute`), its words, and the variables in them.
type Texts = BTreeMap<String, Text>;

#[derive(Debug, Default)]
struct Text {
    words: String,
    variables: BTreeSet<String>,
}

#[test]
fn every_language_has_every_text_with_the_same_variables() {
    for part in parts(Locale::Sv) {
        let swedish = texts(Locale::Sv, part);
        for locale in Locale::ALL {
            if !parts(locale).any(|theirs| theirs == part) {
                continue;
            }
            let theirs = texts(locale, part);
            let place = format!("{}/{part}.ftl", locale.tag());
            for (key, text) in &swedish {
                let Some(their) = theirs.get(key) else {
                    panic!("{place} lacks {key}");
                };
                assert_eq!(text.variables, their.variables, "{place}: {key}");
            }
            for key in theirs.keys() {
                assert!(swedish.contains_key(key), "only {place} has {key}");
            }
        }
    }
}

#[test]
fn every_kind_and_status_has_a_name_in_every_language() {
    let kinds = SessionKind::ALL.map(|kind| format!("kind-{kind}"));
    let statuses = Status::ALL.map(|status| format!("status-{status}"));
    let organisers = OrganisationKind::ALL.map(|kind| format!("organiser-type-{kind}"));
    let topics = QuestionTopic::ALL.map(|topic| format!("question-topic-{topic}"));
    let channels = QuestionChannel::ALL.map(|channel| format!("question-channel-{channel}"));
    let venues = VenueKind::ALL.map(|kind| format!("venue-kind-{kind}"));
    let outcomes = QuestionOutcome::ALL.map(|outcome| format!("question-outcome-{outcome}"));
    let of_questions = topics.iter().chain(&channels).chain(&outcomes);
    let all: Vec<&String> = kinds
        .iter()
        .chain(&statuses)
        .chain(&organisers)
        .chain(&venues)
        .chain(of_questions)
        .collect();
    for locale in Locale::PAGES {
        let texts: Texts = parts(locale).flat_map(|part| texts(locale, part)).collect();
        for key in all.iter().copied() {
            assert!(texts.contains_key(key), "{} lacks {key}", locale.tag());
        }
    }
}

#[test]
fn a_session_has_one_name_in_norwegian() {
    for locale in [Locale::Nb, Locale::Nn] {
        for part in parts(locale) {
            for (key, text) in texts(locale, part) {
                let words = text.words.to_lowercase();
                assert!(
                    !words.contains("tilbud"),
                    "{}/{part}.ftl: {key}",
                    locale.tag()
                );
                assert!(
                    !words.contains("tilbod"),
                    "{}/{part}.ftl: {key}",
                    locale.tag()
                );
            }
        }
    }
}

#[test]
fn every_text_file_parses_and_no_key_is_written_twice() {
    for locale in Locale::ALL {
        let mut seen = BTreeSet::new();
        for part in parts(locale) {
            let source = fs::read_to_string(file(locale, part)).unwrap();
            let parsed = fluent_bundle::FluentResource::try_new(source.clone());
            assert!(parsed.is_ok(), "{part} in {}: {parsed:?}", locale.tag());
            for line in source.lines() {
                if let Some(id) = message_id(line) {
                    assert!(seen.insert(id.to_owned()), "{id} in {}", locale.tag());
                }
            }
        }
    }
}

#[test]
fn every_text_asked_for_is_written_and_every_text_written_is_asked_for() {
    let written: BTreeSet<String> = parts(Locale::Sv)
        .flat_map(|part| texts(Locale::Sv, part).into_keys())
        .collect();
    let sources = sources();
    let mut named = BTreeSet::new();
    for (path, source) in &sources {
        named.extend(quoted(source));
        for key in asked_for(source) {
            assert!(written.contains(&key), "{} asks for {key}", path.display());
        }
    }
    for key in &written {
        let family = FAMILIES.iter().any(|family| key.starts_with(family));
        assert!(family || named.contains(key), "nobody asks for {key}");
    }
}

/// A text that letters ask for elsewhere would reach some readers in another language than the rest of their letter.
#[test]
fn letters_ask_for_no_text_that_some_of_their_languages_lack() {
    let in_letters: BTreeSet<String> = LETTER_PARTS
        .iter()
        .flat_map(|part| texts(Locale::Sv, part).into_keys())
        .collect();
    let elsewhere: BTreeSet<String> = PAGE_PARTS
        .iter()
        .flat_map(|part| texts(Locale::Sv, part).into_keys())
        .collect();
    let mut seen = 0;
    for (path, source) in sources() {
        let path = path
            .strip_prefix(root())
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned();
        // What samples are called is no text.
        let of_letters = LETTER_SOURCES.iter().any(|start| path.starts_with(start));
        if !of_letters || path.ends_with("/samples.rs") {
            continue;
        }
        for key in quoted(&source) {
            assert!(!elsewhere.contains(&key), "{path} asks for {key}");
            seen += usize::from(in_letters.contains(&key));
        }
    }
    assert!(seen > 50, "{seen} texts are asked for");
}

/// A kind of problem or a code of fault that nobody can say would reach people as its name.
#[test]
fn every_problem_and_every_fault_of_the_code_can_be_said() {
    let problems = texts(Locale::Sv, "problem");
    let faults = texts(Locale::Sv, "fault");
    for (path, source) in sources() {
        let place = path.display();
        for name in after(&source, "Fault::new(") {
            let key = format!("fault-{name}");
            assert!(faults.contains_key(&key), "{place}: {key}");
        }
        for declared in source.split("problem_kinds! {").skip(1) {
            for name in after(declared.split("\n}").next().unwrap(), " = ") {
                for key in [format!("problem-{name}"), format!("problem-{name}.detail")] {
                    assert!(problems.contains_key(&key), "{place}: {key}");
                }
            }
        }
    }
}

/// The literals that stand right after a piece of code.
fn after<'a>(source: &'a str, code: &'a str) -> impl Iterator<Item = &'a str> {
    source.split(code).skip(1).filter_map(|rest| {
        let literal = rest.trim_start().strip_prefix('"')?;
        literal.split('"').next()
    })
}

/// LIX: words a sentence, and the share of words longer than six letters. Under 30 is very easy.
#[test]
fn what_residents_read_in_swedish_is_easy_to_read() {
    let (mut sentences, mut words, mut long) = (0_usize, 0_usize, 0_usize);
    for part in FOR_RESIDENTS {
        // Names of signs are no sentences, and would make the rest look easier than it is.
        let prose = |(key, _): &(String, Text)| !key.starts_with("sign-");
        for (key, text) in texts(Locale::Sv, part).into_iter().filter(prose) {
            for sentence in text.words.split_inclusive(['.', '!', '?', ':']) {
                let in_it: Vec<&str> = sentence
                    .split(|sign: char| !sign.is_alphanumeric() && sign != '-')
                    .filter(|word| word.chars().any(char::is_alphabetic))
                    .collect();
                assert!(in_it.len() <= 25, "{key}: {} words in a row", in_it.len());
                sentences += usize::from(!in_it.is_empty());
                words += in_it.len();
                long += in_it.iter().filter(|w| w.chars().count() > 6).count();
            }
        }
    }
    let lix = words / sentences + 100 * long / words;
    assert!(lix <= 30, "LIX is {lix}");
    assert!(
        words / sentences <= 12,
        "{} words a sentence",
        words / sentences
    );
}

/// The files of a language.
fn parts(locale: Locale) -> impl Iterator<Item = &'static str> {
    let pages = PAGE_PARTS.into_iter();
    let pages = pages.filter(move |_| Locale::PAGES.contains(&locale));
    LETTER_PARTS.into_iter().chain(pages)
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn file(locale: Locale, part: &str) -> PathBuf {
    root()
        .join("locales")
        .join(locale.tag())
        .join(format!("{part}.ftl"))
}

/// The texts of a file. The parser that counts is Fluent's own; this one finds names only.
fn texts(locale: Locale, part: &str) -> Texts {
    let source = fs::read_to_string(file(locale, part)).unwrap();
    let mut texts = Texts::new();
    let (mut id, mut key) = (String::new(), String::new());
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        let words = if let Some(found) = message_id(line) {
            found.clone_into(&mut id);
            key.clone_from(&id);
            line.split_once('=').unwrap().1
        } else if let Some(attribute) = attribute(line) {
            key = format!("{id}.{attribute}");
            line.split_once('=').unwrap().1
        } else {
            line
        };
        if !key.is_empty() && !words.trim().is_empty() {
            let text = texts.entry(key.clone()).or_default();
            text.variables.extend(variables(words));
            text.words.push_str(&plain(words));
            text.words.push('\n');
        }
    }
    texts
}

fn message_id(line: &str) -> Option<&str> {
    let (id, _) = line.split_once('=')?;
    let id = id.trim_end();
    let named = id.starts_with(|sign: char| sign.is_ascii_lowercase());
    (named && is_name(id)).then_some(id)
}

fn attribute(line: &str) -> Option<&str> {
    let (name, _) = line.trim_start().strip_prefix('.')?.split_once('=')?;
    let name = name.trim_end();
    is_name(name).then_some(name)
}

fn is_name(text: &str) -> bool {
    text.chars()
        .all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-')
}

fn variables(words: &str) -> impl Iterator<Item = String> + '_ {
    words.split('$').skip(1).map(|rest| {
        rest.chars()
            .take_while(|sign| sign.is_ascii_alphanumeric() || *sign == '_')
            .collect()
    })
}

/// The words alone, without `{ $n ->`, `[one]` and `*[other]`.
fn plain(words: &str) -> String {
    let mut plain = String::new();
    let mut inside = 0_i32;
    for sign in words.chars() {
        match sign {
            '{' | '[' => inside += 1,
            '}' | ']' => inside -= 1,
            _ if inside <= 0 => plain.push(sign),
            _ => {}
        }
    }
    plain
}

/// Sources and templates, without the modules' own tests: those ask for texts that must not exist.
fn sources() -> Vec<(PathBuf, String)> {
    let mut sources = Vec::new();
    for place in ["src", "templates"] {
        each_file(&root().join(place), &mut |path| {
            let source = fs::read_to_string(path).unwrap();
            let product = source.split("#[cfg(test)]").next().unwrap();
            sources.push((path.to_owned(), product.to_owned()));
        });
    }
    sources
}

fn each_file(folder: &Path, seen: &mut impl FnMut(&Path)) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            each_file(&path, seen);
        } else {
            seen(&path);
        }
    }
}

/// Everything in quotes: a key may also be chosen by a `match` before it is asked for.
fn quoted(source: &str) -> impl Iterator<Item = String> + '_ {
    source.split('"').map(str::to_owned)
}

/// Every key that stands as a literal in `t("…")`, `t_with(locale, "…", …)` or `t_around`.
fn asked_for(source: &str) -> BTreeSet<String> {
    let calls = ["t(", "t_with(", "t_around("].iter().flat_map(|call| {
        source.match_indices(call).filter_map(|(at, call)| {
            let before = source[..at].chars().next_back();
            let own_word = before.is_none_or(|sign| !sign.is_alphanumeric() && sign != '_');
            own_word.then(|| &source[at + call.len()..])
        })
    });
    calls.filter_map(first_literal).collect()
}

/// The key among a call's first two arguments, if it stands there as a literal.
fn first_literal(arguments: &str) -> Option<String> {
    let quoted = arguments.find('"')?;
    let before = &arguments[..quoted];
    if before.contains(['(', ')', ';', '{', '}']) || before.matches(',').count() > 1 {
        return None;
    }
    let rest = &arguments[quoted + 1..];
    let key = &rest[..rest.find('"')?];
    let named = key
        .chars()
        .all(|sign| is_name(&sign.to_string()) || sign == '.');
    (named && !key.is_empty()).then(|| key.to_owned())
}
