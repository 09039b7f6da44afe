//! Who somebody is here whom an identity provider has proved: the account that the provider's name for them is linked
//! to, and the roles that groups there give. The sign-in page calls this.

mod follow_groups;
mod link;
mod make_account;
mod recognise;

pub use recognise::recognise;
