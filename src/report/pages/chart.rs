//! A report's chart: one bar for each group. Widths are shares of the page, and words are text of the page,
//! so that they keep their size on a telephone and break where they must. The table below has the same figures.

use super::figure::Figure;
use crate::platform::i18n::{Locale, numbers, t, t_with};

/// The longest bar's share of the width; the rest is for its figure.
const LONGEST: f64 = 80.0;
/// The share of the hatched place of a figure that is not reported.
const NOT_REPORTED: f64 = 8.0;
/// With more bars a chart shows nothing at a glance.
const MOST_BARS: usize = 40;

/// What a bar shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChartValue<'a> {
    pub label: &'a str,
    pub figure: Figure,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    pub label: String,
    /// Its figure, or that it is hidden.
    pub value: String,
    /// Its share of the width in per cent; none where nothing is drawn.
    pub width: Option<String>,
    /// Whether it stands for a figure that is not reported: hatched, and as long as nothing.
    pub missing: bool,
}

/// A chart of one figure over the groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    pub title: String,
    /// The same in words: the largest, and where the figures are.
    pub text: String,
    /// In the order of the table.
    pub bars: Vec<Bar>,
}

impl Chart {
    /// The participants of each group; none when there is nothing to compare. A hidden figure has no
    /// bar.
    #[must_use]
    pub fn of_participants(locale: Locale, groups: &[ChartValue<'_>]) -> Option<Self> {
        if groups.len() < 2 || groups.len() > MOST_BARS {
            return None;
        }
        let (label, largest) = groups
            .iter()
            .filter_map(|group| group.figure.shown().map(|figure| (group.label, figure)))
            .max_by_key(|(_, figure)| *figure)?;
        let bars = groups.iter().map(|group| bar(locale, *group, largest));
        Some(Self {
            title: t(locale, "chart-title").into_owned(),
            text: t_with(
                locale,
                "chart-text",
                &[
                    ("label", label.into()),
                    ("figure", numbers::count(locale, largest).into()),
                ],
            ),
            bars: bars.collect(),
        })
    }
}

fn bar(locale: Locale, group: ChartValue<'_>, largest: i64) -> Bar {
    Bar {
        label: group.label.to_owned(),
        value: group.figure.words(locale),
        width: match group.figure {
            Figure::Shown(figure) if figure > 0 => {
                Some(format!("{:.1}", LONGEST * share(figure, largest)))
            }
            Figure::NotReported => Some(format!("{NOT_REPORTED:.1}")),
            _ => None,
        },
        missing: group.figure == Figure::NotReported,
    }
}

fn share(figure: i64, largest: i64) -> f64 {
    // Head counts stay far below 2⁵³, where an f64 begins to round.
    #[expect(clippy::cast_precision_loss, reason = "head counts are small")]
    let share = figure as f64 / largest as f64;
    share
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_shares_of_the_largest_and_a_hidden_one_has_none() {
        let groups = [
            ("Katrineholm", Figure::Shown(80)),
            ("Flen", Figure::Shown(20)),
            ("Vingåker", Figure::Hidden),
            ("Nyköping", Figure::Shown(0)),
            ("Oxelösund", Figure::NotReported),
        ]
        .map(|(label, figure)| ChartValue { label, figure });
        let chart = Chart::of_participants(Locale::Sv, &groups).unwrap();
        let widths: Vec<_> = chart.bars.iter().map(|bar| bar.width.as_deref()).collect();
        assert_eq!(
            widths,
            [Some("80.0"), Some("20.0"), None, None, Some("8.0")]
        );
        let missing: Vec<_> = chart.bars.iter().map(|bar| bar.missing).collect();
        assert_eq!(missing, [false, false, false, false, true]);
        assert_eq!(chart.bars[4].value, "inte rapporterat");
        assert_eq!(chart.bars[3].value, "0");
        assert_eq!(Chart::of_participants(Locale::Sv, &groups[..1]), None);
    }
}
