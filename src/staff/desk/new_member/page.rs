//! The form for somebody new: plain data, in the reader's language.

use askama::Template;

use crate::platform::i18n::t;
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choices, Field, FormErrors, SummaryLine};
use crate::staff::desk::places::Workplaces;
use crate::staff::desk::refusal::RefusedWords;

/// `/{lang}/desk/staff/new`. The form sends `name`, `email`, `role`, `place`, `pledgedOn` and `key`.
#[derive(Template)]
#[template(path = "staff/new_member.html")]
pub struct NewMemberPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<RefusedWords>,
    pub summary: Vec<SummaryLine>,
    pub back_href: String,
    pub action: String,
    pub key: String,
    pub name: Field,
    pub email: Field,
    pub role: Choices,
    pub place: Choices,
    pub pledged_on: Field,
}

impl NewMemberPage {
    /// The form with what was typed. It sets the layout's title.
    #[must_use]
    pub fn new(
        layout: Layout,
        key: &str,
        places: &Workplaces,
        form: &Form,
        problem: Option<&Problem>,
    ) -> Self {
        let locale = layout.locale;
        let faults = problem.map_or(&[][..], |problem| &problem.fields);
        let errors = FormErrors::of(locale, faults);
        let field = |name: &'static str, label: &str| {
            let field = Field::new(name, t(locale, label)).value(form.text(name));
            field.checked(&errors)
        };
        let name = field("name", "staff-name").typed("off", "");
        let email = field("email", "staff-email")
            .kind("email", "")
            .typed("off", "email");
        let email = email.optional().hint(t(locale, "staff-email.hint"));
        let pledged_on = field("pledgedOn", "staff-pledged").kind("date", "short");
        let pledged_on = pledged_on.optional().hint(t(locale, "staff-pledged.hint"));
        let fields = places.fields(locale, form, &errors);
        let labels = [
            ("name", &name.label),
            ("email", &email.label),
            ("role", &fields.role.label),
            ("place", &fields.place.label),
            ("pledgedOn", &pledged_on.label),
        ];
        let refused = RefusedWords::of(problem, locale);
        Self {
            notice: layout.unsent(problem),
            summary: errors.summary(&labels),
            back_href: layout.url("/desk/staff"),
            action: layout.url("/desk/staff/new"),
            key: key.to_owned(),
            name,
            email,
            role: fields.role,
            place: fields.place,
            pledged_on,
            l: Layout {
                title: t(locale, "staff-new").into_owned(),
                error: refused.is_some() || !errors.is_empty(),
                ..layout
            },
            refused,
        }
    }
}
