//! What came back.

use std::io::Read;

use flate2::read::GzDecoder;
use reqwest::header::HeaderMap;
use serde_json::{Map, Value};

/// An answer, read whole.
#[derive(Debug, Clone)]
pub struct Answer {
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
    sent: usize,
}

impl Answer {
    /// Reads a response to its end, and undoes its coding.
    pub async fn of(response: reqwest::Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let sent = response.bytes().await.unwrap();
        let coding = headers.get("content-encoding");
        let mut body = Vec::new();
        match coding.map(|coding| coding.to_str().unwrap()) {
            None => body.extend_from_slice(&sent),
            Some("gzip") => {
                let read = GzDecoder::new(&*sent).read_to_end(&mut body);
                read.unwrap();
            }
            Some("br") => brotli::BrotliDecompress(&mut &*sent, &mut body).unwrap(),
            Some(other) => panic!("{other} is no coding of ours"),
        }
        Self {
            status,
            headers,
            body,
            sent: sent.len(),
        }
    }

    /// How many bytes of the body came over the wire.
    pub fn sent(&self) -> usize {
        self.sent
    }

    pub fn status(&self) -> u16 {
        self.status
    }

    /// Itself, if it has this status; else the test fails and shows what came instead.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text());
        self
    }

    /// A header's text; empty where it is absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// Every value of a header.
    pub fn headers(&self, name: &str) -> Vec<&str> {
        let values = self.headers.get_all(name).iter();
        values.map(|value| value.to_str().unwrap()).collect()
    }

    /// The cookie that is set: `name=value`.
    pub fn cookie(&self) -> String {
        let set = self.header("set-cookie");
        set.split(';').next().unwrap().to_owned()
    }

    /// The value of a form's hidden field.
    #[track_caller]
    pub fn hidden(&self, name: &str) -> String {
        let page = self.text();
        let field = format!("name=\"{name}\" value=\"");
        let (_, rest) = page.split_once(&field).expect(name);
        rest.split('"').next().unwrap().to_owned()
    }

    /// The entity tag, for `If-Match`.
    pub fn etag(&self) -> &str {
        self.header("etag")
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {} {}", self.status, self.text()))
    }

    /// A problem in one line, without its words: `409 sold-out {"seatsFree":0}`,
    /// `422 unprocessable ["/name missing"]`, `404 not-found`.
    #[track_caller]
    pub fn problem(&self) -> String {
        assert_eq!(
            self.header("content-type"),
            "application/problem+json",
            "{} {}",
            self.status,
            self.text()
        );
        let mut body = self.json();
        let body = body.as_object_mut().unwrap();
        let kind = body.remove("type").unwrap();
        let kind = kind.as_str().unwrap().strip_prefix("/problems/").unwrap();
        assert_eq!(body.remove("status").unwrap(), self.status);
        for words in ["title", "detail", "instance"] {
            assert!(body.remove(words).is_some(), "{words} is missing");
        }
        format!("{} {kind}{}", self.status, facts(body))
    }
}

fn facts(body: &mut Map<String, Value>) -> String {
    let mut text = String::new();
    if let Some(errors) = body.remove("errors") {
        let errors: Vec<String> = errors.as_array().unwrap().iter().map(fault).collect();
        text.push_str(&format!(" {errors:?}"));
    }
    if !body.is_empty() {
        text.push_str(&format!(" {}", Value::Object(body.clone())));
    }
    text
}

fn fault(error: &Value) -> String {
    let part = |name: &str| error[name].as_str().unwrap();
    assert!(!part("message").is_empty());
    format!("{} {}", part("pointer"), part("code"))
}
