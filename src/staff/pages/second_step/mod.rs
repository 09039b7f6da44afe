//! `/{lang}/desk/me/second-step`: whoever is signed in sets up an app that gives a code at each sign-in, or turns that off.

pub mod begin;
pub mod confirm;
pub mod end;
mod page;
mod screen;
pub mod show;

pub use page::{CodeForm, SecondStepPage, SecondStepState, ShownSecret};
