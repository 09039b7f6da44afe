//! What a session tells people: title, description, fee, languages, topics, why it was cancelled.
//! Every session has one row. Requests are read into it, and lists search it.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::ids::{OrganisationId, SessionId};
use crate::platform::text::LocalText;
use crate::schema::session_texts;
use crate::session::particulars::Particulars;

#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = session_texts, treat_none_as_null = true, check_for_backend(diesel::pg::Pg))]
pub struct SessionTexts {
    pub title: LocalText,
    pub description: Option<LocalText>,
    pub fee: Option<LocalText>,
    /// Only a cancelled session has one.
    pub cancel_reason: Option<LocalText>,
    pub languages: Vec<String>,
    pub topics: Vec<String>,
    #[diesel(embed)]
    pub particulars: Particulars,
}

impl SessionTexts {
    /// Inserts the texts of sessions that have none yet, each with its owner.
    pub async fn insert(
        conn: &mut AsyncPgConnection,
        texts: &[(SessionId, OrganisationId, &Self)],
    ) -> QueryResult<()> {
        let rows = texts.iter().map(|(session, owner, texts)| {
            (
                session_texts::session_id.eq(*session),
                session_texts::organisation_id.eq(*owner),
                *texts,
            )
        });
        diesel::insert_into(session_texts::table)
            .values(rows.collect::<Vec<_>>())
            .execute(conn)
            .await
            .map(drop)
    }

    pub async fn update(
        &self,
        conn: &mut AsyncPgConnection,
        session: SessionId,
    ) -> QueryResult<()> {
        diesel::update(session_texts::table.find(session))
            .set(self)
            .execute(conn)
            .await
            .map(drop)
    }
}
