//! The installation's secret key, kept outside the database, and what is derived from it.

mod key;
mod key_file;
mod keyring;
mod random;
mod registered;
mod request;

pub use key::Key;
pub use key_file::KeyFileError;
pub use keyring::Keyring;
pub use random::{NoRandomness, random_bytes};
pub use registered::Keys;
pub use request::canonical;
