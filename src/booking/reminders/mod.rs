//! Reminders: who has a seat is told of it once more, the day before. Nothing of it is written when somebody books;
//! a job finds whose time it is, so whoever is booked, moved or cancelled meanwhile needs no correction.
//! The roof's job calls `remind`.

mod due;
mod remind;

pub use remind::{Reminded, remind};
