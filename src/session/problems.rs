//! The kinds of problem that this slice alone answers.
//! Each line: constant, name on the wire, status.

use crate::platform::problem::{Fact, Kind, WRONG_STATE};

crate::problem_kinds! {
    /// A room or a helper is taken at that time, or too little equipment is free.
    CLASH = "clash", 409, [
        Fact::id("sessionId", "The other session").sometimes(),
        Fact::text("resource", "`equipment` where too little of that is free").sometimes(),
        Fact::id("equipmentId", "Which equipment").sometimes(),
    ];
    /// Fewer seats than are taken already.
    TAKEN_BELOW = "taken-below", 409, [Fact::whole("taken", "Seats taken")];
    /// A published session that one of its editions does not allow.
    CAMPAIGN_RULE = "campaign-rule", 409, [
        Fact::text("rule", "`mustBeFree` or `mustBeOpen`"),
        Fact::text("campaign", "`slug/edition`"),
    ];
    /// A count before the start.
    NOT_STARTED = "not-started", 409, [Fact::instant("startsAt", "When it begins")];
    /// A course is counted by its meetings.
    COUNTED_BY_MEETINGS = "counted-by-meetings", 409;
    /// A count far above what was expected, and nobody said that it is right.
    IMPLAUSIBLE = "implausible", 409, [Fact::whole("expected", "People expected")];
    /// Another programme of the same organisation is being read.
    IMPORT_UNDER_WAY = "import-under-way", 409;
    /// A venue that sessions, roles or questions refer to.
    VENUE_IN_USE = "venue-in-use", 409, [
        Fact::whole("sessionsToCome", "Sessions there that somebody could still come to").sometimes(),
        Fact::whole("sessionsOver", "Sessions there that are over or cancelled").sometimes(),
        Fact::whole("grants", "Roles given at this venue alone").sometimes(),
        Fact::whole("questions", "Questions tallied there").sometimes(),
    ];
    /// A room that sessions were planned in.
    ROOM_IN_USE = "room-in-use", 409, [
        Fact::whole("sessionsToCome", "Sessions in it that somebody could still come to").sometimes(),
        Fact::whole("sessionsOver", "Sessions in it that are over or cancelled").sometimes(),
    ];
    /// Equipment that sessions were planned with.
    EQUIPMENT_IN_USE = "equipment-in-use", 409, [
        Fact::whole("sessionsToCome", "Sessions with it that somebody could still come to").sometimes(),
        Fact::whole("sessionsOver", "Sessions with it that are over or cancelled").sometimes(),
    ];
}

/// What a change of a session is refused by, whoever is booked.
pub static CHANGE_REFUSALS: &[&Kind] = &[&WRONG_STATE, &TAKEN_BELOW, &CLASH, &CAMPAIGN_RULE];
