//! What every text type can do besides being parsed: show itself, travel as JSON, be stored.

/// Gives a newtype over `String` with a `parse(&str)` its common traits.
macro_rules! text_type {
    ($name:ident $(<const $max:ident: usize>)?) => {
        text_type_as_stored!($name $(<const $max: usize>)?);

        impl<'de $(, const $max: usize)?> serde::Deserialize<'de> for $name $(<$max>)? {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = String::deserialize(from)?;
                Self::parse(&text).map_err(|fault| serde::de::Error::custom(fault.code))
            }
        }
    };
}

/// The half of [`text_type`] that needs no parsing. Reading from the database trusts what was
/// parsed on its way in, so that a rule made stricter never hides an old row.
macro_rules! text_type_as_stored {
    ($name:ident $(<const $max:ident: usize>)?) => {
        impl $(<const $max: usize>)? $name $(<$max>)? {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl $(<const $max: usize>)? std::fmt::Display for $name $(<$max>)? {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl $(<const $max: usize>)? From<$name $(<$max>)?> for String {
            fn from(text: $name $(<$max>)?) -> Self {
                text.0
            }
        }

        impl $(<const $max: usize>)? serde::Serialize for $name $(<$max>)? {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(&self.0)
            }
        }

        impl $(<const $max: usize>)? diesel::serialize::ToSql<diesel::sql_types::Text, diesel::pg::Pg>
            for $name $(<$max>)?
        {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, diesel::pg::Pg>,
            ) -> diesel::serialize::Result {
                <str as diesel::serialize::ToSql<diesel::sql_types::Text, diesel::pg::Pg>>::to_sql(&self.0, out)
            }
        }

        impl $(<const $max: usize>)? diesel::deserialize::FromSql<diesel::sql_types::Text, diesel::pg::Pg>
            for $name $(<$max>)?
        {
            fn from_sql(bytes: diesel::pg::PgValue<'_>) -> diesel::deserialize::Result<Self> {
                <String as diesel::deserialize::FromSql<diesel::sql_types::Text, diesel::pg::Pg>>::from_sql(bytes)
                    .map(Self)
            }
        }
    };
}

pub(crate) use text_type_as_stored;
