//! Accounts: how they are added and changed.

mod add;
mod add_with_grant;
mod change;
mod remove;

pub use add::{NewAccount, add_account, save_pledge};
pub use add_with_grant::{AccountWithGrant, add_account_with_grant};
pub use change::{AccountChange, change_account, close_account, note_warning, replace_password};
pub use remove::remove_account;
