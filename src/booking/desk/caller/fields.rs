//! What the pages for a caller ask, as fields and choices.

use super::typed_form::CallerForm;
use super::wanted::Wanted;
use crate::booking::present::SessionDetails;
use crate::platform::i18n::{Locale, languages, named, t};
use crate::platform::ids::StaffId;
use crate::platform::text::LanguageTag;
use crate::platform::ui::DeskNavigation;
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors};
use crate::session::Device;
use crate::venue::HelpTopic;

pub fn find_day(locale: Locale, wanted: &Wanted) -> Field {
    Field::new("day", t(locale, "caller-day"))
        .kind("date", "short")
        .value(wanted.day.map_or_else(String::new, |day| day.to_string()))
        .optional()
}

pub fn find_seats(locale: Locale, wanted: &Wanted) -> Field {
    Field::new("seats", t(locale, "caller-seats"))
        .kind("text", "tiny")
        .typed("off", "numeric")
        .value(wanted.seats.to_string())
}

/// Venue, topic, language and helper, as far as there is something to choose.
pub fn find_choices(
    locale: Locale,
    wanted: &Wanted,
    navigation: &DeskNavigation,
    helpers: &[(StaffId, String)],
) -> Vec<Choices> {
    let topic = wanted.topic.as_ref().map_or("", |topic| topic.as_str());
    let language = wanted.language.map_or("", |tag| tag.as_str());
    let helper = wanted.helper.map_or_else(String::new, |id| id.to_string());
    let chosen = navigation.chosen.as_ref();
    let venue = chosen.map_or("", |venue| venue.slug.as_str());
    let venues = navigation.venues.iter();
    let lists = [
        (
            "venue",
            "caller-venue",
            venue,
            venues
                .map(|one| (one.slug.clone(), one.name.clone()))
                .collect(),
        ),
        ("topic", "caller-topic", topic, topics(locale)),
        ("language", "caller-language", language, tongues(locale)),
        (
            "helper",
            "caller-helper",
            &helper,
            helpers
                .iter()
                .map(|(id, name)| (id.to_string(), name.clone()))
                .collect(),
        ),
    ];
    lists
        .into_iter()
        .filter(|(.., all): &(_, _, _, Vec<(String, String)>)| all.len() > 1)
        .map(|(name, key, chosen, all)| {
            let any = Choice::new("", t(locale, "caller-any"), chosen);
            let all = all
                .iter()
                .map(|(value, label)| Choice::new(value, label, chosen));
            Choices::new(
                name,
                t(locale, key),
                std::iter::once(any).chain(all).collect(),
            )
        })
        .collect()
}

fn topics(locale: Locale) -> Vec<(String, String)> {
    let topic = |topic: HelpTopic| {
        let label = named(locale, "topic", topic.name()).into_owned();
        (topic.to_string(), label)
    };
    HelpTopic::ALL.into_iter().map(topic).collect()
}

fn tongues(locale: Locale) -> Vec<(String, String)> {
    let all = LanguageTag::all();
    all.map(|tag| (tag.to_string(), languages::name(locale, tag.as_str())))
        .collect()
}

/// One line of text.
fn line(locale: Locale, name: &'static str, key: &str, value: &str, errors: &FormErrors) -> Field {
    Field::new(name, t(locale, key))
        .typed("off", "")
        .value(value)
        .checked(errors)
}

pub fn name(locale: Locale, form: &CallerForm, errors: &FormErrors) -> Field {
    line(locale, "name", "caller-name", &form.name, errors).hint(t(locale, "caller-name.hint"))
}

pub fn booker(locale: Locale, form: &CallerForm, errors: &FormErrors) -> Field {
    line(locale, "booker", "caller-booker", &form.booker, errors).optional()
}

pub fn reason(locale: Locale, form: &CallerForm, errors: &FormErrors) -> Field {
    line(locale, "override", "caller-reason", &form.reason, errors)
        .hint(t(locale, "caller-reason.hint"))
        .optional()
}

pub fn phone(locale: Locale, form: &CallerForm, errors: &FormErrors, needed: bool) -> Field {
    let field = line(locale, "phone", "caller-phone", &form.phone, errors);
    let field = Field {
        quiet: !needed,
        ..field
    };
    field.kind("tel", "").typed("off", "tel")
}

pub fn email(locale: Locale, form: &CallerForm, errors: &FormErrors) -> Field {
    let field = line(locale, "email", "caller-email", &form.email, errors);
    let field = Field {
        quiet: true,
        ..field
    };
    field.kind("email", "").typed("off", "email")
}

/// Seats and companions.
pub fn numbers(locale: Locale, form: &CallerForm, errors: &FormErrors) -> Vec<Field> {
    let number = |name, key: &str, value: &str| {
        line(locale, name, key, value, errors)
            .kind("text", "tiny")
            .typed("off", "numeric")
    };
    vec![
        number("seats", "caller-seats", &form.seats),
        number("companions", "caller-companions", &form.companions),
    ]
}

/// Address and door code of a home visit.
pub fn visit(locale: Locale, form: &CallerForm, errors: &FormErrors) -> Vec<Field> {
    vec![
        line(locale, "address", "caller-address", &form.address, errors),
        line(locale, "entry", "caller-entry", &form.entry, errors).optional(),
    ]
}

/// Who rings: the person, a relative, somebody who refers them.
pub fn relation(locale: Locale, form: &CallerForm) -> Choices {
    let one = |value| {
        Choice::new(
            value,
            named(locale, "caller-relation", value),
            &form.relation,
        )
    };
    let all = ["self", "relative", "referrer"].map(one);
    Choices::new("relation", t(locale, "caller-relation"), all.into())
}

/// How they want to hear of a change.
pub fn reach(locale: Locale, form: &CallerForm, errors: &FormErrors) -> Choices {
    let one = |value| Choice::new(value, named(locale, "caller-reach", value), &form.reach);
    let all = ["phone", "email", "none"].map(one);
    Choices::new("reach", t(locale, "caller-reach"), all.into()).checked(errors)
}

pub fn letters(locale: Locale, form: &CallerForm, errors: &FormErrors) -> Choices {
    let all = tongues(locale);
    let all = all.iter();
    let all = all.map(|(tag, name)| Choice::new(tag, name, &form.language));
    Choices::new("language", t(locale, "caller-letters"), all.collect()).checked(errors)
}

pub fn interpreter(locale: Locale, form: &CallerForm, errors: &FormErrors) -> Choices {
    let none = Choice::new("", t(locale, "caller-interpreter.none"), &form.interpreter);
    let all = tongues(locale);
    let all = all.iter();
    let all = all.map(|(tag, name)| Choice::new(tag, name, &form.interpreter));
    let all = std::iter::once(none).chain(all).collect();
    Choices::new("interpreter", t(locale, "caller-interpreter"), all)
        .optional()
        .checked(errors)
}

pub fn device(locale: Locale, form: &CallerForm, errors: &FormErrors) -> Choices {
    let none = Choice::new("", t(locale, "caller-device.none"), &form.device);
    let one = |device: &Device| {
        Choice::new(
            device.name(),
            named(locale, "device", device.name()),
            &form.device,
        )
    };
    let all = std::iter::once(none)
        .chain(Device::ALL.iter().map(one))
        .collect();
    Choices::new("device", t(locale, "caller-device"), all)
        .optional()
        .checked(errors)
}

/// Boxes to tick.
fn boxes(
    locale: Locale,
    (name, key): (&'static str, &str),
    family: &str,
    all: &[&str],
    ticked: &[String],
) -> Choices {
    let one = |value: &&str| Choice {
        selected: ticked.iter().any(|one| one == value),
        value: (*value).to_owned(),
        label: named(locale, family, value).into_owned(),
    };
    Choices::new(name, t(locale, key), all.iter().map(one).collect()).optional()
}

/// All of them, each with how far help goes: people come for other things too.
pub fn wanted_topics(locale: Locale, form: &CallerForm, session: &SessionDetails) -> Choices {
    let one = |topic: HelpTopic| Choice {
        selected: form.topics.iter().any(|ticked| ticked == topic.name()),
        value: topic.to_string(),
        label: session.topic_marked(locale, topic.name()),
    };
    let all = HelpTopic::ALL.into_iter().map(one).collect();
    Choices::new("topics", t(locale, "caller-topics"), all).optional()
}

pub fn needs(locale: Locale, form: &CallerForm) -> Choices {
    const NEEDS: [&str; 5] = ["step-free", "hearing-loop", "quiet", "large-print", "other"];
    boxes(
        locale,
        ("needs", "caller-needs"),
        "need",
        &NEEDS,
        &form.needs,
    )
}
