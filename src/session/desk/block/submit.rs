//! `POST /{lang}/desk/blocks/new`, as a form whose answer is reviewed.

use actix_web::HttpResponse;
use chrono::NaiveDateTime;
use diesel_async::AsyncPgConnection;

use super::form::{BlockForm, LISTS, with_ticks};
use super::page::BlockFormPage;
use crate::platform::auth::Scope;
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::text::LanguageTag;
use crate::platform::ui::form::FormErrors;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::desk::draft_form::{DraftForm, DraftOptions};
use crate::session::desk::series::reviewed::ReviewedForm;
use crate::session::series::block_request::BlockRequest;
use crate::session::series::judge::JudgedDate;
use crate::session::series::plan::SeriesPlan;

impl ReviewedForm for BlockForm {
    const PATH: &'static str = "/desk/blocks/new";
    const LISTS: &'static [&'static str] = &LISTS;
    const RENAMED: &'static [(&'static str, &'static str)] = &[
        ("helperId", "helper"),
        ("slotMinutes", "slot"),
        ("gapMinutes", "gap"),
    ];
    type Request = BlockRequest;

    fn of(form: &Form, languages: &[LanguageTag]) -> Self {
        Self::of(form, languages)
    }

    fn draft(&self) -> &DraftForm {
        &self.draft
    }

    fn request(&self) -> BlockRequest {
        self.request()
    }

    fn with_ticks(
        request: BlockRequest,
        slots: &[JudgedDate],
        ticked: &[NaiveDateTime],
    ) -> BlockRequest {
        with_ticks(request, slots, ticked)
    }

    async fn plan(
        conn: &mut AsyncPgConnection,
        request: &BlockRequest,
        scope: &Scope,
    ) -> Result<SeriesPlan, Problem> {
        SeriesPlan::of_block(conn, request, scope).await
    }

    fn page(
        &self,
        layout: Layout,
        options: &DraftOptions,
        errors: &FormErrors,
        notice: Option<String>,
    ) -> HttpResponse {
        let page = BlockFormPage::new(layout, options, self, errors, notice);
        HtmlPage::private(page).answer()
    }
}
