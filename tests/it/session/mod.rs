//! Sessions over HTTP and at their pages.

mod blocks;
mod change;
mod copy;
mod count;
mod courses;
mod create;
mod equipment;
mod equipment_races;
mod feeds;
mod found;
mod helper_hours;
mod own_calendar;
mod pages;
mod particulars;
mod proposals;
mod read;
mod remove_draft;
mod room_races;
mod series;
mod templates;
mod topics;
mod tours;
mod who_fits;

use crate::support::Answer;

/// The ids in a list, in its order.
fn ids(answer: &Answer) -> Vec<String> {
    let body = answer.json();
    let items = body["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| item["id"].as_str().unwrap().to_owned())
        .collect()
}
