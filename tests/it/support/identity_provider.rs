//! An identity provider of the test's own: it knows one person, and does wrong whatever it is told to.

use std::collections::HashMap;
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::{BASE64, BASE64URL_NOPAD};
use motesplats::platform::ids::fresh;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use url::Url;

use super::app::BEGINNING;

pub const CLIENT: &str = "motesplats";
pub const SECRET: &str = "hemligt mellan tjänsten och kommunen";

/// What the provider does wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trick {
    None,
    /// Signs with a key that it does not show, under the name of one that it shows.
    ForgedSignature,
    /// Signs nothing at all.
    Unsigned,
    /// Signs with what everybody can read, as if it were a secret.
    SignedWithPublicKey,
    /// Signs with the secret that it shares with us.
    SignedWithSecret,
    /// The token is for another service.
    OtherAudience,
    /// The token is for us and for another service.
    TwoAudiences,
    OtherIssuer,
    Expired,
    OtherNonce,
    NoNonce,
    UnknownKey,
    NoIdentityToken,
    /// Asked for more, it tells of somebody else.
    OtherPersonAtUserinfo,
    /// The place of tokens is elsewhere.
    Redirects,
    /// The place of tokens is on a host that nobody listed.
    ForeignHost,
    Slow,
    Huge,
    Nonsense,
    Fails,
}

struct SigningKey {
    id: String,
    pair: EcdsaKeyPair,
}

impl SigningKey {
    fn fresh() -> Self {
        let (random, algorithm) = (SystemRandom::new(), &ECDSA_P256_SHA256_FIXED_SIGNING);
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(algorithm, &random).unwrap();
        Self {
            id: fresh().to_string(),
            pair: EcdsaKeyPair::from_pkcs8(algorithm, pkcs8.as_ref(), &random).unwrap(),
        }
    }

    /// As everybody may read it.
    fn public(&self) -> Value {
        let (_, point) = self.pair.public_key().as_ref().split_first().unwrap();
        let (x, y) = point.split_at(32);
        let [x, y] = [x, y].map(|part| BASE64URL_NOPAD.encode(part));
        json!({ "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": self.id, "x": x, "y": y })
    }

    fn sign(&self, said: &[u8]) -> Vec<u8> {
        let signature = self.pair.sign(&SystemRandom::new(), said);
        signature.unwrap().as_ref().to_vec()
    }
}

/// A code that was given out.
struct Issued {
    nonce: String,
    challenge: String,
}

struct Inner {
    url: String,
    now: DateTime<Utc>,
    key: SigningKey,
    person: Value,
    /// Claims that only whoever asks is told.
    only_when_asked: Vec<&'static str>,
    trick: Trick,
    codes: HashMap<String, Issued>,
    asked: Vec<String>,
}

/// The provider, on a port of its own.
#[derive(Clone)]
pub struct TestProvider {
    pub url: String,
    inner: Arc<Mutex<Inner>>,
}

impl TestProvider {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let inner = Inner {
            url: url.clone(),
            now: BEGINNING.parse().unwrap(),
            key: SigningKey::fresh(),
            person: json!({}),
            only_when_asked: Vec::new(),
            trick: Trick::None,
            codes: HashMap::new(),
            asked: Vec::new(),
        };
        let inner = Arc::new(Mutex::new(inner));
        let shared = web::Data::from(Arc::clone(&inner));
        let server = HttpServer::new(move || {
            App::new()
                .app_data(shared.clone())
                .route(
                    "/.well-known/openid-configuration",
                    web::get().to(discovery),
                )
                .route("/keys", web::get().to(keys))
                .route("/token", web::post().to(token))
                .route("/userinfo", web::get().to(userinfo))
        });
        let server = server.workers(1).disable_signals();
        tokio::spawn(server.listen(listener).unwrap().run());
        Self { url, inner }
    }

    /// The settings of a service that knows it.
    pub fn settings(&self) -> [(&'static str, String); 3] {
        [
            ("oidc.issuer", self.url.clone()),
            ("oidc.client_id", CLIENT.to_owned()),
            ("oidc.client_secret", SECRET.to_owned()),
        ]
    }

    fn change(&self, change: impl FnOnce(&mut Inner)) {
        change(&mut self.inner.lock().unwrap());
    }

    /// Whom it lets in next: `sub`, `email`, `email_verified`, `name`, `groups`.
    pub fn knows(&self, person: Value) {
        self.change(|inner| inner.person = person);
    }

    /// These claims do not stand in the token.
    pub fn tells_when_asked(&self, claims: &[&'static str]) {
        self.change(|inner| inner.only_when_asked = claims.to_vec());
    }

    pub fn does(&self, trick: Trick) {
        self.change(|inner| inner.trick = trick);
    }

    pub fn changes_keys(&self) {
        self.change(|inner| inner.key = SigningKey::fresh());
    }

    pub fn is_at(&self, now: DateTime<Utc>) {
        self.change(|inner| inner.now = now);
    }

    /// How often a path was asked for.
    pub fn asked(&self, path: &str) -> usize {
        let inner = self.inner.lock().unwrap();
        inner.asked.iter().filter(|asked| *asked == path).count()
    }

    /// Lets the person in who was sent here; the address that they are sent back to.
    pub fn lets_in(&self, sent_to: &str) -> Url {
        let sent_to = Url::parse(sent_to).unwrap();
        assert!(
            sent_to
                .as_str()
                .starts_with(&format!("{}/authorize?", self.url))
        );
        let asked: HashMap<String, String> = sent_to.query_pairs().into_owned().collect();
        assert_eq!(asked["response_type"], "code");
        assert_eq!(asked["client_id"], CLIENT);
        assert_eq!(asked["code_challenge_method"], "S256");
        assert!(asked["scope"].split(' ').any(|scope| scope == "openid"));
        let code = fresh().to_string();
        let issued = Issued {
            nonce: asked["nonce"].clone(),
            challenge: asked["code_challenge"].clone(),
        };
        self.change(|inner| drop(inner.codes.insert(code.clone(), issued)));
        let mut back = Url::parse(&asked["redirect_uri"]).unwrap();
        back.query_pairs_mut()
            .append_pair("code", &code)
            .append_pair("state", &asked["state"]);
        back
    }
}

type Shared = web::Data<Mutex<Inner>>;

async fn discovery(shared: Shared) -> HttpResponse {
    let mut inner = shared.lock().unwrap();
    inner.asked.push("discovery".to_owned());
    if inner.trick == Trick::Fails {
        return HttpResponse::InternalServerError().finish();
    }
    let url = &inner.url;
    let token = match inner.trick {
        Trick::ForeignHost => url.replace("127.0.0.1", "localhost"),
        _ => url.clone(),
    };
    HttpResponse::Ok().json(json!({
        "issuer": url,
        "authorization_endpoint": format!("{url}/authorize"),
        "token_endpoint": format!("{token}/token"),
        "userinfo_endpoint": format!("{url}/userinfo"),
        "jwks_uri": format!("{url}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256", "HS256", "none"],
    }))
}

async fn keys(shared: Shared) -> HttpResponse {
    let mut inner = shared.lock().unwrap();
    inner.asked.push("keys".to_owned());
    HttpResponse::Ok().json(json!({ "keys": [inner.key.public()] }))
}

async fn token(
    shared: Shared,
    request: HttpRequest,
    form: web::Form<HashMap<String, String>>,
) -> HttpResponse {
    let trick = shared.lock().unwrap().trick;
    match trick {
        Trick::Slow => tokio::time::sleep(Duration::from_secs(8)).await,
        Trick::Redirects => {
            return HttpResponse::TemporaryRedirect()
                .insert_header(("location", "/token?again"))
                .finish();
        }
        Trick::Huge => return HttpResponse::Ok().body(vec![b' '; 2 * 1024 * 1024]),
        Trick::Nonsense => return HttpResponse::Ok().body("<html>Välkommen</html>"),
        _ => {}
    }
    let mut inner = shared.lock().unwrap();
    inner.asked.push("token".to_owned());
    let proof = BASE64.encode(format!("{CLIENT}:{}", encoded(SECRET)).as_bytes());
    let shown = request.headers().get("authorization");
    assert_eq!(shown.unwrap().to_str().unwrap(), format!("Basic {proof}"));
    let issued = inner.codes.remove(&form["code"]);
    let verifier = Sha256::digest(form["code_verifier"].as_bytes());
    let verifier = BASE64URL_NOPAD.encode(&verifier);
    let Some(issued) = issued.filter(|issued| issued.challenge == verifier) else {
        return HttpResponse::BadRequest().json(json!({ "error": "invalid_grant" }));
    };
    let mut answer = json!({ "access_token": "zutritt", "token_type": "Bearer" });
    if trick != Trick::NoIdentityToken {
        answer["id_token"] = identity_token(&inner, &issued).into();
    }
    HttpResponse::Ok().json(answer)
}

/// As a form writes it.
fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

fn identity_token(inner: &Inner, issued: &Issued) -> String {
    let trick = inner.trick;
    let made = inner.now
        - if trick == Trick::Expired {
            TimeDelta::hours(1)
        } else {
            TimeDelta::zero()
        };
    let mut claims = json!({
        "iss": inner.url,
        "aud": CLIENT,
        "iat": made.timestamp(),
        "exp": (made + TimeDelta::minutes(5)).timestamp(),
        "nonce": issued.nonce,
    });
    for (name, value) in inner.person.as_object().unwrap() {
        if !inner.only_when_asked.contains(&name.as_str()) {
            claims[name] = value.clone();
        }
    }
    match trick {
        Trick::OtherAudience => claims["aud"] = "lunchkassan".into(),
        Trick::TwoAudiences => claims["aud"] = json!([CLIENT, "lunchkassan"]),
        Trick::OtherIssuer => claims["iss"] = "https://login.grannkommunen.example".into(),
        Trick::OtherNonce => claims["nonce"] = "en annan".into(),
        Trick::NoNonce => drop(claims.as_object_mut().unwrap().remove("nonce")),
        _ => {}
    }
    let algorithm = match trick {
        Trick::Unsigned => "none",
        Trick::SignedWithPublicKey | Trick::SignedWithSecret => "HS256",
        _ => "ES256",
    };
    let key = match trick {
        Trick::UnknownKey => "okänd",
        _ => inner.key.id.as_str(),
    };
    let head = json!({ "alg": algorithm, "typ": "JWT", "kid": key });
    let parts = [head, claims].map(|part| BASE64URL_NOPAD.encode(part.to_string().as_bytes()));
    let said = parts.join(".");
    let signature = match trick {
        Trick::Unsigned => Vec::new(),
        Trick::ForgedSignature | Trick::UnknownKey => SigningKey::fresh().sign(said.as_bytes()),
        Trick::SignedWithPublicKey => mac(inner.key.pair.public_key().as_ref(), &said),
        Trick::SignedWithSecret => mac(SECRET.as_bytes(), &said),
        _ => inner.key.sign(said.as_bytes()),
    };
    format!("{said}.{}", BASE64URL_NOPAD.encode(&signature))
}

fn mac(key: &[u8], said: &str) -> Vec<u8> {
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, key);
    ring::hmac::sign(&key, said.as_bytes()).as_ref().to_vec()
}

async fn userinfo(shared: Shared, request: HttpRequest) -> HttpResponse {
    let mut inner = shared.lock().unwrap();
    inner.asked.push("userinfo".to_owned());
    let shown = request.headers().get("authorization");
    assert_eq!(shown.unwrap(), "Bearer zutritt");
    let mut person = inner.person.clone();
    if inner.trick == Trick::OtherPersonAtUserinfo {
        person["sub"] = "någon annan".into();
    }
    HttpResponse::Ok().json(person)
}
