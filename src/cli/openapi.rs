//! `openapi`: prints the API's document. It needs no configuration and no database.

use crate::app::StartError;

pub(super) fn run() -> Result<(), StartError> {
    let document = crate::routes::openapi::document();
    let text = document.to_pretty_json().map_err(anyhow::Error::from)?;
    super::output::print_line(&text);
    Ok(())
}
