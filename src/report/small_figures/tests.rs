//! The check knows nothing of how cells were chosen: it tries every set of figures that fits what
//! is shown, and a small cell that is the same in all of them has leaked.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

type FigureMap = BTreeMap<(String, String), i64>;

/// What a reader sees of one column: the total, and the cells of both tables.
struct ShownCells {
    total: Option<i64>,
    municipalities: BTreeMap<String, Option<i64>>,
    venues: BTreeMap<String, Option<i64>>,
}

fn figures(cells: &[Cell], column: PeopleColumn) -> FigureMap {
    let mut figures = FigureMap::new();
    for cell in cells {
        let place = (cell.municipality.clone(), cell.venue.clone());
        *figures.entry(place).or_default() += cell.people.get(column);
    }
    figures
}

fn sums(figures: &FigureMap, key: impl Fn(&(String, String)) -> &String) -> BTreeMap<String, i64> {
    let mut sums = BTreeMap::new();
    for (place, figure) in figures {
        *sums.entry(key(place).clone()).or_default() += figure;
    }
    sums
}

fn shown(figures: &FigureMap, column: PeopleColumn, hidden: &HiddenCells) -> ShownCells {
    let veil = |sums: BTreeMap<String, i64>, flags: &BTreeMap<String, People<bool>>| {
        sums.into_iter()
            .map(|(key, sum)| {
                let hide = flags.get(&key).is_some_and(|flags| flags.get(column));
                (key, (!hide).then_some(sum))
            })
            .collect()
    };
    ShownCells {
        total: (!hidden.total.get(column)).then(|| figures.values().sum()),
        municipalities: veil(sums(figures, |place| &place.0), &hidden.municipalities),
        venues: veil(sums(figures, |place| &place.1), &hidden.venues),
    }
}

/// Whether a reader must allow for these figures. A hidden cell is not 0, for zeros are shown.
fn fits(guess: &FigureMap, shown: &ShownCells) -> bool {
    let agree = |sum: i64, cell: Option<i64>| cell.map_or(sum > 0, |figure| figure == sum);
    let all = |sums: BTreeMap<String, i64>, cells: &BTreeMap<String, Option<i64>>| {
        sums.iter().all(|(key, sum)| agree(*sum, cells[key]))
    };
    agree(guess.values().sum(), shown.total)
        && all(sums(guess, |place| &place.0), &shown.municipalities)
        && all(sums(guess, |place| &place.1), &shown.venues)
}

/// Every set of figures that fits, each at most two above the truth's largest.
fn guesses(truth: &FigureMap, shown: &ShownCells) -> Vec<FigureMap> {
    let most = truth.values().max().copied().unwrap_or(0) + 2;
    let mut guesses = vec![FigureMap::new()];
    for (place, figure) in truth {
        let alone = truth.keys().filter(|(_, venue)| venue == &place.1).count() == 1;
        let known = alone && shown.venues[&place.1].is_some();
        let range = if known { *figure..=*figure } else { 0..=most };
        guesses = guesses
            .into_iter()
            .flat_map(|guess| {
                range.clone().map(move |figure| {
                    let mut guess = guess.clone();
                    guess.insert(place.clone(), figure);
                    guess
                })
            })
            .collect();
    }
    guesses.retain(|guess| fits(guess, shown));
    guesses
}

/// The small sums that are hidden, with a way to find them in a guess.
fn small_cells(truth: &FigureMap) -> Vec<(String, i64)> {
    let of = |kind: &str, sums: BTreeMap<String, i64>| {
        sums.into_iter()
            .filter(|(_, sum)| is_small(*sum))
            .map(|(key, sum)| (format!("{kind} {key}"), sum))
            .collect::<Vec<_>>()
    };
    let mut cells = of("municipality", sums(truth, |place| &place.0));
    cells.extend(of("venue", sums(truth, |place| &place.1)));
    let total: i64 = truth.values().sum();
    cells.extend(is_small(total).then(|| ("total".to_owned(), total)));
    cells
}

fn sum_at(guess: &FigureMap, cell: &str) -> i64 {
    let chosen = |(municipality, venue): &(String, String)| match cell.split_once(' ') {
        Some(("municipality", key)) => municipality == key,
        Some((_, slug)) => venue == slug,
        None => true,
    };
    guess
        .iter()
        .filter(|(place, _)| chosen(place))
        .map(|(_, n)| n)
        .sum()
}

/// The small cells of a column that are the same in every guess which fits its neighbour too.
fn leaks(
    cells: &[Cell],
    column: PeopleColumn,
    other: PeopleColumn,
    part_is_other: bool,
) -> Vec<String> {
    let hidden = hide_small_figures(cells);
    let truth = figures(cells, column);
    let beside = figures(cells, other);
    let others = guesses(&beside, &shown(&beside, other, &hidden));
    let possible = guesses(&truth, &shown(&truth, column, &hidden));
    let together = |guess: &FigureMap| {
        others.iter().any(|other| {
            let (whole, part) = if part_is_other {
                (guess, other)
            } else {
                (other, guess)
            };
            part.iter().all(|(place, figure)| *figure <= whole[place])
        })
    };
    small_cells(&truth)
        .into_iter()
        .filter(|(cell, figure)| {
            !possible
                .iter()
                .any(|guess| sum_at(guess, cell) != *figure && together(guess))
        })
        .map(|(cell, figure)| format!("{column:?} {cell} = {figure}"))
        .collect()
}

fn cell(municipality: &str, venue: &str, participants: i64, children: i64) -> Cell {
    Cell {
        municipality: municipality.to_owned(),
        venue: venue.to_owned(),
        people: People {
            participants,
            children,
            ..People::default()
        },
    }
}

fn hidden_in(flags: &BTreeMap<String, People<bool>>) -> Vec<&str> {
    let hidden = flags.iter().filter(|(_, flags)| flags.participants);
    hidden.map(|(key, _)| key.as_str()).collect()
}

#[test]
fn nothing_is_hidden_where_nothing_is_small() {
    let cells = [
        cell("A", "a1", 5, 0),
        cell("A", "a2", 9, 7),
        cell("B", "b1", 0, 0),
    ];
    let hidden = hide_small_figures(&cells);
    assert_eq!(hidden.total, People::default());
    assert_eq!(hidden_in(&hidden.municipalities), Vec::<&str>::new());
    assert_eq!(hidden_in(&hidden.venues), Vec::<&str>::new());
}

#[test]
fn a_small_figure_takes_its_smallest_neighbour_with_it() {
    let cells = [
        cell("A", "a1", 3, 0),
        cell("A", "a2", 9, 0),
        cell("A", "a3", 60, 0),
    ];
    let hidden = hide_small_figures(&cells);
    assert_eq!(hidden_in(&hidden.venues), ["a1", "a2"]);
    assert_eq!(hidden_in(&hidden.municipalities), Vec::<&str>::new());
}

#[test]
fn a_small_municipality_hides_another_and_a_venue_in_it() {
    let cells = [
        cell("A", "a1", 3, 0),
        cell("B", "b1", 9, 0),
        cell("B", "b2", 60, 0),
    ];
    let hidden = hide_small_figures(&cells);
    assert_eq!(hidden_in(&hidden.municipalities), ["A", "B"]);
    assert_eq!(hidden_in(&hidden.venues), ["a1", "b1"]);
    assert!(!hidden.total.participants);
}

#[test]
fn an_edition_of_one_venue_hides_its_total_too() {
    let hidden = hide_small_figures(&[cell("A", "a1", 2, 0)]);
    assert!(hidden.total.participants);
}

#[test]
fn two_ones_are_no_hiding_place_for_each_other() {
    let cells = [
        cell("A", "a1", 1, 0),
        cell("A", "a2", 1, 0),
        cell("A", "a3", 50, 0),
    ];
    assert_eq!(
        hidden_in(&hide_small_figures(&cells).venues),
        ["a1", "a2", "a3"]
    );
}

#[test]
fn children_shown_beside_it_do_not_give_a_small_figure_away() {
    // Of six people in two hidden venues five are children of the second: the first would be one.
    let cells = [
        cell("A", "a1", 1, 0),
        cell("A", "a2", 5, 5),
        cell("A", "a3", 40, 9),
    ];
    assert_eq!(
        leaks(
            &cells,
            PeopleColumn::Participants,
            PeopleColumn::Children,
            true
        ),
        Vec::<String>::new()
    );
}

prop_compose! {
    fn tables(most: i64)(cells in prop::collection::vec(
        (0..3_usize, 0..2_usize, prop::bool::weighted(0.05), 0..=most, 0..=most), 1..5,
    )) -> Vec<Cell> {
        cells
            .into_iter()
            .map(|(municipality, venue, wanders, participants, children)| {
                let name = ["A", "B", "C"][municipality];
                let slug = if wanders { "w".to_owned() } else { format!("{name}{venue}") };
                cell(name, &slug, participants, children.min(participants))
            })
            .collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_small_figure_can_be_solved_from_both_tables_and_both_columns(cells in tables(7)) {
        let whole = leaks(&cells, PeopleColumn::Participants, PeopleColumn::Children, true);
        let part = leaks(&cells, PeopleColumn::Children, PeopleColumn::Participants, false);
        prop_assert!(whole.is_empty() && part.is_empty(), "{whole:?} {part:?}");
    }

    #[test]
    fn small_figures_are_hidden_and_zeros_shown(cells in tables(12)) {
        let hidden = hide_small_figures(&cells);
        let truth = figures(&cells, PeopleColumn::Participants);
        for (flags, sums) in [
            (&hidden.municipalities, sums(&truth, |place| &place.0)),
            (&hidden.venues, sums(&truth, |place| &place.1)),
        ] {
            for (key, sum) in sums {
                let hides = flags[&key].participants;
                prop_assert!(!is_small(sum) || hides);
                prop_assert!(sum != 0 || !hides);
            }
        }
    }

    #[test]
    fn the_order_of_the_rows_hides_nothing_else(cells in tables(12)) {
        let mut turned = cells.clone();
        turned.reverse();
        prop_assert_eq!(hide_small_figures(&cells), hide_small_figures(&turned));
    }
}
