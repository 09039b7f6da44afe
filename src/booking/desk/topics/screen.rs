//! The page of topics, of a venue or of one session: as it stands, and as it comes back with what was typed.

use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;

use super::affected::{AffectedIn, affected};
use super::form::TopicsForm;
use super::page::TopicsPage;
use crate::booking::access::see_other;
use crate::booking::present::RefusalText;
use crate::platform::http::response::refused_page;
use crate::platform::i18n::t;
use crate::platform::input::query::Query;
use crate::platform::problem::{Problem, UNSENT_FORM};
use crate::platform::ui::{HtmlPage, Layout};

pub struct TopicsScreen {
    /// Its path is the page's own.
    pub layout: Layout,
    pub stored: TopicsForm,
    pub version: i32,
    /// Whose bookings may have lost what they asked for.
    pub within: AffectedIn,
    /// The venue, or the session and when it is.
    pub lead: String,
    /// The key of what the page is for.
    pub how: &'static str,
    pub back_href: String,
    /// The key of the link's words.
    pub back: &'static str,
}

impl TopicsScreen {
    pub async fn show(
        &self,
        conn: &mut AsyncPgConnection,
        request: &HttpRequest,
        now: DateTime<Utc>,
    ) -> Result<HttpResponse, Problem> {
        let query = Query::lenient(request);
        let notice = query.get("done").and_then(|what| self.layout.done(what));
        let page = self.page(conn, &self.stored, None, now).await?;
        Ok(HtmlPage::private(TopicsPage { notice, ..page }).answer())
    }

    /// Back to the page once it is saved; else the page again with what was typed.
    ///
    /// # Errors
    /// Any problem that the form can neither mend nor explain.
    pub async fn after(
        &self,
        conn: &mut AsyncPgConnection,
        saved: Result<(), Problem>,
        typed: &TopicsForm,
        now: DateTime<Utc>,
    ) -> Result<HttpResponse, Problem> {
        match saved {
            Ok(()) => {
                let path = self.layout.url(&self.layout.path);
                Ok(see_other(&format!("{path}?done=topics")))
            }
            Err(problem) if [401, 409, 412, 422].contains(&problem.kind.status) => {
                let page = self.page(conn, typed, Some(&problem), now).await?;
                Ok(refused_page(HtmlPage::private(page).answer(), &problem))
            }
            Err(problem) => Err(problem),
        }
    }

    async fn page(
        &self,
        conn: &mut AsyncPgConnection,
        form: &TopicsForm,
        problem: Option<&Problem>,
        now: DateTime<Utc>,
    ) -> QueryResult<TopicsPage> {
        let (layout, locale) = (&self.layout, self.layout.locale);
        let errors = form.errors(locale, problem);
        let shown = problem.filter(|problem| problem.fields.is_empty());
        let shown = shown.filter(|problem| *problem.kind != UNSENT_FORM);
        let labels = form.labels(locale);
        let labels: Vec<(&str, &str)> = labels
            .iter()
            .map(|(name, label)| (name.as_str(), label.as_str()))
            .collect();
        Ok(TopicsPage {
            notice: layout.unsent(problem),
            refused: shown.map(|problem| RefusalText::of(problem, locale)),
            summary: errors.summary(&labels),
            back_href: self.back_href.clone(),
            back: self.back,
            lead: self.lead.clone(),
            how: t(locale, self.how).into_owned(),
            action: layout.url(&layout.path),
            version: self.version,
            rows: form.rows(locale, &errors),
            affected: affected(conn, layout, self.within, now).await?,
            l: Layout {
                title: t(locale, "topics-title").into_owned(),
                error: problem.is_some(),
                ..layout.clone()
            },
        })
    }
}
