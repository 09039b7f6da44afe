//! How a person wants to be notified.

use crate::platform::text_enum;

text_enum! {
    /// The way to a person; `None` is a full answer.
    #[derive(serde::Deserialize, utoipa::ToSchema)]
    #[serde(rename_all = "kebab-case")]
    pub enum Notify {
        /// Every letter goes by e-mail.
        Email = "email",
        /// Somebody calls when something changes.
        Phone = "phone",
        /// Nothing is sent; the door list says it.
        None = "none",
    }
}
