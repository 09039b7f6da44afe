//! From rows to routes: one resource a path, 405 with `Allow` for the other methods.

use std::collections::BTreeMap;

use actix_web::http::Method;
use actix_web::middleware::from_fn;
use actix_web::{guard, web};

use super::cached::{answer_from_cache, answer_in_turn};
use super::endpoint::Endpoint;
use super::matched_route::MatchedRoute;
use super::preflight::preflight;
use super::public_read::answer_for_all;
use super::refuse_early::{Asked, refuse_early};
use crate::platform::auth::NeededScope;
use crate::platform::http::coding::{compress, show_plainly};
use crate::platform::i18n::Locale;
use crate::platform::problem::{METHOD_NOT_ALLOWED, Problem};

/// Registers rows below a prefix (of the API; pages have none), in their order, one resource for each path.
pub fn register(prefix: &str, endpoints: Vec<Endpoint>, config: &mut web::ServiceConfig) {
    let is_api = !prefix.is_empty();
    let mut order = Vec::new();
    let mut by_path: BTreeMap<&'static str, Vec<Endpoint>> = BTreeMap::new();
    for endpoint in endpoints {
        if !by_path.contains_key(endpoint.path) {
            order.push(endpoint.path);
        }
        by_path.entry(endpoint.path).or_default().push(endpoint);
    }
    for path in order {
        let rows = by_path.remove(path).unwrap_or_default();
        let allow = allowed(&rows);
        let is_public_read = is_api && rows.iter().any(Endpoint::is_public_read);
        let matched = MatchedRoute {
            path: format!("{prefix}{path}").into(),
            is_public_read,
        };
        let mut resource = web::resource(pattern(path)).guard(guard::fn_guard(matched.mark()));
        if is_public_read {
            resource = resource.route(preflight());
        }
        for row in rows {
            let (in_turn, access) = (row.is_read_in_turn(), row.access);
            let reads_query = row.reads_query || matches!(row.method, Method::GET | Method::HEAD);
            let needed = NeededScope::of(&row.method, path);
            let is_for_all = row.is_public_read();
            let route = (row.handler)();
            let route = if row.method == Method::GET {
                route.guard(guard::Any(guard::Get()).or(guard::Head()))
            } else {
                route.method(row.method)
            };
            let route = match is_api && is_for_all {
                true => route.wrap(from_fn(answer_for_all)),
                false => route,
            };
            let route = match row.shows_secret {
                true => route.wrap(from_fn(show_plainly)),
                false => route,
            };
            // Inside the cache: what it stores is compressed.
            let route = match row.cached {
                true => route
                    .wrap(from_fn(compress))
                    .wrap(from_fn(answer_from_cache)),
                false => route,
            };
            // Outside the cache: whoever waits for a turn keeps nobody waiting who wants the same.
            let route = match in_turn {
                true => route.wrap(from_fn(answer_in_turn)),
                false => route,
            };
            // Pages have no tokens, and ignore what they do not know of a query.
            resource = resource.route(match is_api {
                true => route.wrap(from_fn(move |request, next| {
                    let asked = Asked {
                        access,
                        needed,
                        reads_query,
                    };
                    refuse_early(asked, request, next)
                })),
                false => route,
            });
        }
        config.service(resource.default_service(web::to(move || {
            let allow = allow.clone();
            async move { Err::<&str, _>(Problem::new(&METHOD_NOT_ALLOWED).header("Allow", allow)) }
        })));
    }
}

/// The path with only our languages in the place of one: any other first segment is no page.
fn pattern(path: &str) -> String {
    let tags = Locale::PAGES.map(Locale::tag).join("|");
    path.replacen("{lang}", &format!("{{lang:{tags}}}"), 1)
}

fn allowed(rows: &[Endpoint]) -> String {
    let mut methods: Vec<&str> = rows.iter().map(|row| row.method.as_str()).collect();
    if methods.contains(&"GET") {
        methods.push("HEAD");
    }
    methods.join(", ")
}
