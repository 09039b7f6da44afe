//! How a person wants to be notified.

use crate::platform::text_enum;

text_enum! {
    /// The way to a person; `None` is a full answer.
    #[derive(serde::Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum Notify {
        /// Every letter goes by e-mail.
        Email = "email",
        /// Staff call when something changes.
        Phone = "phone",
        /// No letter. A number that was given is called all the same.
        None = "none",
    }
}
