//! What organisers see: the editions, and one edition's figures as table and chart.

mod chart;
mod handlers;
mod views;

pub use chart::{Bar, Chart};
pub use handlers::endpoints;
pub use views::{
    EditionLink, EditionPage, Figures, GroupLink, ReportsPage, Row, Submit, edition_days, source,
};
