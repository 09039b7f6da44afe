//! Answers as they go over the wire: as they are, or compressed for whoever takes that.
//!
//! An answer that shows a secret is never compressed: its length would tell whoever can add to it, and watch,
//! how much of the secret they have guessed (BREACH).

mod compress;
mod pack;
mod shown_plainly;
mod wanted;

pub use compress::compress;
pub use shown_plainly::show_plainly;
pub use wanted::Coding;
