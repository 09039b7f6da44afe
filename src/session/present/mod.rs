//! View models of a session that the API, the pages and letters share.
//! Texts are in the reader's language; nothing here writes to the database.

pub mod assemble;
pub mod bring;
pub mod calendar_file;
pub mod card;
pub mod days;
pub mod paths;
pub mod seats;
pub mod times;
pub mod view;
pub mod words;
