//! What was typed into the form that books, to be shown again.

use crate::booking::pages::BookForm;
use crate::platform::input::form::Form;

/// What was typed, to be shown again.
pub fn typed(form: &Form) -> BookForm {
    BookForm {
        name: form.text("name").to_owned(),
        reach: form.text("reach").to_owned(),
        email: form.text("email").to_owned(),
        phone: form.text("phone").to_owned(),
        topics: form.all("topics").map(str::to_owned).collect(),
        interpreter: form.text("interpreter").to_owned(),
        companion: form.get("companions") == Some("1"),
        address: form.text("address").to_owned(),
        entry: form.text("entry").to_owned(),
    }
}
