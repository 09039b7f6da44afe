//! `POST /{lang}/desk/tours/new`, as a form whose answer is reviewed.

use actix_web::HttpResponse;
use chrono::NaiveDateTime;
use diesel_async::AsyncPgConnection;

use super::form::{MORE_ROWS, TourForm, with_ticks};
use super::page::TourFormPage;
use super::stops::at_its_row;
use crate::platform::auth::Scope;
use crate::platform::input::form::Form;
use crate::platform::problem::{FieldFault, Problem};
use crate::platform::text::LanguageTag;
use crate::platform::ui::form::FormErrors;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::desk::draft_form::{DraftForm, DraftOptions};
use crate::session::desk::series::form::LISTS;
use crate::session::desk::series::reviewed::ReviewedForm;
use crate::session::series::judge::JudgedDate;
use crate::session::series::plan::SeriesPlan;
use crate::session::series::tour_request::TourRequest;

impl ReviewedForm for TourForm {
    const PATH: &'static str = "/desk/tours/new";
    const LISTS: &'static [&'static str] = &LISTS;
    const RENAMED: &'static [(&'static str, &'static str)] = &[("weekdays", "weekdays-1")];
    const BACK: &'static [&'static str] = &["edit", MORE_ROWS];
    type Request = TourRequest;

    fn of(form: &Form, languages: &[LanguageTag]) -> Self {
        Self::of(form, languages)
    }

    fn draft(&self) -> &DraftForm {
        &self.days.draft
    }

    fn request(&self) -> TourRequest {
        self.request()
    }

    fn with_ticks(
        request: TourRequest,
        judged: &[JudgedDate],
        ticked: &[NaiveDateTime],
    ) -> TourRequest {
        with_ticks(request, judged, ticked)
    }

    async fn plan(
        conn: &mut AsyncPgConnection,
        request: &TourRequest,
        scope: &Scope,
    ) -> Result<SeriesPlan, Problem> {
        SeriesPlan::of_tour(conn, request, scope).await
    }

    fn at_the_fields(&self, faults: &[FieldFault]) -> Vec<FieldFault> {
        let faults = self.draft().extras.at_the_kinds(faults).into_iter();
        faults
            .map(|fault| at_its_row(&fault, &self.stops).unwrap_or(fault))
            .collect()
    }

    fn page(
        &self,
        layout: Layout,
        options: &DraftOptions,
        errors: &FormErrors,
        notice: Option<String>,
    ) -> HttpResponse {
        let page = TourFormPage::new(layout, options, self, errors, notice);
        HtmlPage::private(page).answer()
    }
}
