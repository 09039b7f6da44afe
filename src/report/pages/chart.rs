//! One chart of a report: a bar a group. Widths are shares of the page, so that words keep their
//! size on a telephone; the table under it has the same figures.

use crate::platform::i18n::{Locale, numbers, t, t_with};

/// Room for label and bar, in pixels.
const STEP: u32 = 62;
/// The longest bar's share of the width; the rest is for its figure.
const LONGEST: f64 = 80.0;
/// More bars than this are no picture any more.
const MOST: usize = 40;

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// Which group.
    pub label: String,
    /// Its figure, or that it is hidden.
    pub value: String,
    /// Its share of the width in per cent; none where there is nothing to draw.
    pub width: Option<String>,
    /// Where the label's line stands.
    pub label_y: u32,
    /// Where the bar begins.
    pub y: u32,
    /// Where the figure's line stands.
    pub value_y: u32,
}

/// A chart of one figure over the groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// The same in words: the largest, and where the figures are.
    pub text: String,
    /// In pixels.
    pub height: u32,
    /// In the table's order.
    pub bars: Vec<Bar>,
}

impl Chart {
    /// The participants of each group; none when there is nothing to compare. A figure that is
    /// hidden has no bar.
    #[must_use]
    pub fn of_participants(locale: Locale, groups: &[(String, Option<i64>)]) -> Option<Self> {
        if groups.len() < 2 || groups.len() > MOST {
            return None;
        }
        let (label, largest) = groups
            .iter()
            .filter_map(|(label, figure)| figure.map(|figure| (label, figure)))
            .max_by_key(|(_, figure)| *figure)?;
        let bars = (0_u32..)
            .zip(groups)
            .map(|(place, (label, figure))| bar(locale, place, label, *figure, largest))
            .collect();
        Some(Self {
            title: t(locale, "chart-title").into_owned(),
            text: t_with(
                locale,
                "chart-text",
                &[
                    ("label", label.as_str().into()),
                    ("figure", numbers::count(locale, largest).into()),
                ],
            ),
            height: u32::try_from(groups.len()).unwrap_or(0) * STEP,
            bars,
        })
    }
}

fn bar(locale: Locale, place: u32, label: &str, figure: Option<i64>, largest: i64) -> Bar {
    let y = place * STEP;
    Bar {
        label: label.to_owned(),
        value: match figure {
            Some(figure) => numbers::count(locale, figure),
            None => t(locale, "report-hidden").into_owned(),
        },
        width: figure
            .filter(|figure| *figure > 0)
            .map(|figure| format!("{:.1}", LONGEST * share(figure, largest))),
        label_y: y + 18,
        y: y + 26,
        value_y: y + 43,
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
            ("Katrineholm".to_owned(), Some(80)),
            ("Flen".to_owned(), Some(20)),
            ("Vingåker".to_owned(), None),
            ("Nyköping".to_owned(), Some(0)),
        ];
        let chart = Chart::of_participants(Locale::Sv, &groups).unwrap();
        let widths: Vec<_> = chart.bars.iter().map(|bar| bar.width.as_deref()).collect();
        assert_eq!(widths, [Some("80.0"), Some("20.0"), None, None]);
        assert_eq!(chart.bars[3].value, "0");
        assert_eq!(Chart::of_participants(Locale::Sv, &groups[..1]), None);
    }
}
