//! How a letter leaves: to a mail server, or into a folder.

use std::path::{Path, PathBuf};

use lettre::address::Envelope;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use uuid::Uuid;

use super::bounce::return_address;
use super::delivery::{Delivery, MailFault, Taken};
use super::message::MailMessage;
use super::smtp::{ServerAddress, SmtpServer};
use crate::platform::config;

/// A way out.
pub enum Transport {
    /// A mail server.
    Smtp(Box<SmtpServer>),
    /// Files `<id>.eml`, delivered nowhere.
    Folder(PathBuf),
}

/// A transport and the sender's addresses.
pub struct Mailer {
    transport: Transport,
    from: Address,
    /// Where bounces are read; none where the sender's mailbox gets them.
    bounces: Option<Address>,
}

impl Mailer {
    /// The transport the configuration names.
    ///
    /// # Errors
    /// When the SMTP address or the sender cannot be used, or the folder cannot be made.
    pub fn new(mail: &config::MailConfig) -> anyhow::Result<Self> {
        let transport = match mail.transport {
            config::MailTransport::Smtp => {
                let address = ServerAddress::new(&mail.smtp, mail.ca_file.as_deref())?;
                Transport::Smtp(Box::new(SmtpServer::new(address, mail.send)))
            }
            config::MailTransport::Folder => {
                std::fs::create_dir_all(&mail.folder)?;
                Transport::Folder(mail.folder.clone())
            }
        };
        Ok(Self {
            transport,
            from: mail.from.parse()?,
            bounces: mail.bounces.as_ref().map(|kept| kept.address.clone()),
        })
    }

    /// Sends one letter. The Message-ID comes from the row, so a repeat is recognisable.
    pub async fn send(&self, id: Uuid, mail: &MailMessage) -> Delivery {
        let message_id = format!("<{id}@{}>", self.from.domain());
        let message = match self.message(id, &message_id, mail) {
            Ok(message) => message,
            Err(error) => return Delivery::Unwritable(format!("cannot be written: {error}")),
        };
        match &self.transport {
            Transport::Smtp(server) => server.hand_over(message_id, &message).await,
            Transport::Folder(folder) => match into_folder(folder, id, &message).await {
                Ok(said) => Delivery::Taken(Taken { message_id, said }),
                Err(error) => Delivery::Away(MailFault {
                    kind: "the mail folder".to_owned(),
                    words: error.to_string(),
                    at_the_letter: false,
                }),
            },
        }
    }

    /// To one person alone, and back to an address of this letter's own.
    fn envelope(&self, id: Uuid, mail: &MailMessage) -> anyhow::Result<Envelope> {
        let sender = match &self.bounces {
            Some(bounces) => return_address(bounces, id)?,
            None => self.from.clone(),
        };
        Ok(Envelope::new(Some(sender), vec![mail.to.clone()])?)
    }

    /// There is nothing to send for now: connections are closed.
    pub fn rest(&self) {
        if let Transport::Smtp(server) = &self.transport {
            server.hang_up();
        }
    }

    fn message(&self, id: Uuid, message_id: &str, mail: &MailMessage) -> anyhow::Result<Message> {
        let name = mail.from.as_deref().map(one_line);
        let builder = Message::builder()
            .from(Mailbox::new(name.clone(), self.from.clone()))
            .envelope(self.envelope(id, mail)?);
        let builder = match &mail.reply_to {
            Some(address) => builder.reply_to(Mailbox::new(name, address.clone())),
            None => builder,
        };
        let mut message = builder
            .to(Mailbox::new(None, mail.to.clone()))
            .message_id(Some(message_id.to_owned()))
            .subject(one_line(&mail.subject))
            .multipart(parts(mail)?)?;
        for (name, value) in [
            ("Auto-Submitted", "auto-generated"),
            ("Content-Language", mail.language),
        ] {
            let name = HeaderName::new_from_ascii_str(name);
            let header = HeaderValue::new(name, value.to_owned());
            message.headers_mut().insert_raw(header);
        }
        Ok(message)
    }
}

/// A header's value is one line, whatever was let in where it came from: what ends one would begin a header.
fn one_line(text: &str) -> String {
    let is_end = |sign: char| sign.is_control() || matches!(sign, '\u{2028}' | '\u{2029}');
    text.replace(is_end, " ")
}

/// One letter in up to three forms, the plainest first; a program takes the last one it understands.
fn parts(mail: &MailMessage) -> anyhow::Result<MultiPart> {
    let part =
        |kind: ContentType, text: &str| SinglePart::builder().header(kind).body(text.to_owned());
    let forms = MultiPart::alternative()
        .singlepart(part(ContentType::TEXT_PLAIN, &mail.text))
        .singlepart(part(ContentType::TEXT_HTML, &mail.html));
    let Some(calendar) = &mail.calendar else {
        return Ok(forms);
    };
    let kind = format!("text/calendar; method={}; charset=utf-8", calendar.method);
    Ok(forms.singlepart(part(ContentType::parse(&kind)?, &calendar.text)))
}

/// Answers the file's name.
async fn into_folder(folder: &Path, id: Uuid, message: &Message) -> std::io::Result<String> {
    let (draft, whole) = (
        folder.join(format!(".{id}.draft")),
        folder.join(format!("{id}.eml")),
    );
    tokio::fs::write(&draft, message.formatted()).await?;
    tokio::fs::rename(&draft, &whole).await?;
    Ok(whole.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_header_begins_no_other() {
        let folder = std::env::temp_dir();
        let mailer = Mailer {
            transport: Transport::Folder(folder),
            from: "boka@exempel.se".parse().unwrap(),
            bounces: None,
        };
        for end in ["\r\n", "\n", "\r", "\0", "\u{2028}", "\u{85}"] {
            let said = format!("Om din tid{end}Bcc: alla@exempel.se");
            let mail = MailMessage {
                to: "gunvor@exempel.se".parse().unwrap(),
                from: Some(said.clone()),
                reply_to: Some("bibliotek@exempel.se".parse().unwrap()),
                subject: said,
                text: String::new(),
                html: String::new(),
                language: "sv",
                calendar: None,
            };
            let message = mailer
                .message(Uuid::nil(), "<1@exempel.se>", &mail)
                .unwrap();
            let written = String::from_utf8(message.formatted()).unwrap();
            let begins = written.lines().any(|line| line.starts_with("Bcc"));
            assert!(!begins, "{end:?}: {written}");
            assert_eq!(message.envelope().to().len(), 1);
        }
    }
}
