//! What caches between the service and the reader may store.

use actix_web::HttpResponseBuilder;
use actix_web::http::header;

/// Lets caches store what everybody may see, and nothing that staff see.
pub fn set_cache_control(answer: &mut HttpResponseBuilder, is_public: bool, value: &'static str) {
    let value = if is_public {
        value
    } else {
        "private, no-store"
    };
    answer.insert_header((header::CACHE_CONTROL, value));
    answer.insert_header((header::VARY, "Accept, Accept-Language, Authorization"));
}
