//! What an organisation says of how accessible its service is, and what people report of it.
//! A report needs no name; it reaches the organisation by letter and stands at its desk.

pub mod forget;
pub mod letter;
pub mod report;
pub mod statement;
pub mod statement_request;
