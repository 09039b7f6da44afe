//! Where the pages of usual texts are, after the language.

use crate::session::model::SessionKind;

pub const USUAL_TEXTS: &str = "/desk/usual-texts";

pub fn usual_texts_path(organisation: &str) -> String {
    format!("{USUAL_TEXTS}?organisation={organisation}")
}

pub fn usual_text_path(organisation: &str, kind: SessionKind) -> String {
    format!("{USUAL_TEXTS}/{organisation}/{}", kind.name())
}
