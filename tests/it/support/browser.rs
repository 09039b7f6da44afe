//! A member of staff at our pages: a sign-in's cookie, and the code its forms carry.

use motesplats::platform::http::request::cookie;
use motesplats::platform::ids;
use reqwest::Method;
use sha2::{Digest, Sha256};

use super::client::send;
use super::staff::Staff;
use super::{Answer, Client, TestApp};

/// Somebody signed in.
pub struct Browser {
    client: Client,
    origin: String,
    cookie: String,
}

impl TestApp {
    /// Signs somebody in, as the page to sign in at does.
    pub async fn browser(&self, staff: &Staff) -> Browser {
        let id = ids::fresh().into_bytes().repeat(2);
        let text = data_encoding::HEXLOWER.encode(&id);
        let hash = data_encoding::HEXLOWER.encode(&Sha256::digest(&id));
        self.sql(&format!(
            "insert into sign_ins (id_hash, staff_id, organisation_id, created_at, seen_at) \
             select '\\x{hash}', id, organisation_id, '{now}', '{now}' from staff where id = '{}'",
            staff.id,
            now = self.now().to_rfc3339(),
        ))
        .await;
        let made = cookie::make(&self.url, "motesplats", &text, None);
        Browser {
            client: self.visitor(),
            origin: self.url.clone(),
            cookie: format!("{}={text}", made.name()),
        }
    }
}

impl Browser {
    /// GET.
    pub async fn get(&self, path: &str) -> Answer {
        let request = self.client.request(Method::GET, path);
        send(request.header("Cookie", &self.cookie)).await
    }

    /// Fills in the form of the page at `page` and sends it to `path`.
    pub async fn fill(&self, page: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let page = self.get(page).await.expect(200).text();
        let code = page.split("name=\"csrf\" value=\"").nth(1).unwrap();
        let code = code.split('"').next().unwrap();
        let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("csrf", code)]).collect();
        let request = self
            .client
            .request(Method::POST, path)
            .header("Cookie", &self.cookie)
            .header("Origin", &self.origin)
            .header("Sec-Fetch-Site", "same-origin")
            .form(&fields);
        send(request).await
    }
}
