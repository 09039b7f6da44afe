//! How a letter leaves: to a mail server, or into a folder.

use std::path::{Path, PathBuf};
use std::time::Duration;

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use secrecy::ExposeSecret;

use super::message::MailMessage;
use super::outbox::Ending;
use crate::platform::config;

/// A way out.
pub enum Transport {
    /// A mail server.
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
    /// Files `<id>.eml`, delivered nowhere.
    Folder(PathBuf),
}

/// A transport and the sender's address.
pub struct Mailer {
    transport: Transport,
    from: Address,
    limit: Duration,
}

impl Mailer {
    /// The transport the configuration names.
    ///
    /// # Errors
    /// When the SMTP address or the sender cannot be used, or the folder cannot be made.
    pub fn new(mail: &config::MailConfig) -> anyhow::Result<Self> {
        let transport = match mail.transport {
            config::MailTransport::Smtp => {
                let smtp =
                    AsyncSmtpTransport::<Tokio1Executor>::from_url(mail.smtp_url.expose_secret())?
                        .timeout(Some(mail.send))
                        .build();
                Transport::Smtp(Box::new(smtp))
            }
            config::MailTransport::Folder => {
                std::fs::create_dir_all(&mail.folder)?;
                Transport::Folder(mail.folder.clone())
            }
        };
        Ok(Self {
            transport,
            from: mail.from.parse()?,
            limit: mail.send,
        })
    }

    /// Sends one letter. The Message-ID comes from the row, so a repeat is recognisable.
    pub async fn send(&self, id: uuid::Uuid, mail: &MailMessage) -> Ending {
        let message_id = format!("<{id}@{}>", self.from.domain());
        let message = match self.message(&message_id, mail) {
            Ok(message) => message,
            Err(error) => return Ending::Failed(format!("cannot be written: {error}")),
        };
        let sending = async {
            match &self.transport {
                Transport::Smtp(smtp) => by_smtp(smtp, message).await,
                Transport::Folder(folder) => into_folder(folder, id, &message).await,
            }
        };
        match tokio::time::timeout(self.limit, sending).await {
            Ok(Ok(())) => Ending::Sent(message_id),
            Ok(Err(ending)) => ending,
            Err(_elapsed) => Ending::Away("the mail server did not answer in time".to_owned()),
        }
    }

    fn message(
        &self,
        message_id: &str,
        mail: &MailMessage,
    ) -> Result<Message, lettre::error::Error> {
        let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
        let mut message = Message::builder()
            .from(Mailbox::new(None, self.from.clone()))
            .to(Mailbox::new(None, mail.to.clone()))
            .message_id(Some(message_id.to_owned()))
            .subject(&mail.subject)
            .multipart(
                MultiPart::alternative()
                    .singlepart(
                        SinglePart::builder()
                            .header(ContentType::TEXT_PLAIN)
                            .body(mail.text.clone()),
                    )
                    .singlepart(
                        SinglePart::builder()
                            .header(ContentType::TEXT_HTML)
                            .body(mail.html.clone()),
                    ),
            )?;
        message
            .headers_mut()
            .insert_raw(HeaderValue::new(automatic, "auto-generated".to_owned()));
        Ok(message)
    }
}

/// 4xx is later, 5xx is never; without an answer the server is away.
async fn by_smtp(
    smtp: &AsyncSmtpTransport<Tokio1Executor>,
    message: Message,
) -> Result<(), Ending> {
    match smtp.send(message).await {
        Ok(_) => Ok(()),
        Err(error) if error.is_permanent() => Err(Ending::Failed(error.to_string())),
        Err(error) if error.is_transient() => Err(Ending::Later(error.to_string())),
        Err(error) => Err(Ending::Away(error.to_string())),
    }
}

async fn into_folder(folder: &Path, id: uuid::Uuid, message: &Message) -> Result<(), Ending> {
    let away = |error: std::io::Error| Ending::Away(format!("the mail folder: {error}"));
    let (draft, whole) = (
        folder.join(format!(".{id}.draft")),
        folder.join(format!("{id}.eml")),
    );
    tokio::fs::write(&draft, message.formatted())
        .await
        .map_err(away)?;
    tokio::fs::rename(&draft, &whole).await.map_err(away)
}
