//! Every kind of problem that the API and the pages know.

use crate::platform::problem::{self, Kind};
use crate::{booking, campaign, organisation, session, staff};

#[must_use]
pub fn problem_kinds() -> Vec<&'static Kind> {
    let lists = [
        problem::PROBLEM_KINDS,
        organisation::PROBLEM_KINDS,
        campaign::PROBLEM_KINDS,
        staff::PROBLEM_KINDS,
        session::PROBLEM_KINDS,
        booking::PROBLEM_KINDS,
    ];
    lists.into_iter().flatten().copied().collect()
}
