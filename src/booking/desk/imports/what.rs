//! What is chosen beside the file: what it holds, and for a calendar what no calendar says.

use crate::platform::input::form::Form;
use crate::platform::input::query::Query;
use crate::platform::problem::{Fault, Faults};
use crate::platform::text_enum;
use crate::session::{ForAll, SessionKind, SessionMode};

const FIELDS: [&str; 4] = ["what", "venue", "kind", "seats"];

text_enum! {
    /// What a file holds.
    pub enum What {
        Programme = "programme",
        Counts = "counts",
    }
}

/// How the pages speak of it: keys of texts.
pub struct Words {
    pub done: &'static str,
    pub created: &'static str,
    pub changed: &'static str,
    pub button: &'static str,
}

impl What {
    pub fn words(self) -> Words {
        match self {
            Self::Programme => Words {
                done: "import-done",
                created: "import-created",
                changed: "import-changed",
                button: "import-do",
            },
            Self::Counts => Words {
                done: "import-counts-done",
                created: "import-counts-created",
                changed: "import-counts-changed",
                button: "import-counts-do",
            },
        }
    }
}

/// As it was chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// A programme where nothing is said.
    pub what: String,
    pub venue: String,
    pub kind: String,
    pub seats: String,
}

impl Chosen {
    pub fn of_form(form: &Form) -> Self {
        Self::of(|name| form.filled(name).map(str::to_owned))
    }

    pub fn of_query(query: &Query) -> Self {
        Self::of(|name| query.get(name).map(str::to_owned))
    }

    fn of(own: impl Fn(&str) -> Option<String>) -> Self {
        let [what, venue, kind, seats] = FIELDS.map(|name| own(name).unwrap_or_default());
        Self {
            what,
            venue,
            kind,
            seats,
        }
    }

    /// What the file holds.
    pub fn what(&self) -> What {
        What::parse(&self.what).unwrap_or(What::Programme)
    }

    /// Checks it; `venues` are those within reach, by slug.
    pub fn check(&self, venues: &[&str]) -> Result<(), Faults> {
        let mut faults = Faults::none();
        if !self.venue.is_empty() && !venues.contains(&self.venue.as_str()) {
            faults.add("/venue", Fault::new("unknown-venue"));
        }
        if !self.what.is_empty() {
            faults.take("/what", What::parse(&self.what));
        }
        if !self.kind.is_empty() {
            faults.take("/kind", SessionKind::parse(&self.kind));
        }
        let seats = self.seats.parse().unwrap_or(0);
        if !self.seats.is_empty() && !(1..=1_000_000).contains(&seats) {
            let wrong = Fault::new("out-of-range");
            faults.add("/seats", wrong.fact("min", 1).fact("max", 1_000_000));
        }
        match faults.is_empty() {
            true => Ok(()),
            false => Err(faults),
        }
    }

    /// What was chosen, by the names of the fields.
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let all = FIELDS
            .into_iter()
            .zip([&self.what, &self.venue, &self.kind, &self.seats]);
        let some = all.filter(|(_, value)| !value.is_empty());
        some.map(|(name, value)| (name, value.clone())).collect()
    }

    /// `?venue=…`; a checked choice needs no escaping.
    pub fn query(&self) -> String {
        let fields = self.fields();
        let pairs = fields.iter().map(|(name, value)| format!("{name}={value}"));
        match pairs.collect::<Vec<_>>() {
            none if none.is_empty() => String::new(),
            pairs => format!("?{}", pairs.join("&")),
        }
    }

    /// The same of what a form sent back, where nobody has written anything else into it.
    pub fn query_if_plain(&self) -> String {
        let plain = |text: &str| {
            let sign = |sign: char| sign.is_ascii_alphanumeric() || sign == '-';
            text.chars().all(sign)
        };
        match [&self.what, &self.venue, &self.kind, &self.seats]
            .iter()
            .all(|text| plain(text))
        {
            true => self.query(),
            false => String::new(),
        }
    }

    /// Who must book takes a seat.
    pub fn for_all(&self) -> ForAll {
        let own = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let mode = match self.seats.is_empty() {
            true => SessionMode::DropIn,
            false => SessionMode::Booking,
        };
        ForAll {
            venue: own(&self.venue),
            kind: own(&self.kind),
            mode: Some(mode.name().to_owned()),
            seats_total: own(&self.seats),
        }
    }
}
