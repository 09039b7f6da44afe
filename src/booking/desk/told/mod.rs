//! Who is told of an act of staff: before it, as figures; after it, with what is left for people to do.
//! Every page that changes, cancels or sends shows it in these words.

pub mod after;
pub mod ahead;
pub mod page;
pub mod show;
