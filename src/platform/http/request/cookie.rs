//! Cookies, all made the same way: for this host alone, out of reach of scripts, and over secure
//! transport wherever there is one.

use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

/// Whether browsers take secure cookies from pages under this address: over https, and from the
/// own machine.
#[must_use]
pub fn is_secure(base_url: &str) -> bool {
    match base_url.split_once("://") {
        Some(("https", _)) => true,
        Some(("http", rest)) => is_loopback(rest.split('/').next().unwrap_or_default()),
        _ => false,
    }
}

fn is_loopback(authority: &str) -> bool {
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|sign| sign.is_ascii_digit()) => host,
        _ => authority,
    };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || host.ends_with(".localhost")
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// A cookie's whole name: the prefix makes browsers refuse it from other hosts.
fn whole_name(base_url: &str, name: &str) -> String {
    if is_secure(base_url) {
        format!("__Host-{name}")
    } else {
        name.to_owned()
    }
}

/// A cookie to set. Without `seconds` it ends with the browser.
#[must_use]
pub fn make(base_url: &str, name: &str, value: &str, seconds: Option<i64>) -> Cookie<'static> {
    let mut cookie = Cookie::build(whole_name(base_url, name), value.to_owned())
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(is_secure(base_url))
        .finish();
    if let Some(seconds) = seconds {
        cookie.set_max_age(Duration::seconds(seconds));
    }
    cookie
}

/// The same cookie, to be forgotten at once.
#[must_use]
pub fn forget(base_url: &str, name: &str) -> Cookie<'static> {
    make(base_url, name, "", Some(0))
}

/// A cookie's value, where the request has it.
#[must_use]
pub fn read(request: &HttpRequest, base_url: &str, name: &str) -> Option<String> {
    let cookie = request.cookie(&whole_name(base_url, name))?;
    Some(cookie.value().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_secure_over_https_and_on_the_own_machine() {
        for secure in [
            "https://boka.exempel.se",
            "https://boka.exempel.se:8443/under",
            "http://127.0.0.1:8080",
            "http://localhost",
            "http://[::1]:8080",
        ] {
            assert!(is_secure(secure), "{secure}");
        }
        for plain in [
            "http://10.0.0.5:8080",
            "http://boka.exempel.se",
            "http://localhost.exempel.se",
            "http://[2001:db8::1]",
            "",
        ] {
            assert!(!is_secure(plain), "{plain}");
        }
    }

    #[test]
    fn a_cookie_is_for_this_host_and_no_script() {
        let secure = make("https://boka.exempel.se", "motesplats", "x", None);
        assert_eq!(
            secure.to_string(),
            "__Host-motesplats=x; HttpOnly; SameSite=Lax; Secure; Path=/"
        );
        let plain = forget("http://10.0.0.5", "motesplats");
        assert_eq!(
            plain.to_string(),
            "motesplats=; HttpOnly; SameSite=Lax; Path=/; Max-Age=0"
        );
    }
}
