//! What was typed of a draft, and the request it makes.

use serde_json::{Map, Value, json};

use super::options::DraftOptions;
use crate::platform::input::form::Form;
use crate::platform::text::{LanguageTag, trim_typed, trim_unseen};
use crate::session::booking_rules::Promotion;
use crate::session::model::{SessionKind, SessionMode};
use crate::session::plan::request::SessionRequest;

/// The fields with boxes to tick.
pub const LISTS: [&str; 4] = ["helpers", "languages", "topics", "campaigns"];

/// A text as it was typed, by language; the first is the owner's own.
pub type Texts = Vec<(LanguageTag, String)>;

/// What was typed, by the names of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DraftForm {
    /// `title`, and `title-en` in a further language.
    pub titles: Texts,
    pub kind: String,
    /// A slug or id.
    pub venue: String,
    pub seats: String,
    /// An id.
    pub room: String,
    /// Ids.
    pub helpers: Vec<String>,
    /// `description`, and `description-en`.
    pub descriptions: Texts,
    /// Language tags.
    pub languages: Vec<String>,
    pub topics: Vec<String>,
    /// `slug/edition` of each.
    pub campaigns: Vec<String>,
    pub audience: String,
    pub fee: String,
    /// `give`, `offer` or `none`.
    pub queue: String,
    /// Minutes before the start.
    pub lead: String,
    pub per_booking: String,
    pub desk_seats: String,
}

impl DraftForm {
    #[must_use]
    pub fn of(form: &Form, languages: &[LanguageTag]) -> Self {
        let text = |name: &str| form.text(name).to_owned();
        let all = |name: &str| form.all(name).map(str::to_owned).collect();
        let texts = |name: &str| -> Texts {
            let named = named_in(name, languages);
            named
                .map(|(tag, name)| (tag, form.text(&name).to_owned()))
                .collect()
        };
        Self {
            titles: texts("title"),
            kind: text("kind"),
            venue: text("venue"),
            seats: text("seats"),
            room: text("room"),
            helpers: all("helpers"),
            descriptions: texts("description"),
            languages: all("languages"),
            topics: all("topics"),
            campaigns: all("campaigns"),
            audience: text("audience"),
            fee: text("fee"),
            queue: text("queue"),
            lead: text("lead"),
            per_booking: text("per-booking"),
            desk_seats: text("desk-seats"),
        }
    }

    /// Nothing typed yet: what most sessions are.
    #[must_use]
    pub fn empty(options: &DraftOptions) -> Self {
        let texts = || -> Texts {
            let tags = options.text_languages.iter();
            tags.map(|tag| (*tag, String::new())).collect()
        };
        Self {
            titles: texts(),
            descriptions: texts(),
            kind: "one-to-one".to_owned(),
            seats: "1".to_owned(),
            venue: options.venue.0.clone(),
            ..Self::default()
        }
    }

    /// A session as the API takes it, to be made once more.
    #[must_use]
    pub fn of_request(request: &SessionRequest, options: &DraftOptions) -> Self {
        let own = |given: &Option<String>| given.clone().unwrap_or_default();
        let number = |given: Option<i64>| given.map(|n| n.to_string()).unwrap_or_default();
        let list = |given: &Option<Vec<String>>| given.clone().unwrap_or_default();
        let tags = &options.text_languages;
        let promotion = request.promotion.as_deref().filter(|name| *name != "give");
        Self {
            titles: texts_of(Some(&request.title), tags),
            kind: request.kind.clone(),
            venue: options.venue.0.clone(),
            seats: number(request.seats_total),
            room: own(&request.room),
            helpers: list(&request.helpers),
            descriptions: texts_of(request.description.as_ref(), tags),
            languages: list(&request.languages),
            topics: list(&request.topics),
            campaigns: list(&request.campaigns),
            audience: own(&request.audience),
            fee: texts_of(request.fee.as_ref(), tags)
                .into_iter()
                .map(|(_, text)| text)
                .next()
                .unwrap_or_default(),
            queue: match request.waitlist {
                Some(false) => "none".to_owned(),
                _ => promotion.unwrap_or_default().to_owned(),
            },
            lead: number(request.lead_minutes.filter(|minutes| *minutes > 0)),
            per_booking: number(request.seats_per_booking),
            desk_seats: number(request.desk_seats.filter(|seats| *seats > 0)),
        }
    }

    /// The request without a time. The seats of a drop-in count as empty, and it has no queue.
    #[must_use]
    pub fn request(&self) -> SessionRequest {
        let usual = SessionKind::parse(&self.kind).map(SessionKind::usual_mode);
        let booked = usual != Ok(SessionMode::DropIn);
        let rule = |text: &String| filled(text).filter(|_| booked);
        let queue = rule(&self.queue);
        SessionRequest {
            venue_id: self.venue.clone(),
            title: by_language(&self.titles).unwrap_or_else(|| json!("")),
            kind: self.kind.clone(),
            seats_total: rule(&self.seats).map(number),
            description: by_language(&self.descriptions),
            room: filled(&self.room),
            helpers: Some(self.helpers.clone()).filter(|helpers| !helpers.is_empty()),
            languages: Some(self.languages.clone()),
            topics: Some(self.topics.clone()),
            campaigns: Some(self.campaigns.clone()),
            audience: filled(&self.audience),
            fee: filled(&self.fee).map(Value::from),
            waitlist: queue.as_deref().map(|queue| queue != "none"),
            promotion: queue.filter(|queue| Promotion::parse(queue).is_ok()),
            lead_minutes: rule(&self.lead).map(number),
            seats_per_booking: rule(&self.per_booking).map(number),
            desk_seats: rule(&self.desk_seats).map(number),
            ..SessionRequest::default()
        }
    }

    /// Whether something beside what every session has was filled in.
    #[must_use]
    pub fn says_more(&self) -> bool {
        let texts = [
            &self.room,
            &self.audience,
            &self.fee,
            &self.queue,
            &self.lead,
            &self.per_booking,
            &self.desk_seats,
        ];
        let lists = [
            &self.helpers,
            &self.languages,
            &self.topics,
            &self.campaigns,
        ];
        texts.iter().any(|text| !text.is_empty())
            || lists.iter().any(|list| !list.is_empty())
            || self.descriptions.iter().any(|(_, text)| !text.is_empty())
            || self.titles.iter().skip(1).any(|(_, text)| !text.is_empty())
    }
}

/// A text's fields, one for each language: the first has the bare name.
pub fn named_in(
    name: &str,
    languages: &[LanguageTag],
) -> impl Iterator<Item = (LanguageTag, String)> {
    let named = languages.iter().enumerate();
    named.map(move |(at, tag)| match at {
        0 => (*tag, name.to_owned()),
        _ => (*tag, format!("{name}-{tag}")),
    })
}

/// What was typed into a field that may stay empty.
#[must_use]
pub fn filled(text: &str) -> Option<String> {
    Some(trim_typed(text).to_owned()).filter(|text| !text.is_empty())
}

/// A number out of every bound for what is none.
#[must_use]
pub fn number(text: impl AsRef<str>) -> i64 {
    text.as_ref().parse().unwrap_or(-1)
}

/// A stored text in the languages of the form; a bare one is in the first.
fn texts_of(text: Option<&Value>, tags: &[LanguageTag]) -> Texts {
    let said = |(at, tag): (usize, &LanguageTag)| {
        let said = match text {
            Some(Value::String(bare)) if at == 0 => Some(bare.as_str()),
            Some(by_language) => by_language.get(tag.as_str()).and_then(Value::as_str),
            None => None,
        };
        (*tag, said.unwrap_or_default().to_owned())
    };
    tags.iter().enumerate().map(said).collect()
}

/// A bare text in the owner's language alone; none where nothing was typed.
fn by_language(texts: &Texts) -> Option<Value> {
    let typed: Vec<&(LanguageTag, String)> = texts
        .iter()
        .filter(|(_, text)| !trim_unseen(text).is_empty())
        .collect();
    let own = texts.first().map(|(tag, _)| *tag);
    match typed.as_slice() {
        [] => None,
        [(tag, text)] if Some(*tag) == own => Some(json!(text)),
        several => {
            let texts = several
                .iter()
                .map(|(tag, text)| (tag.to_string(), json!(text)));
            Some(Value::Object(texts.collect::<Map<_, _>>()))
        }
    }
}
