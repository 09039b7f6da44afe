//! `openapi`: the API's document, without a configuration or a database.

use crate::app::StartError;

pub(super) fn run() -> Result<(), StartError> {
    let document = crate::routes::openapi::document();
    let text = document.to_pretty_json().map_err(anyhow::Error::from)?;
    super::out::say(&text);
    Ok(())
}
