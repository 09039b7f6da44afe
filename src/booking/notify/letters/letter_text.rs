//! A letter as it is sent: plain text, and HTML that looks like the pages. Both say the same, in the same order, in
//! one language or in two.

use askama::Template;

use super::isolate::{self, Piece};
use super::sheet::Sheet;
use crate::platform::ui::{Branding, LetterFrame};

/// Between two languages of a plain text.
const LINE: &str = "\n\n----------------------------------------\n\n";

/// A letter ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LetterText {
    /// One line.
    pub subject: String,
    /// For those who read plain text.
    pub text: String,
    /// For the others.
    pub html: String,
}

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct LetterHtml<'a> {
    frame: LetterFrame<'a>,
    sheets: &'a [Sheet],
}

impl LetterText {
    /// The first language is the reader's.
    pub fn of(
        branding: &Branding,
        first: Sheet,
        second: Option<Sheet>,
    ) -> Result<Self, askama::Error> {
        let frame = LetterFrame {
            branding,
            locale: first.f.locale,
            subject: first.subject.clone(),
            from: first.f.from.clone(),
        };
        let subject = first.subject.clone();
        let sheets: Vec<Sheet> = std::iter::once(first).chain(second).collect();
        let texts: Vec<String> = sheets.iter().map(plain_text).collect();
        let html = LetterHtml {
            frame,
            sheets: &sheets,
        };
        Ok(Self {
            html: html.render()?,
            text: texts.join(LINE),
            subject,
        })
    }
}

/// A language of a letter as plain text.
pub(super) fn plain_text(sheet: &Sheet) -> String {
    let f = &sheet.f;
    let opening: Vec<&str> = std::iter::once(&sheet.opening)
        .chain(&sheet.more)
        .map(String::as_str)
        .collect();
    let mut blocks = vec![f.greeting(), opening.join(" ")];
    blocks.extend(sheet.said.as_ref().map(|said| said.text.clone()));
    blocks.extend(sheet.own().map(|own| own.text));
    blocks.extend(changes(sheet));
    blocks.push(visit(sheet).join("\n"));
    let way = sheet.way.as_ref();
    blocks.extend(way.map(|way| format!("{}\n{}", way.ask, way.link)));
    blocks.extend(sheet.reach());
    blocks.push(format!("{}\n{}", f.t("mail-regards"), f.from));
    blocks.push(sheet.foot().join("\n"));
    let text = blocks.join("\n\n");
    match f.locale.dir() {
        "rtl" => text,
        _ => isolate::without_marks(&text),
    }
}

/// Old and new.
fn changes(sheet: &Sheet) -> Vec<String> {
    let [before, now] = ["mail-before", "mail-now"].map(|key| sheet.t(key));
    let changes = sheet.changes.iter();
    let changes = changes.map(|one| {
        let was = with_place(&one.before, one.before_place.as_deref());
        let is = with_place(&one.now, one.now_place.as_deref());
        format!("{before}: {was}\n{now}: {is}")
    });
    changes.collect()
}

fn with_place(when: &str, place: Option<&str>) -> String {
    match place {
        None => when.to_owned(),
        Some(place) => format!("{when}, {}", isolate::name(place)),
    }
}

/// What, when, where, how to get in, what to have along, under which number.
fn visit(sheet: &Sheet) -> Vec<String> {
    let f = &sheet.f;
    let line = |label: &str, value: &str| format!("{}: {value}", f.t(label));
    let mut lines = vec![line("fact-what", &isolate::name(&f.title.text))];
    if sheet.has_when_and_where() {
        lines.push(line("fact-when", &f.span));
        lines.extend(f.meetings.iter().map(|meeting| match &meeting.cancelled {
            Some(cancelled) => format!("  {} ({cancelled})", meeting.text),
            None => format!("  {}", meeting.text),
        }));
        let place = match sheet.address() {
            Some(address) => format!("{}, {address}", f.place()),
            None => f.place(),
        };
        lines.push(line("fact-where", &isolate::name(&place)));
    }
    lines.extend(sheet.online().map(|address| line("fact-online", address)));
    lines.extend(sheet.ways_in().map(|said| line("fact-access", &said.text)));
    if sheet.has_bring() {
        lines.push(line(f.bring.label, &sheet.along().text));
    }
    if sheet.has_number() {
        lines.push(line("booking-number", &isolate::phone(&f.number())));
    }
    lines
}
