//! The pages that the law wants of whoever offers a service: accessibility, and what is kept of people.
//! One for each organisation that answers for people's data; where there is only one, it is shown at once.

mod accessibility;
mod answering;
mod privacy;
mod report;
mod report_page;
mod routes;
mod views;

pub use report_page::ReportPage;
pub use routes::endpoints;
pub use views::{
    AccessibilityPage, AnsweringLink, ChoosePage, PrivacyFacts, PrivacyPage, StatementWords,
};
