//! Number, PIN and link: what locates one booking and opens it.
//! PIN and token are derived from a key and stored nowhere; a raised version ends those before.
//! Made when a booking is, shown by API, pages and letters, read back by `access`.

mod display;
mod lookup;
mod manage_token;
mod number;
mod pin;
mod pin_attempts;
mod spell_out;

pub use display::Code;
pub use lookup::{TypedCode, VISIT, first_visit_token, look_up, visit_token};
pub use manage_token::{ManageToken, TokenClaim, TokenKind};
pub use number::BookingNumber;
pub use pin::Pin;
pub use pin_attempts::forget_attempts;
pub use spell_out::spell_out;
