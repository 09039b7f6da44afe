//! One mail server, and the connections to it that stay open from one letter to the next.
//! Always known is which command is under way, for the same code means one thing after AUTH and another
//! after RCPT TO.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use lettre::Message;
use lettre::address::Envelope;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::DEFAULT_MECHANISMS;
use lettre::transport::smtp::client::{AsyncSmtpConnection, Tls};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};

use super::address::ServerAddress;
use super::judgement::{Judgement, Stage, judge};
use super::mask::masked;
use super::reply::SmtpReply;
use crate::platform::mail::delivery::{Delivery, MailFault, Taken};
use crate::platform::tls::tls_fault;

/// Time for the goodbye, which nobody waits for.
const GOODBYE: Duration = Duration::from_secs(2);

pub struct SmtpServer {
    address: ServerAddress,
    /// Time for one letter, from connecting to its being taken.
    limit: Duration,
    idle: Mutex<Vec<AsyncSmtpConnection>>,
}

impl SmtpServer {
    #[must_use]
    pub fn new(address: ServerAddress, limit: Duration) -> Self {
        Self {
            address,
            limit,
            idle: Mutex::default(),
        }
    }

    /// Hands over one letter.
    pub async fn hand_over(&self, message_id: String, message: &Message) -> Delivery {
        let mut stage = Stage::Connect;
        let talk = tokio::time::timeout(self.limit, self.talk(message, &mut stage)).await;
        match talk {
            Ok(Ok(said)) => Delivery::Taken(Taken { message_id, said }),
            Ok(Err(error)) => judged(stage, &error, message.envelope()),
            Err(_elapsed) => {
                let words = "the mail server did not answer in time".to_owned();
                Delivery::Away(fault(stage, None, words))
            }
        }
    }

    async fn talk(&self, message: &Message, stage: &mut Stage) -> Result<String, Error> {
        let mut connection = self.connection(stage).await?;
        let ended = hand_over(&mut connection, message, stage).await;
        match ended {
            Ok(_) => self.lock().push(connection),
            // What is left of the transaction is not worth mending.
            Err(_) => say_goodbye(connection),
        }
        ended
    }

    /// One that is still open, or a new one.
    async fn connection(&self, stage: &mut Stage) -> Result<AsyncSmtpConnection, Error> {
        loop {
            let idle = self.lock().pop();
            match idle {
                None => return self.dial(stage).await,
                Some(mut idle) => {
                    if idle.test_connected().await {
                        return Ok(idle);
                    }
                }
            }
        }
    }

    async fn dial(&self, stage: &mut Stage) -> Result<AsyncSmtpConnection, Error> {
        let ServerAddress {
            host,
            port,
            tls,
            hello,
            credentials,
        } = &self.address;
        let wrapper = match tls {
            Tls::Wrapper(parameters) => Some(parameters.clone()),
            _ => None,
        };
        let (server, limit) = ((host.as_str(), *port), Some(self.limit));
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(server, limit, hello, wrapper, None).await?;
        let starttls = match tls {
            Tls::Required(parameters) => Some(parameters),
            _ => None,
        };
        if let Some(parameters) = starttls {
            *stage = Stage::StartTls;
            connection.starttls(parameters.clone(), hello).await?;
        }
        if let Some(credentials) = credentials {
            *stage = Stage::Auth;
            connection.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(connection)
    }

    /// Closes what is open and not in use.
    pub fn hang_up(&self) {
        let idle = std::mem::take(&mut *self.lock());
        idle.into_iter().for_each(say_goodbye);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<AsyncSmtpConnection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The transaction of one letter; answers what was said of it. Addresses and text are ASCII: both are checked or written
/// so.
async fn hand_over(
    connection: &mut AsyncSmtpConnection,
    message: &Message,
    stage: &mut Stage,
) -> Result<String, Error> {
    let envelope = message.envelope();
    *stage = Stage::MailFrom;
    let sender = envelope.from().cloned();
    connection.command(Mail::new(sender, Vec::new())).await?;
    *stage = Stage::Recipient;
    for recipient in envelope.to() {
        let recipient = Rcpt::new(recipient.clone(), Vec::new());
        connection.command(recipient).await?;
    }
    *stage = Stage::Data;
    connection.command(Data).await?;
    let taken = connection.message(&message.formatted()).await?;
    let said: Vec<&str> = taken.message().collect();
    Ok(format!("{} {}", taken.code(), said.join(" ")))
}

fn say_goodbye(mut connection: AsyncSmtpConnection) {
    tokio::spawn(async move {
        let _ = tokio::time::timeout(GOODBYE, connection.abort()).await;
    });
}

fn judged(stage: Stage, error: &Error, envelope: &Envelope) -> Delivery {
    let reply = SmtpReply::of(error);
    let words = our_words(stage, error).unwrap_or_else(|| their_words(error, envelope));
    match judge(stage, reply.as_ref()) {
        Judgement::Refused => Delivery::Refused(words),
        Judgement::Deferred => Delivery::Deferred(words),
        Judgement::Installation => Delivery::Away(fault(stage, reply, words)),
    }
}

/// What we have to say of TLS that did not begin. Where STARTTLS was never sent, the server does not offer it.
fn our_words(stage: Stage, error: &Error) -> Option<String> {
    let no_offer = || {
        "the mail server does not offer TLS: switch it on there, or end mail.smtp_url in ?tls=off where \
         nobody else is on the network"
            .to_owned()
    };
    let never_sent = stage == Stage::StartTls && error.is_client();
    tls_fault(error).or_else(|| never_sent.then(no_offer))
}

fn their_words(error: &Error, envelope: &Envelope) -> String {
    match (envelope.to().first(), envelope.from()) {
        (Some(recipient), Some(sender)) => masked(&error.to_string(), recipient, sender),
        _ => String::new(),
    }
}

fn fault(stage: Stage, reply: Option<SmtpReply>, words: String) -> MailFault {
    let kind = match reply {
        Some(reply) => format!("{} {}", stage.name(), reply.code),
        None => stage.name().to_owned(),
    };
    MailFault {
        kind,
        words,
        at_the_letter: stage >= Stage::Recipient,
    }
}
