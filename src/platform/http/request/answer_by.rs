//! Until when a request must be answered. Time that it waits for its own client does not count.
//! The middleware `answer_in_time` sets it, whoever reads a body moves it.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use actix_web::{HttpMessage, HttpRequest};
use tokio::time::Instant;

#[derive(Clone)]
pub struct AnswerBy(Rc<Cell<Instant>>);

impl AnswerBy {
    /// So long from now.
    pub fn within(time: Duration) -> Self {
        Self(Rc::new(Cell::new(Instant::now() + time)))
    }

    /// Gives a request that asks for much more time: so long from now.
    pub fn allow(request: &HttpRequest, time: Duration) {
        if let Some(Self(by)) = request.extensions().get::<Self>() {
            by.set(Instant::now() + time);
        }
    }

    pub fn instant(&self) -> Instant {
        self.0.get()
    }

    /// Waits for what the client sends, at most so long; the time that took is added to the deadline.
    pub async fn pause_for<T>(
        request: &HttpRequest,
        longest: Duration,
        sending: impl Future<Output = T>,
    ) -> T {
        let answer_by = request.extensions().get::<Self>().cloned();
        let Some(Self(by)) = answer_by else {
            return sending.await;
        };
        let (before, began) = (by.get(), Instant::now());
        by.set(before + longest);
        let sent = sending.await;
        by.set(before + began.elapsed());
        sent
    }
}
