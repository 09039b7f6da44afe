//! Reads a count from JSON, collecting all faults: no part is larger than the total.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::model::{CountState, NewCount, by_name};
use crate::platform::problem::{Fault, Faults};
use crate::platform::schemas::Whole;
use crate::platform::text::LanguageTag;
use crate::session::fields::{pointer_segment, whole};

type People = Whole<0, 1_000_000>;
type DigitalPeople = Whole<0, 10_000_000>;

/// How many came. `total` is the people in the room; `digital` is not part of it.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct CountRequest {
    #[schema(value_type = CountState)]
    pub state: String,
    #[schema(value_type = People)]
    pub total: i64,
    #[serde(default)]
    #[schema(value_type = Option<People>)]
    pub children: Option<i64>,
    #[serde(default)]
    #[schema(value_type = Option<People>)]
    pub women: Option<i64>,
    #[serde(default)]
    #[schema(value_type = Option<People>)]
    pub men: Option<i64>,
    /// By age band, such as `65+`.
    #[serde(default)]
    pub ages: Option<BTreeMap<String, i64>>,
    #[serde(default)]
    #[schema(value_type = Option<People>)]
    pub first_visits: Option<i64>,
    #[serde(default)]
    #[schema(value_type = Option<DigitalPeople>)]
    pub digital: Option<i64>,
    /// By language tag; one person may speak two.
    #[serde(default)]
    pub languages: Option<BTreeMap<String, i64>>,
    /// The total is right, although it is far above what was expected.
    #[serde(default)]
    pub sure: bool,
}

pub fn parse(request: &CountRequest) -> Result<NewCount, Faults> {
    let mut faults = Faults::none();
    let state = faults.take("/state", CountState::parse(&request.state));
    let total = number(&mut faults, "/total", Some(request.total), People::BOUNDS).unwrap_or(0);
    let mut part = |place: &str, given| {
        let part = number(&mut faults, place, given, People::BOUNDS)?;
        within_total(&mut faults, place, i64::from(part), total);
        Some(part)
    };
    let children = part("/children", request.children);
    let women = part("/women", request.women);
    let men = part("/men", request.men);
    let first_visits = part("/firstVisits", request.first_visits);
    if let (Some(women), Some(men)) = (women, men)
        && women <= total
        && men <= total
    {
        within_total(
            &mut faults,
            "/men",
            i64::from(women) + i64::from(men),
            total,
        );
    }
    let digital = number(
        &mut faults,
        "/digital",
        request.digital,
        DigitalPeople::BOUNDS,
    );
    let ages = ages(&mut faults, request.ages.as_ref(), total);
    let languages = languages(&mut faults, request.languages.as_ref(), total);
    let Some(state) = state.filter(|_| faults.is_empty()) else {
        return Err(faults);
    };
    Ok(NewCount {
        state,
        total,
        children,
        women,
        men,
        first_visits,
        digital,
        ages: by_name(ages.as_ref()),
        languages: by_name(languages.as_ref()),
    })
}

fn number(
    faults: &mut Faults,
    place: &str,
    given: Option<i64>,
    bounds: RangeInclusive<i32>,
) -> Option<i32> {
    whole(faults, place, given, bounds)
}

fn within_total(faults: &mut Faults, place: &str, part: i64, total: i32) {
    if part > i64::from(total) {
        faults.add(place, Fault::new("part-above-total"));
    }
}

/// Bands such as `0-17` or `65+`; their sum is at most the total.
fn ages(
    faults: &mut Faults,
    given: Option<&BTreeMap<String, i64>>,
    total: i32,
) -> Option<BTreeMap<String, i32>> {
    let found = parts(faults, "/ages", given?, |band| {
        let plain = |sign: char| sign.is_ascii_digit() || matches!(sign, '-' | '+');
        let fits = (1..=10).contains(&band.len()) && band.chars().all(plain);
        fits.then(|| band.to_owned())
            .ok_or_else(|| Fault::new("bad-tag"))
    });
    let sum: i64 = found.values().map(|n| i64::from(*n)).sum();
    within_total(faults, "/ages", sum, total);
    Some(found)
}

/// Each language is at most the total; their sum may be more.
fn languages(
    faults: &mut Faults,
    given: Option<&BTreeMap<String, i64>>,
    total: i32,
) -> Option<BTreeMap<String, i32>> {
    let found = parts(faults, "/languages", given?, |tag| {
        LanguageTag::parse(tag).map(|tag| tag.to_string())
    });
    for (tag, part) in &found {
        within_total(
            faults,
            &format!("/languages/{tag}"),
            i64::from(*part),
            total,
        );
    }
    Some(found)
}

fn parts(
    faults: &mut Faults,
    place: &str,
    given: &BTreeMap<String, i64>,
    parse: impl Fn(&str) -> Result<String, Fault>,
) -> BTreeMap<String, i32> {
    if given.len() > 40 {
        faults.add(place, Fault::new("too-many").fact("max", 40));
        return BTreeMap::new();
    }
    let mut found = BTreeMap::new();
    for (name, value) in given {
        let at = format!("{place}/{}", pointer_segment(name));
        let name = faults.take(&at, parse(name));
        let value = number(faults, &at, Some(*value), People::BOUNDS);
        found.extend(name.zip(value));
    }
    found
}
