//! What a request says, once it has been read: query, form, JSON, merge patch, part of a list. Knows no
//! HTTP; requests are read in `http::request`, and the slices make their own types of these.

pub mod form;
pub mod json;
pub mod merge_patch;
mod named_members;
pub mod paging;
mod pairs;
pub mod query;
