//! How many pieces of equipment are free while a session uses some. Pure.

use crate::platform::ids::SessionId;
use crate::session::model::Span;

/// So many pieces are in use for a time.
#[derive(Debug, Clone, Copy)]
pub struct InUse {
    pub span: Span,
    pub count: i32,
    pub by: SessionId,
}

/// How many of `there` are free at the worst moment of a span. The number in use rises only where a use begins, so it is
/// enough to look at the start of the span and at those of the uses within it.
#[must_use]
pub fn least_free(there: i32, span: Span, uses: &[InUse]) -> i32 {
    let starts = uses.iter().map(|one| one.span.from);
    let starts = starts.filter(|at| span.from < *at && *at < span.until);
    let moments = std::iter::once(span.from).chain(starts);
    let in_use = moments.map(|at| {
        let now = uses.iter();
        let now = now.filter(|one| one.span.from <= at && at < one.span.until);
        now.map(|one| one.count).sum::<i32>()
    });
    there - in_use.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;

    /// In hours of some day.
    fn span(from: i64, until: i64) -> Span {
        let at = |hours| DateTime::UNIX_EPOCH + TimeDelta::hours(hours);
        Span {
            from: at(from),
            until: at(until),
        }
    }

    fn free(there: i32, (from, until): (i64, i64), uses: &[(i64, i64, i32)]) -> i32 {
        let uses: Vec<InUse> = uses
            .iter()
            .map(|(from, until, count)| InUse {
                span: span(*from, *until),
                count: *count,
                by: SessionId::fresh(),
            })
            .collect();
        least_free(there, span(from, until), &uses)
    }

    #[test]
    fn everything_is_free_where_nothing_is_in_use() {
        assert_eq!(free(3, (10, 12), &[]), 3);
    }

    #[test]
    fn what_overlaps_each_other_counts_together_and_what_follows_each_other_does_not() {
        assert_eq!(free(5, (10, 12), &[(9, 11, 2), (10, 13, 1)]), 2);
        assert_eq!(free(5, (10, 12), &[(9, 11, 2), (11, 13, 2)]), 3);
    }

    #[test]
    fn what_ends_as_it_begins_or_begins_as_it_ends_is_not_in_the_way() {
        assert_eq!(free(1, (10, 12), &[(8, 10, 1), (12, 14, 1)]), 1);
    }

    #[test]
    fn the_worst_moment_may_lie_in_the_middle() {
        let uses = [(8, 20, 1), (11, 12, 3), (14, 15, 2)];
        assert_eq!(free(5, (10, 18), &uses), 1);
        assert_eq!(free(5, (12, 18), &uses), 2);
    }

    #[test]
    fn what_staff_let_clash_leaves_fewer_than_none() {
        assert_eq!(free(3, (10, 12), &[(10, 12, 2), (10, 12, 2)]), -1);
    }
}
