//! What was typed into the form that books, to be shown again.

use crate::booking::input::reach;
use crate::platform::input::form::Form;

/// What was typed, or nothing yet. Names as in the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BookForm {
    /// `name`
    pub name: String,
    /// `reach`: `email`, `phone`, `none`, or empty.
    pub reach: String,
    /// `email`
    pub email: String,
    /// `phone`
    pub phone: String,
    /// `topics`
    pub topics: Vec<String>,
    /// `interpreter`
    pub interpreter: String,
    /// `companions` is `1`
    pub companion: bool,
    /// `address`
    pub address: String,
    /// `entry`
    pub entry: String,
}

impl BookForm {
    #[must_use]
    pub fn of(form: &Form) -> Self {
        Self {
            name: form.text("name").to_owned(),
            reach: reach(form).to_owned(),
            email: form.text("email").to_owned(),
            phone: form.text("phone").to_owned(),
            topics: form.all("topics").map(str::to_owned).collect(),
            interpreter: form.text("interpreter").to_owned(),
            companion: form.get("companions") == Some("1"),
            address: form.text("address").to_owned(),
            entry: form.text("entry").to_owned(),
        }
    }
}
