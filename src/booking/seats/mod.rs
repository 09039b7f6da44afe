//! The seats of a session: what every change of them begins and ends with.
//! Seats change only under the session's lock, where what is due has expired and who waits comes first.
//! Actions, holds, the day at the desk and the batcher work through this.

mod booked;
mod expire;
mod lock;
mod locked_session;
mod promote;

pub use booked::seats_of;
pub use lock::{
    SessionLocks, expire_due, lock_all, lock_session, lock_with_booking, promote_and_save,
    with_sessions,
};
pub use locked_session::{LockedSession, give_back_seats};
pub use promote::promote;
