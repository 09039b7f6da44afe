//! What staff see before they are signed in.

mod views;

pub use views::SignInPage;
