//! What each command is told, once the transaction has committed.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Batch, Created, Decision};
use crate::booking::batcher::command::{Booked, Reply};
use crate::booking::batcher::rows::MadeBefore;
use crate::booking::problems::BookError;
use crate::booking::rules::Refusal;
use crate::booking::seats::LockedSession;
use crate::platform::ids::SessionId;
use crate::platform::problem::Problem;

impl Batch<'_> {
    /// The replies, in the order of the commands.
    pub fn into_replies(self) -> Vec<Reply> {
        let mut replies: Vec<Reply> = Vec::with_capacity(self.decisions.len());
        for decision in self.decisions {
            let reply = match decision {
                Decision::LockedElsewhere => Reply::LockedElsewhere,
                Decision::Refuse(error) => Reply::Done(Err(error)),
                Decision::Create(created) => Reply::Done(created_now(&self.locked, *created)),
                Decision::DuplicateOf(first) => Reply::Done(duplicate_of(replies.get(first))),
                Decision::Replay {
                    id,
                    pin_version,
                    same_command,
                } => Reply::Done(replay_of(self.replayed.get(&id)).map(|mut booked| {
                    booked.pin_version =
                        pin_version.filter(|told| *told == booked.booking.pin_version);
                    booked.replayed = !same_command;
                    booked
                })),
            };
            replies.push(reply);
        }
        replies
    }
}

fn created_now(
    locked: &HashMap<SessionId, LockedSession>,
    created: Created,
) -> Result<Box<Booked>, BookError> {
    let session = locked
        .get(&created.booking.session_id)
        .ok_or(Refusal::NoSuchSession)?;
    Ok(Box::new(Booked {
        session: Arc::clone(&session.session),
        position: created.position,
        letter: created.letter,
        pin_version: Some(created.booking.pin_version),
        replayed: false,
        booking: created.booking,
        details: created.details,
    }))
}

fn duplicate_of(first: Option<&Reply>) -> Result<Box<Booked>, BookError> {
    let Some(Reply::Done(Ok(booked))) = first else {
        return Err(Problem::not_found().into());
    };
    Ok(Box::new(Booked {
        position: None,
        replayed: true,
        ..Booked::clone(booked)
    }))
}

fn replay_of(found: Option<&MadeBefore>) -> Result<Box<Booked>, BookError> {
    let found = found.ok_or_else(Problem::not_found)?;
    Ok(Box::new(Booked {
        pin_version: None,
        position: None,
        letter: None,
        replayed: true,
        booking: found.booking.clone(),
        details: found.details(),
        session: Arc::new(found.session.clone()),
    }))
}
