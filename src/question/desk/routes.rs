//! The table of the pages about questions, whole paths.

use actix_web::web;

use super::{show, submit};
use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, get, post};

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    let serve = Access::Staff(Permission::ServePeople);
    vec![
        get("/{lang}/desk/questions", serve, || web::to(show::show)),
        get("/{lang}/desk/questions.csv", serve, || {
            web::to(show::download)
        }),
        post("/{lang}/desk/questions", serve, || web::to(submit::submit)),
        post("/{lang}/desk/questions/{questionId}/removal", serve, || {
            web::to(submit::take_back)
        }),
    ]
}
