//! What the pages of the form have in common: where it is, what may be chosen, what was typed.

use actix_web::HttpResponse;

use super::form::SeriesForm;
use super::page::SeriesFormPage;
use super::reviewing::Reviewing;
use crate::platform::http::response::refused_page;
use crate::platform::i18n::localise;
use crate::platform::problem::Problem;
use crate::platform::ui::form::FormErrors;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::desk::draft_form::DraftOptions;
use crate::session::desk::draft_form::fields::errors;

/// The form's path after the language.
pub const PATH: &str = "/desk/series/new";

/// What the form is shown with.
pub struct SeriesScreen {
    pub layout: Layout,
    pub options: DraftOptions,
    /// As it was typed.
    pub form: SeriesForm,
}

impl SeriesScreen {
    pub fn form_page(&self) -> HttpResponse {
        self.page(&FormErrors::none(), None)
    }

    /// The form with what is wrong with it.
    pub fn refused(&self, refused: &Problem) -> HttpResponse {
        let locale = self.layout.locale;
        let unsent = self.layout.unsent(Some(refused));
        let languages = &self.options.text_languages;
        let more = [("weekdays", "weekdays-1")];
        let mut found = errors(locale, &refused.fields, languages, &more);
        if found.is_empty() && unsent.is_none() {
            let said = localise(refused, locale);
            found.add("", format!("{}. {}", said.title, said.detail));
        }
        refused_page(self.page(&found, unsent), refused)
    }

    pub fn reviewing(&self) -> Reviewing<'_> {
        Reviewing {
            layout: &self.layout,
            options: &self.options,
            draft: &self.form.draft,
            path: PATH,
            is_course: self.form.is_course(),
        }
    }

    fn page(&self, errors: &FormErrors, notice: Option<String>) -> HttpResponse {
        let (layout, options) = (self.layout.clone(), &self.options);
        let page = SeriesFormPage::new(layout, options, &self.form, errors, notice);
        HtmlPage::private(page).answer()
    }
}
