//! A paper list: people who signed up elsewhere, each of whom becomes a booking of the desk's. `sheet` reads a table,
//! `lines` what was typed or pasted, `book` books all of them or none.

mod book;
mod lines;
mod people;
mod sheet;

pub use book::{BookedList, HowToBook, book_list};
pub use lines::{lines_of_sheet, read_lines};
pub use sheet::{ListedRow, read_sheet};
