//! Hides small figures outside the controller: from 1 to 4 in the columns that count people, and
//! whatever would give one away by subtraction, in the table of municipalities, in that of venues,
//! or between the two. They are one tree, and every reader gets the same cells hidden.

mod tree;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use tree::{Branch, Leaf, Tree, is_small};

use super::people::{Column, People};

/// The figures of one venue in one municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The municipality's key.
    pub municipality: String,
    /// The venue's slug.
    pub venue: String,
    /// Its figures.
    pub people: People<i64>,
}

/// Which cells are hidden.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hidden {
    /// In the total.
    pub total: People<bool>,
    /// By municipality.
    pub municipalities: BTreeMap<String, People<bool>>,
    /// By venue.
    pub venues: BTreeMap<String, People<bool>>,
}

/// Decides what is hidden. Several cells of one venue in one municipality are added.
#[must_use]
pub fn suppress(cells: &[Cell]) -> Hidden {
    let districts = join(cells);
    let mut hidden = Hidden::default();
    for whole in [Column::Bookings, Column::Participants] {
        let tree = suppress_column(&districts, whole, None);
        hidden.note(&districts, whole, &tree);
        if let Some(part) = whole.part() {
            let part_tree = suppress_column(&districts, part, Some((whole, &tree)));
            hidden.note(&districts, part, &part_tree);
        }
    }
    for column in [Column::WalkIns, Column::Digital] {
        let tree = suppress_column(&districts, column, None);
        hidden.note(&districts, column, &tree);
    }
    hidden
}

/// A municipality and its venues; or several, where a venue lies in more than one over time: their
/// venues have one sum that both tables give, and no less.
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

    fn swallow(&mut self, other: Self) {
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

fn join(cells: &[Cell]) -> Vec<District> {
    let mut districts: Vec<District> = Vec::new();
    for cell in cells {
        let (touched, apart): (Vec<_>, Vec<_>) = districts
            .into_iter()
            .partition(|district| district.touches(cell));
        districts = apart;
        let mut joined = District::default();
        touched.into_iter().for_each(|one| joined.swallow(one));
        joined.add(cell);
        districts.push(joined);
    }
    districts.sort_by(|one, other| one.first().cmp(&other.first()));
    districts
}

/// A column as a tree, suppressed. A part is at most its whole: as the whole is shown, or one more
/// where readers must allow for that.
fn suppress_column(districts: &[District], column: Column, whole: Option<(Column, &Tree)>) -> Tree {
    let rises = whole.map(|(_, tree)| tree.can_rise()).unwrap_or_default();
    let mut rises = rises.into_iter().flatten();
    let mut leaf = |people: &People<i64>| Leaf {
        value: people.get(column),
        floor: column.part().map_or(0, |part| people.get(part)),
        ceiling: whole
            .map(|(whole, _)| people.get(whole) + i64::from(rises.next().unwrap_or(false))),
        hidden: false,
    };
    let mut branch = |district: &District| Branch {
        leaves: district.venues.values().map(&mut leaf).collect(),
        hidden: false,
    };
    let mut tree = Tree {
        branches: districts.iter().map(&mut branch).collect(),
        hidden: false,
    };
    tree.suppress();
    tree
}

impl Hidden {
    fn note(&mut self, districts: &[District], column: Column, tree: &Tree) {
        *self.total.get_mut(column) = tree.hidden;
        for (district, branch) in districts.iter().zip(&tree.branches) {
            for (slug, leaf) in district.venues.keys().zip(&branch.leaves) {
                let flags = self.venues.entry(slug.clone()).or_default();
                *flags.get_mut(column) = leaf.hidden;
            }
            let any = branch.hidden || branch.leaves.iter().any(|leaf| leaf.hidden);
            let several = district.municipalities.len() > 1;
            let small = |people: &People<i64>| is_small(people.get(column));
            let all = several && (any || district.municipalities.values().any(small));
            for (key, people) in &district.municipalities {
                let flags = self.municipalities.entry(key.clone()).or_default();
                *flags.get_mut(column) =
                    people.get(column) > 0 && (all || (!several && branch.hidden));
            }
        }
    }
}
