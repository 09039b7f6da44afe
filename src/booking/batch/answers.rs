//! What each is told, once the transaction has ended.

use std::collections::HashMap;
use std::sync::Arc;

use uuid::Uuid;

use super::{Batch, Decided, Made};
use crate::booking::book::{Answer, BookError, Booked};
use crate::booking::decide::Refusal;
use crate::booking::locked::Locked;
use crate::booking::model::Booking;
use crate::platform::http::problem::Problem;
use crate::session::Session;

impl Batch<'_> {
    /// The answers, in the orders' order.
    pub fn answers(self) -> Vec<Answer> {
        let mut answers: Vec<Answer> = Vec::with_capacity(self.decided.len());
        for decided in self.decided {
            let answer = match decided {
                Decided::Held => Answer::Held,
                Decided::Not(error) => Answer::Decided(Err(error)),
                Decided::Made(made) => Answer::Decided(new(&self.locked, *made)),
                Decided::TwinOf(first) => Answer::Decided(twin_of(answers.get(first))),
                Decided::Again {
                    id,
                    pin_version,
                    ours,
                } => Answer::Decided(again_of(&self.before, id, pin_version, ours)),
            };
            answers.push(answer);
        }
        answers
    }
}

fn new(locked: &HashMap<Uuid, Locked>, made: Made) -> Result<Box<Booked>, BookError> {
    let session = locked
        .get(&made.booking.session_id)
        .ok_or(Refusal::NoSuchSession)?;
    Ok(Box::new(Booked {
        session: Arc::clone(&session.session),
        position: made.position,
        pin_version: Some(made.booking.pin_version),
        replayed: false,
        booking: made.booking,
    }))
}

fn twin_of(first: Option<&Answer>) -> Result<Box<Booked>, BookError> {
    let Some(Answer::Decided(Ok(booked))) = first else {
        return Err(Problem::not_found().into());
    };
    Ok(Box::new(Booked {
        position: None,
        replayed: true,
        ..Booked::clone(booked)
    }))
}

fn again_of(
    before: &HashMap<Uuid, (Booking, Session)>,
    id: Uuid,
    pin_version: Option<i32>,
    ours: bool,
) -> Result<Box<Booked>, BookError> {
    let (booking, session) = before.get(&id).cloned().ok_or_else(Problem::not_found)?;
    Ok(Box::new(Booked {
        pin_version: pin_version.filter(|version| *version == booking.pin_version),
        position: None,
        replayed: !ours,
        booking,
        session: Arc::new(session),
    }))
}
