//! The form that reports something hard to use: plain data, in the reader's language.

use askama::Template;

use crate::platform::i18n::{t, t_with};
use crate::platform::ui::Layout;
use crate::platform::ui::form::{BotCheck, Field, FormErrors, SummaryLine};

/// `/{lang}/accessibility/{organisation}/report`. The form sends `what`, `page`, `contact` and `key`.
#[derive(Template)]
#[template(path = "organisation/report.html")]
pub struct ReportPage {
    pub l: Layout,
    pub lead: String,
    pub action: String,
    pub back: String,
    pub key: String,
    pub check: BotCheck,
    pub summary: Vec<SummaryLine>,
    pub what: Field,
    pub page: Field,
    pub contact: Field,
}

/// What was typed.
#[derive(Debug, Clone, Copy, Default)]
pub struct TypedReport<'a> {
    pub what: &'a str,
    pub page: &'a str,
    pub contact: &'a str,
}

impl ReportPage {
    /// The form to an organisation of this name, kept for so many days, with its key and what tells programs from
    /// people; sets the layout's title.
    #[must_use]
    pub fn new(
        layout: Layout,
        (name, days): (&str, i64),
        (key, check): (String, BotCheck),
        typed: TypedReport<'_>,
        errors: &FormErrors,
    ) -> Self {
        let locale = layout.locale;
        let say = |key: &str| t(locale, key).into_owned();
        let field = |name, label: &str, value: &str| {
            Field::new(name, say(label)).value(value).checked(errors)
        };
        let what = field("what", "report-what", typed.what);
        let page = field("page", "report-page", typed.page).optional();
        let contact = field("contact", "report-contact", typed.contact)
            .hint(say("report-contact.hint"))
            .optional();
        let labels =
            [&what, &page, &contact].map(|field| (field.name.as_ref(), field.label.clone()));
        let facts = [("name", name.into()), ("days", days.into())];
        let action = format!("/{}{}", locale.tag(), layout.path);
        Self {
            lead: t_with(locale, "report-lead", &facts),
            back: action.trim_end_matches("/report").to_owned(),
            action,
            key,
            check,
            summary: errors.summary(&labels),
            what,
            page,
            contact,
            l: Layout {
                title: say("report-title"),
                error: !errors.is_empty(),
                ..layout
            },
        }
    }
}
