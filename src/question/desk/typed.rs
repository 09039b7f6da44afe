//! What somebody pressed or typed: a press names the topic alone, and the rest is what it usually is.

use serde_json::json;

use crate::platform::idempotency::{IdempotencyKey, IdempotentRequest};
use crate::platform::ids::StaffId;
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::secrets::Keys;
use crate::platform::text::{ascii_digit, trim_typed};
use crate::question::request::{NewQuestion, QuestionRequest};

/// The fields of the form, as typed.
#[derive(Debug, Clone)]
pub struct TypedQuestion {
    /// The slug.
    pub venue: String,
    pub topic: String,
    pub channel: String,
    pub minutes: String,
    pub outcome: String,
    pub referred_to: String,
    key: String,
}

impl TypedQuestion {
    #[must_use]
    pub fn of(form: &Form) -> Self {
        let or = |name: &str, usual: &str| form.filled(name).unwrap_or(usual).to_owned();
        Self {
            venue: form.text("venue").to_owned(),
            topic: form.text("topic").to_owned(),
            channel: or("channel", "desk"),
            minutes: form.text("minutes").to_owned(),
            outcome: or("outcome", "solved"),
            referred_to: form.text("referredTo").to_owned(),
            key: form.text("key").to_owned(),
        }
    }

    /// Nothing typed yet.
    #[must_use]
    pub fn nothing(venue: &str) -> Self {
        Self {
            venue: venue.to_owned(),
            topic: String::new(),
            channel: "desk".to_owned(),
            minutes: String::new(),
            outcome: "solved".to_owned(),
            referred_to: String::new(),
            key: String::new(),
        }
    }

    fn request(&self) -> QuestionRequest {
        let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.trim().is_empty());
        QuestionRequest {
            venue_id: self.venue.clone(),
            channel: self.channel.clone(),
            topic: self.topic.clone(),
            minutes: filled(&self.minutes).map(|typed| number(&typed)),
            outcome: self.outcome.clone(),
            referred_to: filled(&self.referred_to),
        }
    }

    /// The question, and the request under its key. A page that is come back to counts another question, and the
    /// same one once: what was pressed is a part of the key.
    ///
    /// # Errors
    /// 422 with every fault.
    pub fn read(
        &self,
        by: StaffId,
        keys: &Keys,
    ) -> Result<(NewQuestion, IdempotentRequest), Problem> {
        let request = self.request();
        let new = request.validate()?;
        let minutes = new.minutes.unwrap_or_default();
        let key = format!("{}-{}-{}-{minutes}", self.key, new.topic, new.outcome);
        let key = IdempotencyKey::of_form(&key);
        let once = IdempotentRequest::new(by.to_string(), key, &json!(request), keys);
        Ok((new, once))
    }
}

/// A whole number in the digits of any keyboard; nought, which is never right, for anything else.
fn number(typed: &str) -> i32 {
    let digits = trim_typed(typed).chars();
    let digits: String = digits
        .map(|sign| ascii_digit(sign).unwrap_or(sign))
        .collect();
    digits.parse().unwrap_or_default()
}
