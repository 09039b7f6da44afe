//! A question's row, and the closed lists of which it is made.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use crate::platform::ids::{OrganisationId, QuestionId, StaffId, VenueId};
use crate::platform::text_enum;
use crate::schema::questions;

/// A question's row. Its migration says what the columns mean.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = questions, check_for_backend(diesel::pg::Pg))]
pub struct Question {
    pub id: QuestionId,
    pub organisation_id: OrganisationId,
    pub venue_id: VenueId,
    pub channel: QuestionChannel,
    pub topic: QuestionTopic,
    pub minutes: Option<i32>,
    pub outcome: QuestionOutcome,
    pub referred_to: Option<String>,
    pub staff_id: StaffId,
    pub day: NaiveDate,
    pub at: DateTime<Utc>,
}

text_enum! {
    /// The way by which somebody asked.
    pub enum QuestionChannel {
        /// They stood at the desk.
        Desk = "desk",
        Phone = "phone",
        Email = "email",
        Other = "other",
    }
}

text_enum! {
    /// What a question was about.
    pub enum QuestionTopic {
        /// Print-outs and copies.
        Print = "print",
        Email = "email",
        /// An e-ID, such as `BankID`.
        EId = "e-id",
        Wifi = "wifi",
        /// A telephone.
        Phone = "phone",
        Computer = "computer",
        Passwords = "passwords",
        /// What authorities offer on the web.
        EServices = "e-services",
        Bank = "bank",
        /// Security and fraud.
        Security = "security",
        /// What the library itself offers on the web.
        Library = "library",
        /// Everything from the beginning.
        Start = "start",
        Tablet = "tablet",
        Health = "health",
        VideoCalls = "video-calls",
        Settings = "settings",
        Other = "other",
    }
}

text_enum! {
    /// What came of a question.
    pub enum QuestionOutcome {
        Solved = "solved",
        Partly = "partly",
        /// Somebody else helps with it.
        Referred = "referred",
        /// They come another time.
        ComeBack = "come-back",
        NotOurTask = "not-our-task",
        GaveUp = "gave-up",
    }
}
