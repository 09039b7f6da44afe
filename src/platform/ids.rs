//! Typed ids: a session's id is no venue's id. UUID version 7 (RFC 9562), so rows lie in the order
//! they came. Ids name things; they are never a secret.

/// A fresh id; the only place where ids are made.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one place that makes ids")]
pub fn fresh() -> uuid::Uuid {
    uuid::Uuid::now_v7()
}

/// Declares a typed id over a UUID.
macro_rules! typed_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, utoipa::ToSchema,
            diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
        )]
        #[diesel(sql_type = diesel::sql_types::Uuid)]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl $name {
            /// A new one.
            #[must_use]
            pub fn fresh() -> Self {
                Self($crate::platform::ids::fresh())
            }
        }

        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for uuid::Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl diesel::serialize::ToSql<diesel::sql_types::Uuid, diesel::pg::Pg> for $name {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, diesel::pg::Pg>,
            ) -> diesel::serialize::Result {
                <uuid::Uuid as diesel::serialize::ToSql<diesel::sql_types::Uuid, diesel::pg::Pg>>::to_sql(&self.0, out)
            }
        }

        impl diesel::deserialize::FromSql<diesel::sql_types::Uuid, diesel::pg::Pg> for $name {
            fn from_sql(bytes: diesel::pg::PgValue<'_>) -> diesel::deserialize::Result<Self> {
                <uuid::Uuid as diesel::deserialize::FromSql<diesel::sql_types::Uuid, diesel::pg::Pg>>::from_sql(bytes).map(Self)
            }
        }
    };
}

typed_id!(/// An organisation.
    OrganisationId);
typed_id!(/// A venue.
    VenueId);
typed_id!(/// A room in a venue.
    RoomId);
typed_id!(/// Something that a venue has a number of.
    EquipmentId);
typed_id!(/// Days on which a venue is closed.
    ClosedDaysId);
typed_id!(/// A campaign.
    CampaignId);
typed_id!(/// One run of a campaign.
    EditionId);
typed_id!(/// A session: one dated happening.
    SessionId);
typed_id!(/// Sessions that were made together from a repeating rule.
    SeriesId);
typed_id!(/// Days on which a helper is away.
    AbsenceId);
typed_id!(/// When a helper is at a venue, every week.
    HelperHoursId);
typed_id!(/// A session to begin from.
    TemplateId);
typed_id!(/// A booking.
    BookingId);
typed_id!(/// Seats kept at the desk for some minutes.
    HoldId);
typed_id!(/// A member of staff or a volunteer.
    StaffId);
typed_id!(/// Somebody who is to be told by a person.
    CallTaskId);
typed_id!(/// A tally of help given outside sessions.
    QuestionId);
typed_id!(/// A letter in the outbox.
    LetterId);
