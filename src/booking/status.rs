//! The status of a booking, with its name on the wire and in rows.
//! Rules and queries share three sets of them: live, expected, awaited.
//! Everything in this slice that asks how far a booking has come uses this.

use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;
use serde::{Serialize, Serializer};

/// How far a booking has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub enum BookingStatus {
    /// It has its seats.
    Confirmed,
    /// It has its seats; an interpreter is to be found.
    Pending,
    /// Freed seats wait for its answer.
    Offered,
    /// It stands in the waiting list.
    Waiting,
    /// Given up or called off.
    Cancelled,
    /// The person came.
    Came,
    /// The person did not come.
    NoShow,
    /// The person told us that they cannot.
    Excused,
}

/// Those that can still be cancelled.
pub const LIVE: [BookingStatus; 4] = [
    BookingStatus::Confirmed,
    BookingStatus::Pending,
    BookingStatus::Offered,
    BookingStatus::Waiting,
];

/// Those of people who are expected, or were.
pub const EXPECTED: [BookingStatus; 5] = [
    BookingStatus::Confirmed,
    BookingStatus::Pending,
    BookingStatus::Came,
    BookingStatus::NoShow,
    BookingStatus::Excused,
];

/// Those of people who have a seat and have not come.
pub const AWAITED: [BookingStatus; 3] = [
    BookingStatus::Confirmed,
    BookingStatus::Pending,
    BookingStatus::NoShow,
];

impl BookingStatus {
    const ALL: [Self; 8] = [
        Self::Confirmed,
        Self::Pending,
        Self::Offered,
        Self::Waiting,
        Self::Cancelled,
        Self::Came,
        Self::NoShow,
        Self::Excused,
    ];

    /// Its name on the wire and in rows.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Pending => "pending",
            Self::Offered => "offered",
            Self::Waiting => "waiting",
            Self::Cancelled => "cancelled",
            Self::Came => "came",
            Self::NoShow => "no-show",
            Self::Excused => "excused",
        }
    }

    /// Whether a booking takes seats with it; after the session began, until they are released.
    #[must_use]
    pub fn takes_seats(self) -> bool {
        match self {
            Self::Confirmed | Self::Pending | Self::Offered | Self::Came | Self::NoShow => true,
            Self::Waiting | Self::Cancelled | Self::Excused => false,
        }
    }
}

impl Serialize for BookingStatus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl ToSql<Text, Pg> for BookingStatus {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        <str as ToSql<Text, Pg>>::to_sql(self.name(), out)
    }
}

impl FromSql<Text, Pg> for BookingStatus {
    fn from_sql(bytes: PgValue<'_>) -> deserialize::Result<Self> {
        let name = <String as FromSql<Text, Pg>>::from_sql(bytes)?;
        let status = Self::ALL.into_iter().find(|status| status.name() == name);
        Ok(status.ok_or_else(|| format!("no status of a booking: {name}"))?)
    }
}
