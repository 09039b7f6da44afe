//! What the form that books must know of the session.

use crate::platform::ui::form::BotCheck;
use crate::session::TimeLine;

/// What the page must know of the session.
#[derive(Debug, Clone, Default)]
pub struct BookFacts {
    /// The title as it is shown.
    pub title: String,
    /// "Onsdag 7 oktober kl. 15.30–16.10".
    pub when: String,
    /// Of a course.
    pub meetings: Vec<TimeLine>,
    /// "Servicepunkt Valla".
    pub place: String,
    /// Back to the session.
    pub back_href: String,
    /// Where the form goes.
    pub action: String,
    /// A fresh key: the same form sent twice books once.
    pub key: String,
    /// What tells programs from people; none where the desk books.
    pub check: Option<BotCheck>,
    /// Set when only the queue is open: how many stand in it.
    pub queue: Option<i64>,
    /// Whether there is still something to send the form for.
    pub open: bool,
    /// A session on the telephone needs the number itself.
    pub by_phone: bool,
    /// A home visit needs the address.
    pub at_home: bool,
    /// Topics to pick from, as value and label; none where the session has its own subject.
    pub topics: Vec<(String, String)>,
    /// What is not simply helped, said before anything is asked.
    pub topics_told: Vec<String>,
    /// Languages to have interpreted, as tag and name; none where nobody is.
    pub interpreters: Vec<(String, String)>,
    /// Days after the session that the name is kept.
    pub kept_days: i64,
}
