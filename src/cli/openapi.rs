//! `openapi`: prints the API's document. It needs no configuration and no database.

use crate::app::StartError;

pub(super) fn run() -> Result<(), StartError> {
    let document = crate::routes::document();
    let text = serde_json::to_string_pretty(&document).map_err(anyhow::Error::from)?;
    super::output::print_line(&text);
    Ok(())
}
