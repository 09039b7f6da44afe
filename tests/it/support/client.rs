//! Somebody who calls the service: a visitor, a member of staff, the holder of a booking.

use motesplats::platform::ids;
use reqwest::{Method, RequestBuilder};
use serde_json::Value;

use super::contract::Operation;
use super::{Answer, TestApp};

/// A caller. Paths are whole: `/api/v1/sessions`, `/sv/sessions`.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    url: String,
    token: Option<String>,
    cookie: Option<String>,
}

impl Client {
    pub(super) fn new(app: &TestApp, token: Option<String>) -> Self {
        Self {
            http: app.client.clone(),
            url: app.url.clone(),
            token,
            cookie: None,
        }
    }

    /// The same caller with a cookie: `name=value`.
    pub fn with_cookie(&self, cookie: &str) -> Self {
        Self {
            cookie: Some(cookie.to_owned()),
            ..self.clone()
        }
    }

    /// A request with this caller's token, to be finished by the test.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.url));
        let request = match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        };
        match &self.cookie {
            Some(cookie) => request.header("Cookie", cookie),
            None => request,
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        send(self.request(Method::GET, path)).await
    }

    /// POST of JSON, as it is.
    pub async fn post(&self, path: &str, body: Value) -> Answer {
        send(self.request(Method::POST, path).json(&body)).await
    }

    /// POST of JSON to an action of an object.
    pub async fn post_to(&self, object: &str, action: &str, body: Value) -> Answer {
        self.post(&format!("{object}/{action}"), body).await
    }

    /// POST of JSON with a new `Idempotency-Key`.
    pub async fn create(&self, path: &str, body: Value) -> Answer {
        let key = ids::fresh().to_string();
        self.create_once(path, &key, body).await
    }

    /// POST of JSON with this `Idempotency-Key`.
    pub async fn create_once(&self, path: &str, key: &str, body: Value) -> Answer {
        let request = self.request(Method::POST, path);
        send(request.header("Idempotency-Key", key).json(&body)).await
    }

    /// POST of a file, as it is.
    pub async fn send_file(&self, path: &str, media_type: &str, content: Vec<u8>) -> Answer {
        let request = self.request(Method::POST, path);
        send(request.header("Content-Type", media_type).body(content)).await
    }

    /// POST without a body.
    pub async fn post_empty(&self, path: &str) -> Answer {
        send(self.request(Method::POST, path)).await
    }

    /// PUT of JSON.
    pub async fn put(&self, path: &str, body: Value) -> Answer {
        send(self.request(Method::PUT, path).json(&body)).await
    }

    /// PATCH of JSON against the version a tag names.
    pub async fn patch(&self, path: &str, etag: &str, body: Value) -> Answer {
        let request = self.request(Method::PATCH, path);
        send(request.header("If-Match", etag).json(&body)).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        send(self.request(Method::DELETE, path)).await
    }

    /// POST of a form, as a browser sends it from one of our pages.
    pub async fn submit(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self
            .request(Method::POST, path)
            .header("Origin", &self.url)
            .header("Sec-Fetch-Site", "same-origin")
            .form(fields);
        send(request).await
    }

    /// Chooses a file in the form of the page at `page` and sends it there.
    pub async fn upload(&self, page: &str, name: &str, content: Vec<u8>) -> Answer {
        self.upload_with(page, name, content, &[]).await
    }

    /// The same with fields beside the file.
    pub async fn upload_with(
        &self,
        page: &str,
        name: &str,
        content: Vec<u8>,
        fields: &[(&str, &str)],
    ) -> Answer {
        let code = self.get(page).await.expect(200).hidden("csrf");
        let file = reqwest::multipart::Part::bytes(content).file_name(name.to_owned());
        let form = reqwest::multipart::Form::new()
            .percent_encode_noop()
            .text("csrf", code)
            .part("file", file);
        let form = fields.iter().fold(form, |form, (name, value)| {
            form.text((*name).to_owned(), (*value).to_owned())
        });
        let request = self
            .request(Method::POST, page)
            .header("Origin", &self.url)
            .header("Sec-Fetch-Site", "same-origin");
        send(request.multipart(form)).await
    }

    /// Fills in the form of the page at `page` and sends it to `path`, with the code that it carries.
    pub async fn fill(&self, page: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let code = self.get(page).await.expect(200).hidden("csrf");
        let fields = [fields, &[("csrf", code.as_str())]].concat();
        self.submit(path, &fields).await
    }

    /// Books seats in a session: the API, with a new key.
    pub async fn book(&self, session: uuid::Uuid, body: Value) -> Answer {
        self.create(&format!("/api/v1/sessions/{session}/bookings"), body)
            .await
    }
}

/// The code of a page that was opened under an earlier sign-in.
pub fn earlier_code() -> String {
    "A".repeat(86)
}

/// Sends a request and reads the answer, which is as the API's document says.
pub async fn send(request: RequestBuilder) -> Answer {
    let (client, request) = request.build_split();
    let request = request.unwrap();
    let (method, path) = (request.method().clone(), request.url().path().to_owned());
    let answer = Answer::of(client.execute(request).await.unwrap()).await;
    if let Some(operation) = Operation::of(method.as_str(), &path) {
        let faults = operation.faults_of_answer(&answer);
        assert!(
            faults.is_empty(),
            "{method} {path}: {faults:#?}\n{}",
            answer.text()
        );
    }
    answer
}
