//! `doctor mail`: whether letters can leave and will be believed. It names the DNS records that receivers look for,
//! sends a letter to try, and says what the mail server answered.

use clap::{Args, Subcommand};
use uuid::Uuid;

use super::option_faults::OptionFaults;
use super::output::print_line;
use crate::app::StartError;
use crate::platform::config::{Config, MailConfig, MailTransport, SmtpAddress, SmtpTls};
use crate::platform::contact::EmailAddress;
use crate::platform::ids::fresh;
use crate::platform::mail::bounce::return_address;
use crate::platform::mail::delivery::Delivery;
use crate::platform::mail::message::MailMessage;
use crate::platform::mail::transport::Mailer;

#[derive(Debug, Subcommand)]
pub(super) enum DoctorCommand {
    /// How letters leave, which DNS records they want, and what the mail server says of one.
    Mail(DoctorMail),
}

#[derive(Debug, Args)]
pub(super) struct DoctorMail {
    /// Sends a letter there to try.
    #[arg(long)]
    to: Option<String>,
}

pub(super) async fn run(config: &Config, command: DoctorCommand) -> Result<(), StartError> {
    let DoctorCommand::Mail(asked) = command;
    let mut faults = OptionFaults::default();
    let to = asked.to.as_deref().map(EmailAddress::parse);
    let to = to.and_then(|parsed| faults.take("--to", parsed));
    faults.into_result()?;
    let mail = &config.mail;
    for line in way_out(mail).into_iter().chain(records_wanted(mail)) {
        print_line(&line);
    }
    match to {
        Some(to) => try_letter(mail, &to).await,
        None => {
            print_line("No letter was sent to try: name an address of yours with --to.");
            Ok(())
        }
    }
}

/// How letters leave, as far as the configuration says.
fn way_out(mail: &MailConfig) -> Vec<String> {
    let way = match mail.transport {
        MailTransport::Folder => format!(
            "Letters are kept in {} and reach nobody (mail.transport).",
            mail.folder.display()
        ),
        MailTransport::Smtp => by_smtp(&mail.smtp),
    };
    let bounces = match &mail.bounces {
        Some(kept) => format!(
            "Bounces go to {}: pipe what comes there into `motesplats bounce`, or post it to /bounces.",
            example_of(&kept.address)
        ),
        None => format!(
            "Bounces go to {}, and nobody is told of them: set mail.bounce_address.",
            mail.from
        ),
    };
    vec![way, format!("The sender is {}.", mail.from), bounces]
}

fn by_smtp(smtp: &SmtpAddress) -> String {
    let tls = match smtp.tls {
        SmtpTls::Off => "in clear",
        SmtpTls::StartTls => "by STARTTLS, its certificate checked",
        SmtpTls::FromTheStart => "by TLS from the start, its certificate checked",
    };
    let account = match smtp.credentials {
        Some(_) => "with a password",
        None => "without a password",
    };
    format!(
        "Letters go to {}:{} {tls}, {account}.",
        smtp.host, smtp.port
    )
}

fn example_of(bounces: &lettre::Address) -> String {
    match return_address(bounces, Uuid::nil()) {
        Ok(address) => address.to_string(),
        Err(_) => bounces.to_string(),
    }
}

/// The records by which receivers believe a letter: SPF (RFC 7208) of the domain of bounces, DKIM (RFC 6376) and DMARC
/// (RFC 7489) of the sender's.
fn records_wanted(mail: &MailConfig) -> Vec<String> {
    let domain = mail.from.rsplit('@').next().unwrap_or_default();
    let bounces = mail.bounces.as_ref();
    let returns = bounces.map_or(domain, |kept| kept.address.domain());
    let server = &mail.smtp.host;
    vec![
        "These records are wanted in the DNS; whoever keeps it knows what stands there already:"
            .to_owned(),
        format!(
            "  SPF    {returns}. TXT \"v=spf1 mx a:{server} -all\"   (the machines that send its mail)"
        ),
        format!(
            "  DKIM   <selector>._domainkey.{domain}. TXT \"v=DKIM1; k=rsa; p=…\"   (the mail server signs, and knows the key)"
        ),
        format!(
            "  DMARC  _dmarc.{domain}. TXT \"v=DMARC1; p=quarantine; adkim=r; aspf=r; rua=mailto:postmaster@{domain}\""
        ),
        format!("  MX     {returns}. MX 10 <the mail server that takes bounces>"),
    ]
}

/// # Errors
/// When it does not leave; the error says at which command, and what the server said.
async fn try_letter(mail: &MailConfig, to: &EmailAddress) -> Result<(), StartError> {
    let mailer = Mailer::new(mail)?;
    let id = fresh();
    let letter = MailMessage {
        to: to.as_str().parse().map_err(anyhow::Error::from)?,
        from: None,
        reply_to: None,
        subject: "A letter to try from Mötesplats".to_owned(),
        text: "Letters of Mötesplats reach this address.\n".to_owned(),
        html: "<!doctype html><html lang=\"en\"><title>A letter to try</title>\
               <p>Letters of Mötesplats reach this address.</p></html>"
            .to_owned(),
        language: "en",
        calendar: None,
    };
    let fault = match mailer.send(id, &letter).await {
        Delivery::Taken(taken) => {
            print_line(&format!("The mail server took the letter: {}", taken.said));
            print_line(&format!("Its Message-ID is {}.", taken.message_id));
            return Ok(());
        }
        Delivery::Deferred(why) => format!("the mail server takes it perhaps later: {why}"),
        Delivery::Refused(why) => format!("the mail server refuses it: {why}"),
        Delivery::Unwritable(why) => why,
        Delivery::Away(fault) => format!("no letter can leave: {fault}"),
    };
    Err(anyhow::anyhow!(fault).into())
}
