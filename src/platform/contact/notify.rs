//! How a person wants to be notified.

use std::fmt;

use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;
use serde::{Deserialize, Serialize};

use crate::platform::problem::Fault;

/// The way to a person; `None` is a full answer.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
    AsExpression,
    FromSqlRow,
)]
#[diesel(sql_type = Text)]
#[serde(rename_all = "kebab-case")]
pub enum Notify {
    /// Every letter goes by e-mail.
    Email,
    /// Somebody calls when something changes.
    Phone,
    /// Nothing is sent; the door list says it.
    None,
}

impl Notify {
    const ALL: [Self; 3] = [Self::Email, Self::Phone, Self::None];

    /// Reads `email`, `phone` or `none`.
    ///
    /// # Errors
    /// `unknown-notify`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        Self::ALL
            .into_iter()
            .find(|way| way.as_str() == text)
            .ok_or_else(|| Fault::new("unknown-notify"))
    }

    /// As it is written in requests and rows.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::None => "none",
        }
    }
}

impl fmt::Display for Notify {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl ToSql<Text, Pg> for Notify {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        <str as ToSql<Text, Pg>>::to_sql(self.as_str(), out)
    }
}

impl FromSql<Text, Pg> for Notify {
    fn from_sql(bytes: PgValue<'_>) -> deserialize::Result<Self> {
        let text = <String as FromSql<Text, Pg>>::from_sql(bytes)?;
        Self::parse(&text).map_err(|fault| fault.code.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_requests_and_answers_use_one_word() {
        for way in Notify::ALL {
            assert_eq!(Notify::parse(way.as_str()), Ok(way));
            assert_eq!(serde_json::to_value(way).unwrap(), way.as_str());
        }
        assert_eq!(Notify::parse("sms").unwrap_err().code, "unknown-notify");
    }
}
