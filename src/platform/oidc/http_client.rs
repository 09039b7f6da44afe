//! The only HTTP client of the service. It speaks to hosts of the configuration alone and to nobody an answer names, by
//! TLS unless that is this machine, follows no redirect, waits five seconds at most and reads a megabyte at most.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1;
use hyper::header::{CONNECTION, HOST, HeaderValue};
use hyper::{Request, Response, Uri};
use hyper_util::rt::TokioIo;
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use crate::platform::tls::{TrustedRoots, is_this_machine};

/// For one question and its answer.
const PATIENCE: Duration = Duration::from_secs(5);
const LARGEST_ANSWER: usize = 1024 * 1024;

#[derive(Debug, thiserror::Error)]
pub enum HttpFault {
    #[error("{0} is no host of the configuration")]
    ForeignHost(String),
    #[error("{0} would be asked in clear")]
    InClear(String),
    #[error("the answer took too long")]
    TooSlow,
    #[error("the answer is too large")]
    TooLarge,
    #[error("the address cannot be asked")]
    BadAddress,
    #[error(transparent)]
    Connection(#[from] std::io::Error),
    #[error(transparent)]
    Http(#[from] hyper::Error),
}

/// Asks the provider.
pub struct HttpClient {
    tls: TlsConnector,
    /// In small letters.
    hosts: Vec<String>,
    /// Whether this machine may be asked in clear.
    clear_to_this_machine: bool,
}

impl HttpClient {
    /// # Errors
    /// When no certificate would be believed.
    pub fn new(
        roots: &TrustedRoots,
        hosts: Vec<String>,
        clear_to_this_machine: bool,
    ) -> anyhow::Result<Self> {
        let config = Arc::new(roots.client_config()?);
        Ok(Self {
            tls: TlsConnector::from(config),
            hosts,
            clear_to_this_machine,
        })
    }

    /// Whether an address is one of a host that the configuration lists, and not in clear.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self, address: &Uri) -> Result<(), HttpFault> {
        let host = address.host().unwrap_or_default();
        if !self.hosts.contains(&host.to_ascii_lowercase()) {
            return Err(HttpFault::ForeignHost(host.to_owned()));
        }
        match address.scheme_str() {
            Some("https") => Ok(()),
            Some("http") if self.clear_to_this_machine && is_this_machine(host) => Ok(()),
            _ => Err(HttpFault::InClear(host.to_owned())),
        }
    }

    async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, HttpFault> {
        self.check(request.uri())?;
        let asked = self.connect_and_ask(request);
        let asked = tokio::time::timeout(PATIENCE, asked).await;
        asked.map_err(|_elapsed| HttpFault::TooSlow)?
    }

    async fn connect_and_ask(&self, request: HttpRequest) -> Result<HttpResponse, HttpFault> {
        let address = request.uri().clone();
        let host = address.host().ok_or(HttpFault::BadAddress)?;
        let bare = host
            .trim_start_matches('[')
            .trim_end_matches(']')
            .to_owned();
        let secure = address.scheme_str() == Some("https");
        let port = address.port_u16().unwrap_or(if secure { 443 } else { 80 });
        let stream = TcpStream::connect((bare.as_str(), port)).await?;
        let request = towards(&address, request)?;
        if !secure {
            return converse(stream, request).await;
        }
        let name = ServerName::try_from(bare).map_err(|_no_name| HttpFault::BadAddress)?;
        converse(self.tls.connect(name, stream).await?, request).await
    }
}

/// The request as it is written to a connection: a path, and whose it is.
fn towards(address: &Uri, request: HttpRequest) -> Result<Request<Full<Bytes>>, HttpFault> {
    let authority = address.authority().ok_or(HttpFault::BadAddress)?.as_str();
    let host = HeaderValue::from_str(authority).map_err(|_bad| HttpFault::BadAddress)?;
    let path = address.path_and_query().map_or("/", |path| path.as_str());
    let path = path
        .parse()
        .map_err(|_bad: hyper::http::uri::InvalidUri| HttpFault::BadAddress)?;
    let (mut parts, body) = request.into_parts();
    parts.uri = path;
    parts.headers.insert(HOST, host);
    parts
        .headers
        .insert(CONNECTION, HeaderValue::from_static("close"));
    Ok(Request::from_parts(parts, Full::new(body.into())))
}

async fn converse<S>(stream: S, request: Request<Full<Bytes>>) -> Result<HttpResponse, HttpFault>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    let connection = tokio::spawn(connection);
    let _ends_with_us = scopeguard::guard(connection, |connection| connection.abort());
    read(sender.send_request(request).await?).await
}

async fn read(answer: Response<Incoming>) -> Result<HttpResponse, HttpFault> {
    let (parts, body) = answer.into_parts();
    let body = Limited::new(body, LARGEST_ANSWER).collect().await;
    let body = body.map_err(|error| match error.downcast::<hyper::Error>() {
        Ok(broken) => HttpFault::Http(*broken),
        Err(other) if other.is::<LengthLimitError>() => HttpFault::TooLarge,
        Err(_other) => HttpFault::BadAddress,
    })?;
    Ok(Response::from_parts(parts, body.to_bytes().to_vec()))
}

impl<'c> AsyncHttpClient<'c> for HttpClient {
    type Error = HttpFault;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpFault>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.ask(request))
    }
}
