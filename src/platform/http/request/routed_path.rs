//! The path of a request as the router reads it: `%64esk` is `desk`.
//! Rights, limits and languages are judged by this path alone, so nothing is judged otherwise than it
//! is routed. Clippy forbids the path as it was sent.

use actix_web::HttpRequest;
use actix_web::dev::ServiceRequest;

pub trait RoutedPath {
    fn routed_path(&self) -> &str;

    /// Whether it is answered as the API answers.
    fn is_of_api(&self) -> bool {
        let path = self.routed_path();
        path == "/api" || path.starts_with("/api/")
    }
}

impl RoutedPath for HttpRequest {
    fn routed_path(&self) -> &str {
        self.match_info().as_str()
    }
}

impl RoutedPath for ServiceRequest {
    fn routed_path(&self) -> &str {
        self.match_info().as_str()
    }
}
