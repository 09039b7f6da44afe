//! Speaking with a mail server, by lettre's connection: what `AsyncSmtpTransport` does, except that it is
//! known to which command the server said no. Only that tells a fault of the installation from one of the
//! letter. The transport hands letters to `SmtpServer`.

mod address;
mod judgement;
mod mask;
mod reply;
mod server;

pub use address::ServerAddress;
pub use server::SmtpServer;
