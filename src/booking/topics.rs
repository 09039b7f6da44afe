//! What help can be wanted with where a session has no list of its own.
//! The forms that book offer these; the API takes any tag.

pub const TOPICS_ASKED_FOR: [&str; 12] = [
    "start",
    "phone",
    "tablet",
    "computer",
    "email",
    "e-id",
    "e-services",
    "health",
    "bank",
    "security",
    "video-calls",
    "settings",
];
