//! The pages of organisers: the editions, and one edition's figures as table and chart.

mod chart;
mod figure;
mod reports;
mod routes;
mod views;

pub use routes::endpoints;
pub use views::{
    EditionLink, EditionPage, FiguresSource, GroupLink, ReportsPage, SubmissionForm, figures_source,
};
