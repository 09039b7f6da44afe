//! The rule that says how well somebody fits a session. Pure.

/// Whether it lies within the hours that somebody has said they are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hours {
    Within,
    /// They have said none.
    Unknown,
    Outside,
}

/// What is known of somebody and a session. What they lack is not known to be missing: it was never written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// Whether they may help there at all.
    pub allowed: bool,
    /// Whether they are away that day.
    pub away: bool,
    /// Whether they help somewhere else then.
    pub taken: bool,
    pub hours: Hours,
    /// Of the session's languages those that they speak.
    pub languages: Vec<String>,
    /// Of its topics those that they know.
    pub topics: Vec<String>,
    /// Of its devices those that they know.
    pub devices: Vec<String>,
}

impl Fit {
    /// Whether nothing speaks against them.
    #[must_use]
    pub fn is_free(&self) -> bool {
        self.allowed && !self.away && !self.taken
    }

    /// Who comes first: those who can come, then those who are there anyway, then those who match in most. A language is
    /// worth more than a topic: it can be learned by nobody before Tuesday.
    #[must_use]
    pub fn order(&self) -> impl Ord + use<> {
        let matches = 2 * self.languages.len() + self.topics.len() + self.devices.len();
        (!self.is_free(), self.hours, std::cmp::Reverse(matches))
    }
}

/// What stands in both, in the order of the session.
#[must_use]
pub fn common(wanted: &[String], known: &[String]) -> Vec<String> {
    let both = wanted.iter().filter(|one| known.contains(one));
    both.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(taken: bool, hours: Hours, languages: &[&str], topics: &[&str]) -> Fit {
        let list = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect();
        Fit {
            allowed: true,
            away: false,
            taken,
            hours,
            languages: list(languages),
            topics: list(topics),
            devices: Vec::new(),
        }
    }

    #[test]
    fn whoever_can_come_is_before_whoever_knows_more() {
        let free = fit(false, Hours::Outside, &[], &[]);
        let taken = fit(true, Hours::Within, &["ar"], &["phone"]);
        assert!(free.order() < taken.order());
    }

    #[test]
    fn a_language_is_worth_more_than_a_topic_and_the_same_as_two() {
        let speaks = fit(false, Hours::Unknown, &["ar"], &[]);
        let knows = fit(false, Hours::Unknown, &[], &["phone"]);
        assert!(speaks.order() < knows.order());
        let knows_two = fit(false, Hours::Unknown, &[], &["phone", "e-id"]);
        assert!(speaks.order() == knows_two.order());
    }

    #[test]
    fn what_is_common_stands_in_the_order_of_the_session() {
        let list = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        let both = common(&list(&["ar", "sv", "so"]), &list(&["so", "ar"]));
        assert_eq!(both, list(&["ar", "so"]));
    }
}
