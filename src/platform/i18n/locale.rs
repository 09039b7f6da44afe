//! The languages our own texts are in. What holds of each stands in `language_table`.

/// A language of our texts. What staff write may be in many more.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// Swedish.
    #[default]
    Sv,
    /// Norwegian Bokmål.
    Nb,
    /// English.
    En,
    /// Norwegian Nynorsk.
    Nn,
    /// Finnish.
    Fi,
    /// Arabic.
    Ar,
}

impl Locale {
    /// Every one: the languages of letters.
    pub const ALL: [Self; 6] = [Self::Sv, Self::Nb, Self::En, Self::Nn, Self::Fi, Self::Ar];

    /// Those that pages, problems and paths are in, in the order the language links stand in.
    pub const PAGES: [Self; 3] = [Self::Sv, Self::Nb, Self::En];
}
