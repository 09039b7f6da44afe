//! The month of questions with sample data, and their card on the page of the day.

use motesplats::platform::i18n::{Locale, dates, named, t, t_with};
use motesplats::platform::ui::form::FormErrors;
use motesplats::question::desk::{
    OpenCard, QuestionForm, QuestionTable, QuestionTotal, QuestionsPage, TopicTap, TypedQuestion,
    UndoQuestion,
};

use super::samples::{at, desk};
use super::{Rendered, html};

pub fn pages(locale: Locale) -> Vec<Rendered> {
    vec![
        html("questions", questions(locale, false)),
        html("questions-wrong", questions(locale, true)),
        html("questions-none", no_questions(locale)),
    ]
}

fn question_form(locale: Locale, errors: &FormErrors) -> QuestionForm {
    let layout = desk(locale, "/desk/questions", "");
    let mut typed = TypedQuestion::nothing("katrineholm-lasstugan");
    "en kvart".clone_into(&mut typed.minutes);
    QuestionForm::new(&layout, &typed, errors)
}

pub fn question_card(locale: Locale) -> OpenCard {
    let topics = ["print", "email", "e-id", "wifi", "phone", "other"];
    let tap = |value| TopicTap {
        value,
        text: named(locale, "question-topic", value).into_owned(),
    };
    let time = dates::time(locale, at(13, 21));
    let topic = t(locale, "question-topic-wifi");
    let undo = [("topic", topic.into()), ("time", time.into())];
    OpenCard {
        taps: topics.map(tap).to_vec(),
        today: t_with(locale, "question-today", &[("n", 14.into())]),
        undo: Some(UndoQuestion {
            action: "removal".to_owned(),
            text: t_with(locale, "question-undo", &undo),
        }),
        more: question_form(locale, &FormErrors::none()),
        tap_key: "1".to_owned(),
        month_href: "questions".to_owned(),
    }
}

fn questions(locale: Locale, wrong: bool) -> QuestionsPage {
    let mut errors = FormErrors::none();
    if wrong {
        errors.add("topic", t(locale, "fault-unknown-value.topic"));
        let bounds = [("min", 1.into()), ("max", 480.into())];
        errors.add("minutes", t_with(locale, "fault-out-of-range", &bounds));
    }
    let form = QuestionForm {
        open: wrong,
        ..question_form(locale, &errors)
    };
    let total = |label: String, questions: &str, minutes: &str| QuestionTotal {
        label,
        questions: questions.to_owned(),
        minutes: minutes.to_owned(),
    };
    let table = |id, family: &str, values: [&str; 2]| QuestionTable {
        id,
        heading: t(locale, family).into_owned(),
        rows: values
            .map(|value| total(named(locale, family, value).into_owned(), "112", "340"))
            .to_vec(),
        total: total(t(locale, "questions-sum").into_owned(), "224", "680"),
    };
    let month = |n: u32| {
        let day = chrono::NaiveDate::from_ymd_opt(2026, n, 1).unwrap();
        dates::month(locale, day)
    };
    let title = t_with(locale, "questions-title", &[("month", month(10).into())]);
    QuestionsPage {
        l: desk(locale, "/desk/questions", title).with_errors(wrong),
        unsent: None,
        summary: form.summary(&errors),
        place: "Katrineholms bibliotek".to_owned(),
        back_href: "today".to_owned(),
        previous_href: "9".to_owned(),
        previous: month(9),
        next_href: "11".to_owned(),
        next: month(11),
        csv_href: "csv".to_owned(),
        tables: vec![
            table("by-topic", "question-topic", ["print", "library"]),
            table("by-channel", "question-channel", ["desk", "other"]),
            table("by-outcome", "question-outcome", ["solved", "not-our-task"]),
        ],
        nothing: None,
        form: Some(form),
    }
}

fn no_questions(locale: Locale) -> QuestionsPage {
    QuestionsPage {
        tables: Vec::new(),
        nothing: Some(t(locale, "questions-none").into_owned()),
        form: None,
        ..questions(locale, false)
    }
}
