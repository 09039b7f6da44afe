//! The form that books: two things asked, the rest offered only where it fits.

use askama::Template;

use crate::platform::i18n::{Locale, t, t_with};
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors, SummaryLine};
use crate::session::DayGroup;

/// What was typed, or nothing yet. Names as in the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BookForm {
    /// `name`
    pub name: String,
    /// `reach`: `email`, `phone`, `none`, or empty.
    pub reach: String,
    /// `email`
    pub email: String,
    /// `phone`
    pub phone: String,
    /// `topics`
    pub topics: Vec<String>,
    /// `interpreter`
    pub interpreter: String,
    /// `companions` is `1`
    pub companion: bool,
    /// `address`
    pub address: String,
    /// `entry`
    pub entry: String,
}

/// What the page must know of the session.
#[derive(Debug, Clone, Default)]
pub struct BookFacts {
    /// The title as it is shown.
    pub title: String,
    /// "Onsdag 7 oktober kl. 15.30–16.10".
    pub when: String,
    /// "Servicepunkt Valla".
    pub place: String,
    /// Back to the session.
    pub back_href: String,
    /// Where the form goes.
    pub action: String,
    /// A fresh key: the same form sent twice books once.
    pub key: String,
    /// Set when only the queue is open: how many stand in it.
    pub queue: Option<i64>,
    /// Whether there is still something to send the form for.
    pub open: bool,
    /// A session on the telephone needs the number itself.
    pub by_phone: bool,
    /// A home visit needs the address.
    pub at_home: bool,
    /// Topics to pick from, as value and label; none where the session has its own subject.
    pub topics: Vec<(String, String)>,
    /// Languages to have interpreted, as tag and name; none where nobody is.
    pub interpreters: Vec<(String, String)>,
    /// Days after the session that the name is kept.
    pub kept_days: i64,
    /// What the desk can do about the seat while the name is spelled.
    pub desk: Option<DeskSeat>,
}

/// A seat for whoever is on the telephone with the desk.
#[derive(Debug, Clone)]
pub enum DeskSeat {
    /// One can be kept.
    ToKeep {
        /// Where that goes.
        action: String,
        /// A fresh key: sent twice it keeps one.
        key: String,
    },
    /// One is kept.
    Kept {
        /// The hold's id.
        hold: String,
        /// Until when, in words, by the venue's clock.
        until: String,
        /// Where giving it up goes.
        end_action: String,
    },
}

/// How to reach the visitor: three ways to choose from, unless the session itself is a call.
#[derive(Debug, Clone)]
pub struct Reach {
    /// The session is a call: only the number is asked, and it is needed.
    pub call: bool,
    /// Which way is chosen.
    pub chosen: String,
    /// What is wrong with the choice.
    pub error: Option<String>,
    /// The address.
    pub email: Field,
    /// The number.
    pub phone: Field,
}

/// Where a home visit goes.
#[derive(Debug, Clone)]
pub struct Visit {
    /// `address`
    pub address: Field,
    /// `entry`: door code, floor.
    pub entry: Field,
}

/// What may be told besides.
#[derive(Debug, Clone)]
pub struct More {
    /// Whether something in it is filled in.
    pub open: bool,
    /// `topics`
    pub topics: Option<Choices>,
    /// `interpreter`
    pub interpreter: Option<Choices>,
    /// `companions`
    pub companion: bool,
}

/// Why it could not be booked, and what can be instead.
#[derive(Debug, Clone, Default)]
pub struct BookRefused {
    /// The problem's title.
    pub title: String,
    /// What to do.
    pub detail: String,
    /// The nearest sessions with seats.
    pub alternatives: Vec<DayGroup>,
}

/// `/{lang}/sessions/{id}/book`.
#[derive(Template)]
#[template(path = "booking/book.html")]
pub struct BookPage {
    /// The frame.
    pub l: Layout,
    when: String,
    place: String,
    back_href: String,
    action: String,
    key: String,
    csrf: Option<String>,
    desk: Option<DeskSeat>,
    open: bool,
    queue: Option<String>,
    summary: Vec<SummaryLine>,
    refused: Option<BookRefused>,
    name: Field,
    reach: Reach,
    visit: Option<Visit>,
    more: Option<More>,
    kept_for: String,
}

impl BookPage {
    /// The page, with what was typed and what is wrong with it. Its title is set here.
    #[must_use]
    pub fn new(
        layout: Layout,
        facts: BookFacts,
        form: BookForm,
        errors: &FormErrors,
        refused: Option<BookRefused>,
    ) -> Self {
        let locale = layout.locale;
        let title_key = if facts.queue.is_some() {
            "book-title-queue"
        } else {
            "book-title"
        };
        let l = Layout {
            title: t_with(locale, title_key, &[("title", facts.title.as_str().into())]),
            error: !errors.is_empty() || refused.is_some(),
            ..layout
        };
        let queue = |n: i64| t_with(locale, "book-queue", &[("n", n.into())]);
        Self {
            csrf: l.staff.as_ref().map(|staff| staff.csrf.clone()),
            summary: errors.summary(&labels(locale)),
            name: name(locale, &form, errors),
            reach: reach(locale, &form, errors, facts.by_phone),
            visit: facts.at_home.then(|| visit(locale, &form, errors)),
            more: more(locale, &form, errors, &facts),
            kept_for: t_with(locale, "book-kept", &[("days", facts.kept_days.into())]),
            queue: facts.queue.map(queue),
            open: facts.open,
            desk: facts.desk,
            when: facts.when,
            place: facts.place,
            back_href: facts.back_href,
            action: facts.action,
            key: facts.key,
            refused,
            l,
        }
    }
}

/// The fields' short names for the summary of errors.
fn labels(locale: Locale) -> Vec<(&'static str, String)> {
    [
        ("name", "book-name"),
        ("reach", "book-reach"),
        ("email", "reach-email"),
        ("phone", "reach-phone"),
        ("address", "book-address"),
        ("entry", "book-entry"),
        ("interpreter", "book-interpreter"),
    ]
    .into_iter()
    .map(|(field, key)| (field, t(locale, key).into_owned()))
    .collect()
}

fn name(locale: Locale, form: &BookForm, errors: &FormErrors) -> Field {
    Field::new("name", t(locale, "book-name"))
        .hint(t(locale, "book-name.hint"))
        .typed("name", "")
        .value(&form.name)
        .checked(errors)
}

fn reach(locale: Locale, form: &BookForm, errors: &FormErrors, call: bool) -> Reach {
    let email = Field::new("email", t(locale, "reach-email.label"))
        .kind("email", "")
        .typed("email", "email")
        .value(&form.email)
        .checked(errors);
    let phone = if call {
        Field::new("phone", t(locale, "book-call")).hint(t(locale, "book-call.hint"))
    } else {
        Field::new("phone", t(locale, "reach-phone.label"))
    };
    let phone = phone
        .kind("tel", "")
        .typed("tel", "tel")
        .value(&form.phone)
        .checked(errors);
    Reach {
        call,
        chosen: form.reach.clone(),
        error: errors.of_field("reach"),
        email: Field {
            quiet: true,
            ..email
        },
        phone: Field {
            quiet: !call,
            ..phone
        },
    }
}

fn visit(locale: Locale, form: &BookForm, errors: &FormErrors) -> Visit {
    Visit {
        address: Field::new("address", t(locale, "book-address"))
            .typed("address-line1", "")
            .value(&form.address)
            .checked(errors),
        entry: Field::new("entry", t(locale, "book-entry"))
            .hint(t(locale, "book-entry.hint"))
            .value(&form.entry)
            .optional()
            .checked(errors),
    }
}

fn more(locale: Locale, form: &BookForm, errors: &FormErrors, facts: &BookFacts) -> Option<More> {
    let topics = (!facts.topics.is_empty()).then(|| {
        let choice = |(value, label): &(String, String)| Choice {
            selected: form.topics.contains(value),
            value: value.clone(),
            label: label.clone(),
        };
        let choices = facts.topics.iter().map(choice).collect();
        Choices::new("topics", t(locale, "book-topics"), choices)
            .hint(t(locale, "book-topics.hint"))
            .checked(errors)
    });
    let interpreter = (!facts.interpreters.is_empty()).then(|| {
        let none = Choice::new("", t(locale, "book-interpreter.none"), &form.interpreter);
        let tongues = facts
            .interpreters
            .iter()
            .map(|(tag, name)| Choice::new(tag, name, &form.interpreter));
        let choices = std::iter::once(none).chain(tongues).collect();
        Choices::new("interpreter", t(locale, "book-interpreter"), choices)
            .hint(t(locale, "book-interpreter.hint"))
            .checked(errors)
    });
    Some(More {
        open: form.companion || !form.topics.is_empty() || !form.interpreter.is_empty(),
        topics,
        interpreter,
        companion: form.companion,
    })
}
