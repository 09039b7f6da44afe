//! What the commands of a batch want: sessions to lock, contacts to count.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::booking::batcher::command::BookingCommand;
use crate::booking::contact::ContactKey;
use crate::platform::ids::SessionId;
use crate::session::Session;

/// Their sessions, in the order in which they are locked.
pub(super) fn sessions_of(commands: &[&BookingCommand]) -> Vec<SessionId> {
    let sessions = commands.iter().map(|command| command.booking.session);
    let mut ids: Vec<SessionId> = sessions.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Contacts that limits look at: the public's, and the desk's where something limits it.
pub(super) fn contacts_of(commands: &[&BookingCommand], binds_desk: bool) -> BTreeSet<ContactKey> {
    let bound = |command: &&&BookingCommand| binds_desk || command.by.is_none();
    let commands = commands.iter().filter(bound);
    commands
        .filter_map(|command| ContactKey::of_contact(&command.booking.contact))
        .collect()
}

/// Sessions as the callers saw them.
pub(super) fn seen_sessions(commands: &[&BookingCommand]) -> HashMap<SessionId, Arc<Session>> {
    let seen = |command: &&BookingCommand| {
        let session = Arc::clone(command.seen_session.as_ref()?);
        Some((command.booking.session, session))
    };
    commands.iter().filter_map(seen).collect()
}
