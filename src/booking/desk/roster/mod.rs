//! A session's page at the desk: who is expected, who came, what can be done about it.

pub mod count_form;
mod counters;
pub mod form_views;
mod forms;
pub mod head;
pub mod input;
mod namesakes;
pub mod page;
mod people;
pub mod redisplay;
pub mod refusals;
pub mod rows;
mod screen;
pub mod show;
