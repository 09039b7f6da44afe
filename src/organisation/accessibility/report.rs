//! A report that something is hard to use. It is told without a name, and with a contact only by choice.
//! It is written with its letter in one transaction; staff see it at their desk until it is forgotten.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::json;
use uuid::Uuid;

use crate::organisation::model::Organisation;
use crate::platform::audit::{self, Act};
use crate::platform::i18n::Locale;
use crate::platform::ids::{OrganisationId, StaffId, fresh};
use crate::platform::input::form::Form;
use crate::platform::mail::outbox::{NewLetter, enqueue};
use crate::platform::problem::Faults;
use crate::platform::text::{Paragraphs, PlainText};
use crate::schema::accessibility_reports;

/// The kind of the letter about a report, in its row.
pub const REPORT_LETTER: &str = "accessibility-report";

/// A report that was read and can be stored.
#[derive(Debug, Clone)]
pub struct NewReport {
    /// The form's own id: sent twice, it is one report.
    pub id: Uuid,
    pub what: Paragraphs<2000>,
    pub page: Option<PlainText<300>>,
    pub contact: Option<PlainText<200>>,
    pub language: Locale,
}

impl NewReport {
    /// # Errors
    /// Every fault.
    pub fn parse(form: &Form, language: Locale) -> Result<Self, Faults> {
        let mut faults = Faults::none();
        let what = faults.take("/what", Paragraphs::parse(form.text("what")));
        let page = faults.take_optional("/page", form.filled("page"), PlainText::parse);
        let contact = faults.take_optional("/contact", form.filled("contact"), PlainText::parse);
        match what {
            Some(what) if faults.is_empty() => Ok(Self {
                id: form.text("key").parse().unwrap_or_else(|_none| fresh()),
                what,
                page,
                contact,
                language,
            }),
            _ => Err(faults),
        }
    }
}

/// A stored report.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = accessibility_reports, check_for_backend(diesel::pg::Pg))]
pub struct Report {
    pub id: Uuid,
    pub organisation_id: OrganisationId,
    pub what: String,
    pub page: Option<String>,
    pub contact: Option<String>,
    pub language: String,
    pub created_at: DateTime<Utc>,
    pub handled_at: Option<DateTime<Utc>>,
}

/// Stores a report and writes the letter about it, where the organisation has an address.
pub async fn add_report(
    conn: &mut AsyncPgConnection,
    organisation: &Organisation,
    new: &NewReport,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let added = diesel::insert_into(accessibility_reports::table)
        .values((
            accessibility_reports::id.eq(new.id),
            accessibility_reports::organisation_id.eq(organisation.id),
            accessibility_reports::what.eq(&new.what),
            accessibility_reports::page.eq(&new.page),
            accessibility_reports::contact.eq(&new.contact),
            accessibility_reports::language.eq(new.language.tag()),
            accessibility_reports::created_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    let Some(recipient) = organisation.email.as_deref().filter(|_| added == 1) else {
        return Ok(());
    };
    let letter = NewLetter {
        id: fresh(),
        organisation: Some(organisation.id.into()),
        booking: None,
        kind: REPORT_LETTER,
        recipient,
        language: organisation.language(),
        facts: json!({ "report": new.id }),
        dedupe_key: format!("{REPORT_LETTER}:{}", new.id),
        due_at: now,
    };
    enqueue(conn, letter, now).await
}

pub async fn load_report(conn: &mut AsyncPgConnection, id: Uuid) -> QueryResult<Option<Report>> {
    accessibility_reports::table
        .find(id)
        .select(Report::as_select())
        .first(conn)
        .await
        .optional()
}

/// The reports of some organisations, those not handled first; the look is recorded.
pub async fn read_reports(
    conn: &mut AsyncPgConnection,
    organisations: &[OrganisationId],
    by: StaffId,
    now: DateTime<Utc>,
) -> QueryResult<Vec<Report>> {
    let reports: Vec<Report> = accessibility_reports::table
        .filter(accessibility_reports::organisation_id.eq_any(organisations))
        .order((
            accessibility_reports::handled_at.is_not_null(),
            accessibility_reports::created_at.desc(),
        ))
        .limit(200)
        .select(Report::as_select())
        .load(conn)
        .await?;
    if let Some(first) = reports.as_slice().first() {
        let act = Act {
            staff: by,
            organisation: Some(first.organisation_id),
            act: "accessibility-reports.read",
            object: first.organisation_id.into(),
            facts: json!({ "reports": reports.len() }),
        };
        audit::record(conn, act, now).await?;
    }
    Ok(reports)
}

/// How many reports wait for somebody.
pub async fn open_reports(
    conn: &mut AsyncPgConnection,
    organisations: &[OrganisationId],
) -> QueryResult<i64> {
    accessibility_reports::table
        .filter(accessibility_reports::organisation_id.eq_any(organisations))
        .filter(accessibility_reports::handled_at.is_null())
        .count()
        .get_result(conn)
        .await
}

/// Marks a report as handled; handled already, it stays as it was.
pub async fn mark_handled(
    conn: &mut AsyncPgConnection,
    report: &Report,
    by: StaffId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let open = accessibility_reports::handled_at.is_null();
    let marked = diesel::update(accessibility_reports::table.find(report.id))
        .filter(open)
        .set((
            accessibility_reports::handled_at.eq(now),
            accessibility_reports::handled_by.eq(by),
        ))
        .execute(conn)
        .await?;
    if marked == 0 {
        return Ok(());
    }
    let act = Act {
        staff: by,
        organisation: Some(report.organisation_id),
        act: "accessibility-report.handled",
        object: report.id,
        facts: json!({}),
    };
    audit::record(conn, act, now).await
}
