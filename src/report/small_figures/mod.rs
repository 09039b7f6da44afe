//! The rule for small figures: which cells a report hides outside the controller. Figures from 1 to 4 in
//! the columns that count people are hidden, and others by which one could be worked out, in the table
//! of municipalities, in the table of venues, and between the two, which form one tree (`tree`).
//! The same records hide the same cells. `visibility` says which records are foreign to a reader;
//! `table` calls this, and shows no groups in any other grouping.

mod tree;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use tree::{FigureTree, MunicipalityFigures, VenueFigure, is_small};

use super::people::{People, PeopleColumn};

/// The figures of one venue in one municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its key.
    pub municipality: String,
    /// Its slug.
    pub venue: String,
    pub people: People<i64>,
}

/// Which cells are hidden.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HiddenCells {
    pub total: People<bool>,
    /// By key.
    pub municipalities: BTreeMap<String, People<bool>>,
    /// By slug.
    pub venues: BTreeMap<String, People<bool>>,
}

/// Decides which cells are hidden. Several cells of one venue in one municipality are added up.
#[must_use]
pub fn hide_small_figures(cells: &[Cell]) -> HiddenCells {
    let districts = join_districts(cells);
    let mut hidden = HiddenCells::default();
    for whole in [PeopleColumn::Bookings, PeopleColumn::Participants] {
        let tree = hide_in_column(&districts, whole, None);
        hidden.add(&districts, whole, &tree);
        if let Some(part) = whole.part() {
            let whole = Whole {
                column: whole,
                tree: &tree,
            };
            let part_tree = hide_in_column(&districts, part, Some(whole));
            hidden.add(&districts, part, &part_tree);
        }
    }
    for column in [PeopleColumn::WalkIns, PeopleColumn::Digital] {
        let tree = hide_in_column(&districts, column, None);
        hidden.add(&districts, column, &tree);
    }
    hidden
}

/// A municipality and its venues. Where a venue was in several municipalities over time, these form
/// one district: both tables show the sum of their venues, and nothing smaller.
#[derive(Debug, Default)]
struct District {
    municipalities: BTreeMap<String, People<i64>>,
    venues: BTreeMap<String, People<i64>>,
}

impl District {
    fn touches(&self, cell: &Cell) -> bool {
        self.municipalities.contains_key(&cell.municipality)
            || self.venues.contains_key(&cell.venue)
    }

    fn add(&mut self, cell: &Cell) {
        let at = self.municipalities.entry(cell.municipality.clone());
        at.or_default().add(&cell.people);
        let at = self.venues.entry(cell.venue.clone());
        at.or_default().add(&cell.people);
    }

    fn merge(&mut self, other: Self) {
        for (key, people) in other.municipalities {
            self.municipalities.entry(key).or_default().add(&people);
        }
        for (slug, people) in other.venues {
            self.venues.entry(slug).or_default().add(&people);
        }
    }

    fn first(&self) -> Option<&String> {
        self.municipalities.keys().next()
    }
}

fn join_districts(cells: &[Cell]) -> Vec<District> {
    let mut districts: Vec<District> = Vec::new();
    for cell in cells {
        let (touched, apart): (Vec<_>, Vec<_>) = districts
            .into_iter()
            .partition(|district| district.touches(cell));
        districts = apart;
        let mut joined = District::default();
        touched.into_iter().for_each(|one| joined.merge(one));
        joined.add(cell);
        districts.push(joined);
    }
    districts.sort_by(|one, other| one.first().cmp(&other.first()));
    districts
}

/// The column of which another is a part, with its hidden cells.
#[derive(Clone, Copy)]
struct Whole<'a> {
    column: PeopleColumn,
    tree: &'a FigureTree,
}

/// A column as a tree with its hidden cells. The ceiling of a part is the whole's true figure, plus
/// one where readers could believe that the whole is larger.
fn hide_in_column(
    districts: &[District],
    column: PeopleColumn,
    whole: Option<Whole<'_>>,
) -> FigureTree {
    let rises = whole.map(|whole| whole.tree.can_rise()).unwrap_or_default();
    let mut rises = rises.into_iter().flatten();
    let mut figure = |people: &People<i64>| VenueFigure {
        value: people.get(column),
        floor: column.part().map_or(0, |part| people.get(part)),
        ceiling: whole
            .map(|whole| people.get(whole.column) + i64::from(rises.next().unwrap_or(false))),
        hidden: false,
    };
    let mut figures = |district: &District| MunicipalityFigures {
        venues: district.venues.values().map(&mut figure).collect(),
        hidden: false,
    };
    let mut tree = FigureTree {
        municipalities: districts.iter().map(&mut figures).collect(),
        hidden: false,
    };
    tree.hide_small_figures();
    tree
}

impl HiddenCells {
    fn add(&mut self, districts: &[District], column: PeopleColumn, tree: &FigureTree) {
        *self.total.get_mut(column) = tree.hidden;
        for (district, figures) in districts.iter().zip(&tree.municipalities) {
            for (slug, figure) in district.venues.keys().zip(&figures.venues) {
                let flags = self.venues.entry(slug.clone()).or_default();
                *flags.get_mut(column) = figure.hidden;
            }
            let any = figures.hidden || figures.venues.iter().any(|figure| figure.hidden);
            let several = district.municipalities.len() > 1;
            let small = |people: &People<i64>| is_small(people.get(column));
            let all = several && (any || district.municipalities.values().any(small));
            for (key, people) in &district.municipalities {
                let flags = self.municipalities.entry(key.clone()).or_default();
                *flags.get_mut(column) =
                    people.get(column) > 0 && (all || (!several && figures.hidden));
            }
        }
    }
}
