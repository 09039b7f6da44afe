//! One column of the tree total → branches → leaves, and what must be hidden in it so that nobody can
//! compute a small figure by subtraction.
//!
//! A small cell is safe when it has a witness: another column of figures that fits everything shown
//! and differs in that cell. A witness moves one person from a hidden leaf to another along hidden
//! branches, or in and out where the total is hidden too. A cell without a witness gets more hidden
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
pub struct Leaf {
    pub value: i64,
    /// It cannot be below this while its part stays as it is; at least 1 where it is not 0.
    pub floor: i64,
    /// It cannot be above this, as a part of another column.
    pub ceiling: Option<i64>,
    pub hidden: bool,
}

impl Leaf {
    fn rises(&self) -> bool {
        self.hidden && self.ceiling.is_none_or(|ceiling| self.value < ceiling)
    }

    fn falls(&self) -> bool {
        self.hidden && self.value > self.floor.max(1)
    }
}

/// A municipality's leaves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Branch {
    /// Its venues, in a fixed order.
    pub leaves: Vec<Leaf>,
    /// Whether its sum is hidden.
    pub hidden: bool,
}

impl Branch {
    fn sum(&self) -> i64 {
        self.leaves.iter().map(|leaf| leaf.value).sum()
    }
}

/// The whole column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FigureTree {
    /// The municipalities, in a fixed order.
    pub branches: Vec<Branch>,
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
    fn of(leaf: &Leaf) -> Self {
        Self {
            rises: usize::from(leaf.rises()),
            falls: usize::from(leaf.falls()),
        }
    }

    fn within(branch: &Branch) -> Self {
        branch
            .leaves
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

/// A small cell without a witness, by the index of its branch.
#[derive(Debug, Clone, Copy)]
enum Exposed {
    Leaf { branch: usize },
    Branch { branch: usize },
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

    /// For each leaf, whether some other column that fits everything shown has more there.
    #[must_use]
    pub fn can_rise(&self) -> Vec<Vec<bool>> {
        let between = self.slack_between();
        self.branches
            .iter()
            .map(|branch| {
                let (inside, outside) = self.slack_around(branch, between);
                let rises = |leaf: &Leaf| {
                    let others = inside.minus(Slack::of(leaf)).plus(outside);
                    leaf.rises() && others.falls > 0
                };
                branch.leaves.iter().map(rises).collect()
            })
            .collect()
    }

    fn hide_small(&mut self) {
        self.hidden = is_small(self.branches.iter().map(Branch::sum).sum());
        for branch in &mut self.branches {
            branch.hidden = is_small(branch.sum());
            for leaf in &mut branch.leaves {
                leaf.hidden = is_small(leaf.value);
            }
        }
    }

    fn first_exposed(&self) -> Option<Exposed> {
        let between = self.slack_between();
        self.branches
            .iter()
            .enumerate()
            .find_map(|(index, branch)| {
                let (inside, outside) = self.slack_around(branch, between);
                let is_exposed =
                    |leaf: &Leaf| is_small(leaf.value) && !has_witness(leaf, inside, outside);
                if branch.leaves.iter().any(is_exposed) {
                    return Some(Exposed::Leaf { branch: index });
                }
                let moves = (inside.rises > 0 && outside.falls > 0)
                    || (inside.falls > 0 && outside.rises > 0);
                (is_small(branch.sum()) && !moves).then_some(Exposed::Branch { branch: index })
            })
    }

    /// What can rise and fall between branches: hidden leaves of hidden branches, and the total.
    fn slack_between(&self) -> Slack {
        let total = Slack {
            rises: usize::from(self.hidden),
            falls: usize::from(self.hidden),
        };
        self.branches
            .iter()
            .filter(|branch| branch.hidden)
            .map(Slack::within)
            .fold(total, Slack::plus)
    }

    /// What can rise and fall inside a branch, and outside it.
    fn slack_around(&self, branch: &Branch, between: Slack) -> (Slack, Slack) {
        let inside = Slack::within(branch);
        let outside = if branch.hidden {
            between.minus(inside)
        } else {
            Slack::default()
        };
        (inside, outside)
    }

    /// Hides one more cell: in the branch, the branch itself, another branch, the total. False when
    /// there is nothing left to hide.
    fn hide_beside(&mut self, exposed: Exposed) -> bool {
        let (Exposed::Leaf { branch } | Exposed::Branch { branch }) = exposed;
        if let Some(branch) = self.branches.get_mut(branch) {
            let is_leaf = matches!(exposed, Exposed::Leaf { .. });
            if is_leaf && hide_smallest(branch) {
                return true;
            }
            if !branch.hidden {
                branch.hidden = true;
                return true;
            }
        }
        self.hide_another_branch() || self.hide_more_in_hidden() || self.hide_total()
    }

    fn hide_another_branch(&mut self) -> bool {
        let shown = self
            .branches
            .iter_mut()
            .filter(|branch| !branch.hidden && branch.sum() > 0);
        let Some(branch) = shown.min_by_key(|branch| branch.sum()) else {
            return false;
        };
        branch.hidden = true;
        // A hidden sum whose parts are all shown is no secret.
        if !branch.leaves.iter().any(|leaf| leaf.hidden) {
            hide_smallest(branch);
        }
        true
    }

    fn hide_more_in_hidden(&mut self) -> bool {
        self.branches
            .iter_mut()
            .filter(|branch| branch.hidden)
            .any(hide_smallest)
    }

    fn hide_total(&mut self) -> bool {
        !std::mem::replace(&mut self.hidden, true)
    }
}

fn has_witness(leaf: &Leaf, inside: Slack, outside: Slack) -> bool {
    let others = inside.minus(Slack::of(leaf)).plus(outside);
    (leaf.rises() && others.falls > 0) || (leaf.falls() && others.rises > 0)
}

/// Hides the smallest figure still shown; a zero stays shown.
fn hide_smallest(branch: &mut Branch) -> bool {
    let shown = branch
        .leaves
        .iter_mut()
        .filter(|leaf| !leaf.hidden && leaf.value > 0);
    match shown.min_by_key(|leaf| leaf.value) {
        Some(leaf) => {
            leaf.hidden = true;
            true
        }
        None => false,
    }
}
