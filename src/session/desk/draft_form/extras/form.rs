//! What was typed, the part of a request it makes, and the patch that it is beside what was there.

use serde_json::{Value, json};

use crate::platform::input::form::Form;
use crate::platform::input::merge_patch::patch_between;
use crate::platform::problem::FieldFault;
use crate::platform::text::{LanguageTag, trim_typed};
use crate::session::booking_rules::Promotion;
use crate::session::desk::draft_form::texts::{
    Texts, by_language, empty_texts, texts_of, typed_texts,
};
use crate::session::desk::draft_form::typed::{filled, number};
use crate::session::desk::position::parse_position;
use crate::session::list::related::OrganiserRole;
use crate::session::model::Arrangement;
use crate::session::plan::organisers::arrangement_of;
use crate::session::plan::patch::Patch;
use crate::session::plan::request::{AgesRequest, OrganiserRequest, SessionRequest, UsesRequest};

/// Further north than there is.
const NOWHERE: (f64, f64) = (999.0, 0.0);

/// By the names of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExtraForm {
    /// Language tags.
    pub languages: Vec<String>,
    pub topics: Vec<String>,
    /// `slug/edition` of each.
    pub campaigns: Vec<String>,
    pub target_groups: Vec<String>,
    pub devices: Vec<String>,
    pub audience: String,
    pub kind_name: Texts,
    pub bring: Texts,
    pub age_from: String,
    pub age_to: String,
    pub age_words: Texts,
    pub place: Texts,
    /// `58.99, 16.20`.
    pub position: String,
    pub online: String,
    /// Empty for the owner alone.
    pub arrangement: String,
    /// Names, one on each line.
    pub others: String,
    pub fee: Texts,
    /// `offer` or `none`; empty where a freed seat is given.
    pub queue: String,
    /// Minutes before the start.
    pub lead: String,
    pub per_booking: String,
    pub desk_seats: String,
    /// Ids with how many of each, in order of id.
    pub equipment: Vec<(String, String)>,
    /// Minutes before the start.
    pub set_up: String,
    /// Minutes after the end.
    pub clearing: String,
}

impl ExtraForm {
    #[must_use]
    pub fn of(form: &Form, languages: &[LanguageTag]) -> Self {
        let text = |name: &str| form.text(name).to_owned();
        let all = |name: &str| form.all(name).map(str::to_owned).collect();
        let texts = |name: &str| typed_texts(form, name, languages);
        Self {
            languages: all("languages"),
            topics: all("topics"),
            campaigns: all("campaigns"),
            target_groups: all("target-groups"),
            devices: all("devices"),
            audience: text("audience"),
            kind_name: texts("kind-name"),
            bring: texts("bring"),
            age_from: text("age-from"),
            age_to: text("age-to"),
            age_words: texts("age-words"),
            place: texts("place"),
            position: text("position"),
            online: text("online"),
            arrangement: text("arrangement"),
            others: text("others").replace("\r\n", "\n"),
            fee: texts("fee"),
            queue: text("queue"),
            lead: text("lead"),
            per_booking: text("per-booking"),
            desk_seats: text("desk-seats"),
            equipment: typed_equipment(form),
            set_up: text("set-up"),
            clearing: text("clearing"),
        }
    }

    /// What was typed on a page that may not show these fields: they are as they were then.
    #[must_use]
    pub fn typed(form: &Form, before: &Self) -> Self {
        let tags: Vec<LanguageTag> = before.place.iter().map(|(tag, _)| *tag).collect();
        match form.get("extras").is_some() {
            true => Self::of(form, &tags),
            false => before.clone(),
        }
    }

    /// Nothing typed yet.
    #[must_use]
    pub fn empty(languages: &[LanguageTag]) -> Self {
        let texts = || empty_texts(languages);
        Self {
            kind_name: texts(),
            bring: texts(),
            age_words: texts(),
            place: texts(),
            fee: texts(),
            ..Self::default()
        }
    }

    /// A session as the API takes it.
    #[must_use]
    pub fn of_request(request: &SessionRequest, tags: &[LanguageTag]) -> Self {
        let own = |given: &Option<String>| given.clone().unwrap_or_default();
        let digits = |given: Option<i64>| given.map(|n| n.to_string()).unwrap_or_default();
        let list = |given: &Option<Vec<String>>| given.clone().unwrap_or_default();
        let texts = |given: &Option<Value>| texts_of(given.as_ref(), tags);
        let ages = request.ages.clone().unwrap_or_default();
        let promotion = request.promotion.as_deref().filter(|name| *name != "give");
        let organisers = request.organisers.as_deref().unwrap_or_default();
        let arrangement = request.arrangement.as_deref();
        let arrangement = arrangement.unwrap_or(arrangement_of(organisers).name());
        Self {
            languages: list(&request.languages),
            topics: list(&request.topics),
            campaigns: list(&request.campaigns),
            target_groups: list(&request.target_groups),
            devices: list(&request.devices),
            audience: own(&request.audience),
            kind_name: texts(&request.kind_name),
            bring: texts(&request.bring),
            age_from: digits(ages.from),
            age_to: digits(ages.to),
            age_words: texts(&ages.words),
            place: texts(&request.place),
            position: shown_position(request),
            online: own(&request.online_address),
            arrangement: Some(arrangement.to_owned())
                .filter(|name| name != Arrangement::Own.name())
                .unwrap_or_default(),
            others: names(organisers),
            fee: texts(&request.fee),
            queue: match request.waitlist {
                Some(false) => "none".to_owned(),
                _ => promotion.unwrap_or_default().to_owned(),
            },
            lead: digits(request.lead_minutes.filter(|minutes| *minutes > 0)),
            per_booking: digits(request.seats_per_booking),
            desk_seats: digits(request.desk_seats.filter(|seats| *seats > 0)),
            equipment: used(request),
            set_up: digits(request.set_up_minutes.filter(|minutes| *minutes > 0)),
            clearing: digits(request.clearing_minutes.filter(|minutes| *minutes > 0)),
        }
    }

    /// The part of a request that these fields decide. Without seats to book there is no queue and no limit.
    #[must_use]
    pub fn request(&self, booked: bool) -> SessionRequest {
        let rule = |text: &String| filled(text).filter(|_| booked);
        let queue = rule(&self.queue);
        let position = typed_position(&self.position);
        SessionRequest {
            languages: Some(self.languages.clone()),
            topics: Some(self.topics.clone()),
            campaigns: Some(self.campaigns.clone()),
            target_groups: Some(self.target_groups.clone()),
            devices: Some(self.devices.clone()),
            audience: filled(&self.audience),
            kind_name: by_language(&self.kind_name),
            bring: by_language(&self.bring),
            ages: self.ages(),
            place: by_language(&self.place),
            lat: position.map(|(lat, _)| lat),
            lon: position.map(|(_, lon)| lon),
            online_address: filled(&self.online),
            arrangement: filled(&self.arrangement),
            organisers: Some(self.organisers()),
            fee: by_language(&self.fee),
            waitlist: queue.as_deref().map(|queue| queue != "none"),
            promotion: queue.filter(|queue| Promotion::parse(queue).is_ok()),
            lead_minutes: rule(&self.lead).map(number),
            seats_per_booking: rule(&self.per_booking).map(number),
            desk_seats: rule(&self.desk_seats).map(number),
            equipment: Some(self.uses()),
            set_up_minutes: filled(&self.set_up).map(number),
            clearing_minutes: filled(&self.clearing).map(number),
            ..SessionRequest::default()
        }
    }

    /// What differs from before, as a merge patch. A member that goes back to what is usual is taken away.
    #[must_use]
    pub fn patch(&self, before: &Self, booked: bool) -> Patch {
        let [before, after] = [before, self].map(|form| json!(form.request(booked)));
        patch_between(&before, &after)
    }

    fn uses(&self) -> Vec<UsesRequest> {
        let uses = self.equipment.iter().map(|(id, count)| UsesRequest {
            id: id.clone(),
            count: number(trim_typed(count)),
        });
        uses.collect()
    }

    /// The faults of a request, those of its equipment at the fields of each kind: `/equipment/0/count` at
    /// `/equipment-` with the id.
    #[must_use]
    pub fn at_the_kinds(&self, faults: &[FieldFault]) -> Vec<FieldFault> {
        let placed = |fault: &FieldFault| {
            let bare = fault.pointer.trim_start_matches("/template");
            let place = bare.strip_prefix("/equipment/")?.split('/').next()?;
            let (id, _) = self.equipment.get(place.parse::<usize>().ok()?)?;
            Some(FieldFault {
                pointer: format!("/{}", equipment_field(id)),
                fault: fault.fault.clone(),
            })
        };
        let each = faults.iter();
        each.map(|fault| placed(fault).unwrap_or_else(|| fault.clone()))
            .collect()
    }

    /// How many of one kind were asked for, as it was typed.
    #[must_use]
    pub fn pieces(&self, id: &str) -> &str {
        let found = self.equipment.iter().find(|(known, _)| known == id);
        found.map_or("", |(_, count)| count.as_str())
    }

    fn ages(&self) -> Option<AgesRequest> {
        let ages = AgesRequest {
            from: filled(&self.age_from).map(number),
            to: filled(&self.age_to).map(number),
            words: by_language(&self.age_words),
        };
        Some(ages).filter(|ages| *ages != AgesRequest::default())
    }

    /// Whoever arranges it beside the owner, or instead.
    fn organisers(&self) -> Vec<OrganiserRequest> {
        let alone = self.arrangement == Arrangement::OthersAlone.name();
        let role = match alone {
            true => OrganiserRole::Guest,
            false => OrganiserRole::Partner,
        };
        let lines = self.others.lines().map(trim_typed);
        lines
            .filter(|name| !name.is_empty())
            .map(|name| OrganiserRequest {
                name: Some(name.to_owned()),
                organisation: None,
                role: role.name().to_owned(),
            })
            .collect()
    }

    /// Whether something was filled in.
    #[must_use]
    pub fn says_something(&self) -> bool {
        let usual = Self {
            kind_name: blank(&self.kind_name),
            bring: blank(&self.bring),
            age_words: blank(&self.age_words),
            place: blank(&self.place),
            fee: blank(&self.fee),
            ..Self::default()
        };
        *self != usual
    }
}

/// Degrees north and east, as typed. What is no position is nowhere on earth, and so refused.
#[must_use]
pub fn typed_position(text: &str) -> Option<(f64, f64)> {
    parse_position(text).unwrap_or(Some(NOWHERE))
}

fn shown_position(request: &SessionRequest) -> String {
    let position = request.lat.zip(request.lon);
    position.map_or_else(String::new, |(lat, lon)| format!("{lat}, {lon}"))
}

/// The name of the field for one kind.
#[must_use]
pub fn equipment_field(id: &str) -> String {
    format!("equipment-{id}")
}

/// What was filled in; none is as good as nothing.
fn typed_equipment(form: &Form) -> Vec<(String, String)> {
    let fields = form.within("equipment-");
    let filled = fields
        .fields()
        .filter(|(_, count)| !matches!(trim_typed(count), "" | "0"));
    let mut filled: Vec<(String, String)> = filled
        .map(|(id, count)| (id.to_owned(), count.to_owned()))
        .collect();
    filled.sort();
    filled
}

fn used(request: &SessionRequest) -> Vec<(String, String)> {
    let uses = request.equipment.iter().flatten();
    let mut used: Vec<(String, String)> = uses
        .map(|one| (one.id.clone(), one.count.to_string()))
        .collect();
    used.sort();
    used
}

fn blank(texts: &Texts) -> Texts {
    texts.iter().map(|(tag, _)| (*tag, String::new())).collect()
}

/// One on each line. Those in the service are found by their name again.
fn names(organisers: &[OrganiserRequest]) -> String {
    let names = organisers.iter().filter_map(|one| one.name.as_deref());
    names.collect::<Vec<_>>().join("\n")
}
