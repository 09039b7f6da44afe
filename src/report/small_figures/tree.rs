//! One column of the tree total → municipalities → venues, and what must be hidden in it so that nobody can
//! compute a small figure by subtraction.
//!
//! A small cell is safe when it has a witness: another column of figures that fits everything shown
//! and differs in that cell. A witness moves one person from a hidden venue to another along hidden
//! municipalities, or in and out where the total is hidden too. A cell without a witness gets more hidden
//! beside it. Readers know that zeros are shown, so a hidden cell is at least 1.

/// The largest figure that is hidden outside the controller.
const LARGEST_SMALL: i64 = 4;

/// Whether a figure may point somebody out.
#[must_use]
pub fn is_small(figure: i64) -> bool {
    (1..=LARGEST_SMALL).contains(&figure)
}

/// A venue's figure, and the bounds a reader knows from other columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VenueFigure {
    pub value: i64,
    /// The figure of its part, which it cannot be below. A hidden figure is at least 1 all the same.
    pub floor: i64,
    /// It cannot be above this, as a part of another column.
    pub ceiling: Option<i64>,
    pub hidden: bool,
}

impl VenueFigure {
    fn rises(&self) -> bool {
        self.hidden && self.ceiling.is_none_or(|ceiling| self.value < ceiling)
    }

    fn falls(&self) -> bool {
        self.hidden && self.value > self.floor.max(1)
    }
}

/// A municipality's venues.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MunicipalityFigures {
    /// Its venues, in a fixed order.
    pub venues: Vec<VenueFigure>,
    /// Whether its sum is hidden.
    pub hidden: bool,
}

impl MunicipalityFigures {
    fn sum(&self) -> i64 {
        self.venues.iter().map(|venue| venue.value).sum()
    }
}

/// The whole column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FigureTree {
    /// The municipalities, in a fixed order.
    pub municipalities: Vec<MunicipalityFigures>,
    /// Whether the total is hidden.
    pub hidden: bool,
}

/// How many hidden cells can rise and fall by one without a shown figure changing.
#[derive(Debug, Clone, Copy, Default)]
struct Slack {
    rises: usize,
    falls: usize,
}

impl Slack {
    fn of(venue: &VenueFigure) -> Self {
        Self {
            rises: usize::from(venue.rises()),
            falls: usize::from(venue.falls()),
        }
    }

    fn within(municipality: &MunicipalityFigures) -> Self {
        municipality
            .venues
            .iter()
            .map(Self::of)
            .fold(Self::default(), Self::plus)
    }

    fn plus(self, other: Self) -> Self {
        Self {
            rises: self.rises + other.rises,
            falls: self.falls + other.falls,
        }
    }

    fn minus(self, other: Self) -> Self {
        Self {
            rises: self.rises - other.rises,
            falls: self.falls - other.falls,
        }
    }
}

/// A small cell without a witness, by the index of its municipality.
#[derive(Debug, Clone, Copy)]
enum Exposed {
    Venue { municipality: usize },
    Municipality { municipality: usize },
}

impl FigureTree {
    /// Hides the small figures, and beside them as much as keeps them from being computed.
    pub fn hide_small_figures(&mut self) {
        self.hide_small();
        while let Some(exposed) = self.first_exposed() {
            if !self.hide_beside(exposed) {
                break;
            }
        }
    }

    /// For each venue, whether some other column that fits everything shown has more there.
    #[must_use]
    pub fn can_rise(&self) -> Vec<Vec<bool>> {
        let between = self.slack_between();
        self.municipalities
            .iter()
            .map(|municipality| {
                let (inside, outside) = self.slack_around(municipality, between);
                let rises = |venue: &VenueFigure| {
                    let others = inside.minus(Slack::of(venue)).plus(outside);
                    venue.rises() && others.falls > 0
                };
                municipality.venues.iter().map(rises).collect()
            })
            .collect()
    }

    fn hide_small(&mut self) {
        self.hidden = is_small(
            self.municipalities
                .iter()
                .map(MunicipalityFigures::sum)
                .sum(),
        );
        for municipality in &mut self.municipalities {
            municipality.hidden = is_small(municipality.sum());
            for venue in &mut municipality.venues {
                venue.hidden = is_small(venue.value);
            }
        }
    }

    fn first_exposed(&self) -> Option<Exposed> {
        let between = self.slack_between();
        self.municipalities
            .iter()
            .enumerate()
            .find_map(|(index, municipality)| {
                let (inside, outside) = self.slack_around(municipality, between);
                let is_exposed = |venue: &VenueFigure| {
                    is_small(venue.value) && !has_witness(venue, inside, outside)
                };
                if municipality.venues.iter().any(is_exposed) {
                    return Some(Exposed::Venue {
                        municipality: index,
                    });
                }
                let moves = (inside.rises > 0 && outside.falls > 0)
                    || (inside.falls > 0 && outside.rises > 0);
                (is_small(municipality.sum()) && !moves).then_some(Exposed::Municipality {
                    municipality: index,
                })
            })
    }

    /// What can rise and fall between municipalities: hidden venues of hidden municipalities, and the total.
    fn slack_between(&self) -> Slack {
        let total = Slack {
            rises: usize::from(self.hidden),
            falls: usize::from(self.hidden),
        };
        self.municipalities
            .iter()
            .filter(|municipality| municipality.hidden)
            .map(Slack::within)
            .fold(total, Slack::plus)
    }

    /// What can rise and fall inside a municipality, and outside it.
    fn slack_around(&self, municipality: &MunicipalityFigures, between: Slack) -> (Slack, Slack) {
        let inside = Slack::within(municipality);
        let outside = if municipality.hidden {
            between.minus(inside)
        } else {
            Slack::default()
        };
        (inside, outside)
    }

    /// Hides one more cell: a venue beside it, the municipality, another municipality, another venue of
    /// one that is hidden, the total. False when there is nothing left to hide.
    fn hide_beside(&mut self, exposed: Exposed) -> bool {
        let (Exposed::Venue { municipality } | Exposed::Municipality { municipality }) = exposed;
        if let Some(municipality) = self.municipalities.get_mut(municipality) {
            let is_venue = matches!(exposed, Exposed::Venue { .. });
            if is_venue && hide_smallest(municipality) {
                return true;
            }
            if !municipality.hidden {
                municipality.hidden = true;
                return true;
            }
        }
        self.hide_another_municipality() || self.hide_more_in_hidden() || self.hide_total()
    }

    fn hide_another_municipality(&mut self) -> bool {
        let shown = self
            .municipalities
            .iter_mut()
            .filter(|municipality| !municipality.hidden && municipality.sum() > 0);
        let Some(municipality) = shown.min_by_key(|municipality| municipality.sum()) else {
            return false;
        };
        municipality.hidden = true;
        // A hidden sum whose parts are all shown is no secret.
        if !municipality.venues.iter().any(|venue| venue.hidden) {
            hide_smallest(municipality);
        }
        true
    }

    fn hide_more_in_hidden(&mut self) -> bool {
        self.municipalities
            .iter_mut()
            .filter(|municipality| municipality.hidden)
            .any(hide_smallest)
    }

    fn hide_total(&mut self) -> bool {
        !std::mem::replace(&mut self.hidden, true)
    }
}

fn has_witness(venue: &VenueFigure, inside: Slack, outside: Slack) -> bool {
    let others = inside.minus(Slack::of(venue)).plus(outside);
    (venue.rises() && others.falls > 0) || (venue.falls() && others.rises > 0)
}

/// Hides the smallest figure still shown; a zero stays shown.
fn hide_smallest(municipality: &mut MunicipalityFigures) -> bool {
    let shown = municipality
        .venues
        .iter_mut()
        .filter(|venue| !venue.hidden && venue.value > 0);
    match shown.min_by_key(|venue| venue.value) {
        Some(venue) => {
            venue.hidden = true;
            true
        }
        None => false,
    }
}
