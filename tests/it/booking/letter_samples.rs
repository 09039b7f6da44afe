//! Every kind of letter in every language, beside what it was when somebody last read it: all languages as text, and as
//! HTML the Swedish one of each kind and a confirmation in every language. With `LETTERS=write` they are written anew.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use motesplats::booking::{LetterSample, letter_samples};
use motesplats::platform::i18n::Locale;

const MARKS: [char; 4] = ['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'];

fn samples() -> Vec<LetterSample> {
    letter_samples().unwrap()
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/booking/letter_snapshots")
}

/// What is kept, by the file's name.
fn kept() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for sample in samples() {
        let tag = sample.locale.tag();
        let text: &mut String = files.entry(format!("{}.txt", sample.name)).or_default();
        write!(text, "=== {tag}: {}\n\n{}\n\n", sample.subject, sample.text).unwrap();
        if sample.locale == Locale::Sv || sample.name == "confirmation" {
            files.insert(format!("{}-{tag}.html", sample.name), sample.html + "\n");
        }
    }
    files
}

#[test]
fn every_letter_in_every_language_is_as_somebody_last_read_it() {
    let (folder, kept) = (folder(), kept());
    if std::env::var_os("LETTERS").is_some_and(|wish| wish == "write") {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for (name, words) in &kept {
            fs::write(folder.join(name), words).unwrap();
        }
    }
    for (name, words) in &kept {
        let read = fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert!(
            *words == read,
            "{name}: LETTERS=write writes it anew, and somebody reads it"
        );
    }
    let files = fs::read_dir(&folder).unwrap().count();
    assert_eq!(files, kept.len(), "a letter that nobody writes any more");
}

#[test]
fn a_subject_is_short_and_names_no_topic_no_person_and_no_number() {
    for LetterSample {
        subject, locale, ..
    } in samples()
    {
        for secret in ["Hjälp", "Gunvor", "يوسف", "KDM4"] {
            assert!(!subject.contains(secret), "{subject}");
        }
        assert!(!subject.contains(MARKS), "{subject}");
        assert!(subject.chars().count() < 65, "{subject}");
        assert!(subject.contains("7"), "{}: {subject}", locale.tag());
    }
}

#[test]
fn a_letter_says_everything_twice_where_the_staff_read_another_language() {
    for LetterSample {
        name,
        locale,
        text,
        html,
        ..
    } in samples()
    {
        let place = format!("{name}-{}", locale.tag());
        assert_eq!(html.matches("<h1").count(), 1, "{place}");
        let swedish = text.contains("Vänliga hälsningar");
        assert!(swedish, "{place}");
        assert_eq!(html.contains("<h2"), locale != Locale::Sv, "{place}");
        let unchecked = [Locale::Nn, Locale::Fi, Locale::Ar].contains(&locale);
        let note = motesplats::platform::i18n::t_with(
            locale,
            "mail-unchecked",
            &[("language", "sv".into())],
        );
        assert_eq!(text.contains(&note), unchecked, "{place}");
    }
}

#[test]
fn nobody_who_waits_reads_of_a_place_of_their_own() {
    let in_the_queue = [
        "waiting",
        "waiting-late",
        "changed-for-who-waits",
        "message-in-queue",
        "left-queue",
        "taken-from-queue",
    ];
    let letters = samples().into_iter();
    let letters = letters.filter(|one| in_the_queue.contains(&one.name));
    let mut seen = 0;
    for LetterSample {
        name,
        locale,
        text,
        subject,
        ..
    } in letters
    {
        for own in [
            "Din plats",
            "din plats",
            "Plassen din",
            "plassen din",
            "Your place",
            "your place",
            "Paikkasi",
            "paikkasi",
            "مكانك",
        ] {
            let said = text.contains(own) || subject.contains(own);
            assert!(!said, "{name}-{}: {own}", locale.tag());
        }
        seen += 1;
    }
    assert_eq!(seen, in_the_queue.len() * Locale::ALL.len());
}

#[test]
fn a_letter_fetches_nothing() {
    for LetterSample {
        name, locale, html, ..
    } in samples()
    {
        for fetched in ["<img", "src=", "url(", "<link", "<script", "@import"] {
            assert!(
                !html.contains(fetched),
                "{name}-{}: {fetched}",
                locale.tag()
            );
        }
    }
}
