//! What the page to ring from says of one person.

use chrono::{DateTime, Utc};

use super::input::CallInput;
use super::page::{CallLine, CurrentCall, DoorTask, ShownScript};
use super::screen::CallsScreen;
use crate::booking::calls::{Attempt, CallProgress, CallTask, Said, Script, ShownCall};
use crate::booking::code::Code;
use crate::booking::desk::paths::{CALLS, roster_path};
use crate::booking::present::SessionDetails;
use crate::platform::contact::ShownPhone;
use crate::platform::i18n::{Locale, dates, languages, named, t, t_with};
use crate::platform::ui::form::{Field, FormErrors};

impl CallsScreen {
    /// The name, and whether it is the number that stands for it: always for those who are told at the door.
    pub fn name(&self, call: &CallTask) -> (String, bool) {
        let number = || Code::of(&call.booking.number).grouped;
        let name = call.booking.name.clone();
        let name = name.filter(|_| !call.is_at_the_door());
        (name.clone().unwrap_or_else(number), name.is_none())
    }

    pub fn line(&self, call: &CallTask, current: Option<&CallTask>) -> CallLine {
        let (name, is_code) = self.name(call);
        let id = call.row.id.to_string();
        CallLine {
            href: self.url(&[("task", &id)]),
            name,
            is_code,
            note: self.line_note(call),
            current: current.is_some_and(|current| current.row.id == call.row.id),
        }
    }

    /// "arabiska · inget svar 10.40, igen 11.10".
    fn line_note(&self, call: &CallTask) -> String {
        let locale = self.locale();
        let language = languages::name(locale, &call.booking.language);
        let Some(session) = self.sessions.shown(call).map(|shown| shown.session) else {
            return language;
        };
        let tried = match self.attempts_at(call).last() {
            None => t(locale, "calls-untried").into_owned(),
            Some(last) => {
                let outcome = named(locale, "call-outcome", last.outcome.name());
                format!("{outcome} {}", clock(locale, session, last.at))
            }
        };
        let waits = call.progress() == CallProgress::Open && self.now < call.row.due_at;
        if !waits {
            return format!("{language} · {tried}");
        }
        let again = clock(locale, session, call.row.due_at);
        let again = t_with(locale, "calls-again", &[("time", again.into())]);
        format!("{language} · {tried}, {again}")
    }

    pub fn current_call(
        &self,
        call: &CallTask,
        input: &CallInput,
        errors: &FormErrors,
    ) -> Option<CurrentCall> {
        let locale = self.locale();
        let shown = self.sessions.shown(call)?;
        let (name, is_code) = self.name(call);
        let path = format!("{CALLS}/{}", call.row.id);
        let form = |verb: &str| {
            self.layout
                .url(&self.with_filter(&format!("{path}/{verb}")))
        };
        let done = call.progress() == CallProgress::Done;
        let attempts: Vec<String> = self
            .attempts_at(call)
            .map(|attempt| attempt_line(locale, shown.session, attempt))
            .collect();
        Some(CurrentCall {
            name,
            is_code,
            phone: phone(locale, call),
            note: t_with(
                locale,
                "calls-try",
                &[("n", (call.row.attempts + 1).into())],
            ),
            session_href: self.layout.url(&roster_path(&shown.session.session)),
            session: shown.session.in_a_line(locale),
            take_back: (done && !attempts.is_empty()).then(|| form("reopening")),
            attempts,
            scripts: scripts(&shown, locale),
            action: (!done).then(|| form("outcome")),
            note_field: Field::new("note", t(locale, "call-note"))
                .hint(t(locale, "call-note.hint"))
                .value(&input.note)
                .optional()
                .checked(errors),
        })
    }

    pub fn door_task(&self, call: &CallTask) -> Option<DoorTask> {
        let locale = self.locale();
        let shown = self.sessions.shown(call)?;
        let path = format!("{CALLS}/{}/outcome", call.row.id);
        let done = call.progress() == CallProgress::Done;
        Some(DoorTask {
            number: Code::of(&call.booking.number).grouped,
            said: shown.script_in(locale).news,
            action: (!done).then(|| self.layout.url(&self.with_filter(&path))),
        })
    }
}

pub fn phone(locale: Locale, call: &CallTask) -> Option<ShownPhone> {
    let tidy = call.booking.phone.as_deref()?;
    let typed = call.booking.phone_typed.as_deref();
    Some(ShownPhone::of(tidy, typed, locale))
}

/// "10.40", or with the day where that was another.
fn clock(locale: Locale, session: &SessionDetails, at: DateTime<Utc>) -> String {
    let (day, time) = session.local(at);
    if day == session.today {
        return dates::time(locale, time);
    }
    dates::day_and_time(locale, day, time, session.today)
}

fn attempt_line(locale: Locale, session: &SessionDetails, attempt: &Attempt) -> String {
    let outcome = named(locale, "call-outcome", attempt.outcome.name());
    let line = format!(
        "{} {}",
        dates::capital(&outcome),
        clock(locale, session, attempt.at)
    );
    match &attempt.note {
        None => line,
        Some(note) => format!("{line}: {note}"),
    }
}

/// In the person's language, and beside it in the reader's where that is another.
fn scripts(call: &ShownCall<'_>, staff: Locale) -> Vec<ShownScript> {
    let theirs = call.script(staff);
    let mut scripts = vec![shown_script(&theirs, staff, "calls-in")];
    if theirs.locale != staff {
        scripts.push(shown_script(
            &call.script_in(staff),
            staff,
            "calls-in-yours",
        ));
    }
    scripts
}

fn shown_script(script: &Script, staff: Locale, heading: &str) -> ShownScript {
    let language = languages::name(staff, script.locale.tag());
    let hello = Said {
        text: script.hello.clone(),
        lang: None,
    };
    let next = script.next.iter().map(|text| Said {
        text: text.clone(),
        lang: None,
    });
    let opening = std::iter::once(hello).chain(script.news.clone());
    ShownScript {
        heading: t_with(staff, heading, &[("language", language.into())]),
        lang: script.locale.tag(),
        dir: script.locale.dir(),
        said: vec![opening.collect(), next.collect()],
    }
}
