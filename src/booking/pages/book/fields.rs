//! The fields of the form that books: who comes, how to reach them, and what fits the session.

use super::facts::BookFacts;
use super::form::BookForm;
use crate::platform::i18n::{Locale, t};
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors};

/// How to reach the visitor: three ways to choose from, unless the session itself is a call.
#[derive(Debug, Clone)]
pub struct ReachFields {
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
pub struct HomeVisitFields {
    /// `address`
    pub address: Field,
    /// `entry`: door code, floor.
    pub entry: Field,
}

/// What may be told besides.
#[derive(Debug, Clone)]
pub struct MoreFields {
    /// Whether something in it is filled in.
    pub open: bool,
    /// `topics`
    pub topics: Option<Choices>,
    /// `interpreter`
    pub interpreter: Option<Choices>,
    /// `companions`
    pub companion: bool,
}

/// The fields' short names for the summary of errors.
pub fn labels(locale: Locale) -> Vec<(&'static str, String)> {
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

pub fn name(locale: Locale, form: &BookForm, errors: &FormErrors) -> Field {
    Field::new("name", t(locale, "book-name"))
        .hint(t(locale, "book-name.hint"))
        .typed("name", "")
        .value(&form.name)
        .checked(errors)
}

pub fn reach(locale: Locale, form: &BookForm, errors: &FormErrors, call: bool) -> ReachFields {
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
    ReachFields {
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

pub fn visit(locale: Locale, form: &BookForm, errors: &FormErrors) -> HomeVisitFields {
    HomeVisitFields {
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

pub fn more(locale: Locale, form: &BookForm, errors: &FormErrors, facts: &BookFacts) -> MoreFields {
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
    MoreFields {
        open: form.companion || !form.topics.is_empty() || !form.interpreter.is_empty(),
        topics,
        interpreter,
        companion: form.companion,
    }
}
