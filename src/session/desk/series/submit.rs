//! `POST /{lang}/desk/series/new`, as a form whose answer is reviewed.

use actix_web::HttpResponse;
use chrono::NaiveDateTime;
use diesel_async::AsyncPgConnection;

use super::form::{LISTS, SeriesForm, with_ticks};
use super::page::SeriesFormPage;
use super::reviewed::ReviewedForm;
use crate::platform::auth::Scope;
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::text::LanguageTag;
use crate::platform::ui::form::FormErrors;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::desk::draft_form::{DraftForm, DraftOptions};
use crate::session::series::judge::JudgedDate;
use crate::session::series::plan::SeriesPlan;
use crate::session::series::request::SeriesRequest;

impl ReviewedForm for SeriesForm {
    const PATH: &'static str = "/desk/series/new";
    const LISTS: &'static [&'static str] = &LISTS;
    const RENAMED: &'static [(&'static str, &'static str)] = &[("weekdays", "weekdays-1")];
    type Request = SeriesRequest;

    fn of(form: &Form, languages: &[LanguageTag]) -> Self {
        Self::of(form, languages)
    }

    fn draft(&self) -> &DraftForm {
        &self.draft
    }

    fn request(&self) -> SeriesRequest {
        self.request()
    }

    fn with_ticks(
        request: SeriesRequest,
        dates: &[JudgedDate],
        ticked: &[NaiveDateTime],
    ) -> SeriesRequest {
        with_ticks(request, dates, ticked)
    }

    async fn plan(
        conn: &mut AsyncPgConnection,
        request: &SeriesRequest,
        scope: &Scope,
    ) -> Result<SeriesPlan, Problem> {
        SeriesPlan::of_series(conn, request, scope).await
    }

    fn page(
        &self,
        layout: Layout,
        options: &DraftOptions,
        errors: &FormErrors,
        notice: Option<String>,
    ) -> HttpResponse {
        let page = SeriesFormPage::new(layout, options, self, errors, notice);
        HtmlPage::private(page).answer()
    }

    fn is_course(&self) -> bool {
        self.is_course()
    }
}
