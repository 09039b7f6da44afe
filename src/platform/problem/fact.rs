//! What a kind of problem tells beside its words: the name of a member and what stands in it. Declared with the
//! kind, so that the API's document lists what an answer may hold.

/// A member of a problem's answer.
#[derive(Debug, PartialEq, Eq)]
pub struct Fact {
    /// The member's name.
    pub name: &'static str,
    /// What stands in it.
    pub sort: FactSort,
    /// What it says.
    pub means: &'static str,
    /// Whether every answer of the kind has it.
    pub always: bool,
}

/// What stands in a fact.
#[derive(Debug, PartialEq, Eq)]
pub enum FactSort {
    /// A whole number.
    Whole,
    /// A text.
    Text,
    /// A date.
    Date,
    /// An instant.
    Instant,
    /// Yes or no.
    YesNo,
    /// The id of another object.
    Id,
    /// Several of what the API's document describes under this name.
    Many(&'static str),
}

impl Fact {
    const fn new(name: &'static str, sort: FactSort, means: &'static str) -> Self {
        Self {
            name,
            sort,
            means,
            always: true,
        }
    }

    /// A whole number.
    #[must_use]
    pub const fn whole(name: &'static str, means: &'static str) -> Self {
        Self::new(name, FactSort::Whole, means)
    }

    /// A text.
    #[must_use]
    pub const fn text(name: &'static str, means: &'static str) -> Self {
        Self::new(name, FactSort::Text, means)
    }

    /// A date.
    #[must_use]
    pub const fn date(name: &'static str, means: &'static str) -> Self {
        Self::new(name, FactSort::Date, means)
    }

    /// An instant.
    #[must_use]
    pub const fn instant(name: &'static str, means: &'static str) -> Self {
        Self::new(name, FactSort::Instant, means)
    }

    /// Yes or no.
    #[must_use]
    pub const fn yes_no(name: &'static str, means: &'static str) -> Self {
        Self::new(name, FactSort::YesNo, means)
    }

    /// The id of another object.
    #[must_use]
    pub const fn id(name: &'static str, means: &'static str) -> Self {
        Self::new(name, FactSort::Id, means)
    }

    /// Several of what the API's document describes under `schema`.
    #[must_use]
    pub const fn many(name: &'static str, schema: &'static str, means: &'static str) -> Self {
        Self::new(name, FactSort::Many(schema), means)
    }

    /// The same, where not every answer of the kind has it.
    #[must_use]
    pub const fn sometimes(self) -> Self {
        Self {
            always: false,
            ..self
        }
    }
}
