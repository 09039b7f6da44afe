//! `text_enum!` declares a closed list: an enum whose values have one name each, in rows and in JSON.
//! A name is never changed. A process reads no row with a value that it does not know, so a value is
//! written only once no older version runs. Slices declare statuses, kinds and roles with it
//! (CONTRIBUTING, "a value of a closed list").

/// Declares the enum with `ALL`, `name` and `parse`, carries it to and from text columns and JSON, and
/// gives it a schema in the API's document.
///
/// ```ignore
/// text_enum! {
///     /// How people come to a session.
///     pub enum Mode {
///         /// They book a seat.
///         Booking = "booking",
///     }
/// }
/// ```
macro_rules! text_enum {
    (
        $(#[$list:meta])*
        $visibility:vis enum $List:ident {
            $($(#[$value:meta])* $Value:ident = $name:literal,)+
        }
    ) => {
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, utoipa::ToSchema,
            diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
        )]
        $(#[$list])*
        #[diesel(sql_type = diesel::sql_types::Text)]
        $visibility enum $List {
            $($(#[$value])* #[schema(rename = $name)] $Value,)+
        }

        impl $List {
            /// Every value, in the order of the declaration.
            $visibility const ALL: [Self; [$($name),+].len()] = [$(Self::$Value),+];

            /// Its name in rows, requests and answers.
            #[must_use]
            $visibility const fn name(self) -> &'static str {
                match self {
                    $(Self::$Value => $name,)+
                }
            }

            /// The value of a name.
            ///
            /// # Errors
            /// `unknown-value` with the fact `value`.
            $visibility fn parse(name: &str) -> Result<Self, $crate::platform::problem::Fault> {
                match name {
                    $($name => Ok(Self::$Value),)+
                    _ => Err($crate::platform::problem::Fault::unknown_value(name)),
                }
            }
        }

        impl std::fmt::Display for $List {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }

        impl serde::Serialize for $List {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        impl diesel::serialize::ToSql<diesel::sql_types::Text, diesel::pg::Pg> for $List {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, diesel::pg::Pg>,
            ) -> diesel::serialize::Result {
                <str as diesel::serialize::ToSql<diesel::sql_types::Text, diesel::pg::Pg>>::to_sql(
                    self.name(),
                    out,
                )
            }
        }

        impl diesel::deserialize::FromSql<diesel::sql_types::Text, diesel::pg::Pg> for $List {
            fn from_sql(bytes: diesel::pg::PgValue<'_>) -> diesel::deserialize::Result<Self> {
                let name = <String as diesel::deserialize::FromSql<
                    diesel::sql_types::Text,
                    diesel::pg::Pg,
                >>::from_sql(bytes)?;
                Self::parse(&name)
                    .map_err(|_unknown| format!("no {}: {name}", stringify!($List)).into())
            }
        }
    };
}

pub(crate) use text_enum;
