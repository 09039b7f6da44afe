//! Finds venues near a place: `near=58.99,16.20&withinKm=30`.
//!
//! A bounding box is compared first, as it is cheap; the distance decides.

use diesel::define_sql_function;
use diesel::sql_types::{Double, Nullable};

use super::model::Position;
use crate::platform::problem::{Fault, Faults, Problem};

define_sql_function! {
    /// Kilometres between two places, by the haversine formula; null where one has no position.
    fn distance_km(
        lat_a: Nullable<Double>, lon_a: Nullable<Double>,
        lat_b: Nullable<Double>, lon_b: Nullable<Double>
    ) -> Nullable<Double>;
}

/// Kilometres in one degree of latitude, a little short, so that a box is never too small.
const KM_PER_DEGREE: f64 = 111.0;
/// Half the way around the earth: nothing is farther away.
const FARTHEST_KM: f64 = 20_040.0;

/// A place, and how far from it a venue may lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NearFilter {
    pub place: Position,
    pub within_km: Option<f64>,
}

/// A box on the map that holds everything within reach.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BoundingBox {
    /// From south to north.
    pub lat: (f64, f64),
    /// From west to east; none where the box goes around a pole or over the date line.
    pub lon: Option<(f64, f64)>,
}

impl NearFilter {
    /// Reads the texts of `near` and `withinKm`; none without both.
    ///
    /// # Errors
    /// 422 when `near` is no place on earth, and for `withinKm` out of range or without `near`.
    pub fn parse(near: Option<&str>, within_km: Option<&str>) -> Result<Option<Self>, Problem> {
        let within_km = within_km.map(parse_kilometres).transpose();
        let within_km = within_km.map_err(|fault| Problem::fault("/withinKm", fault))?;
        match (near, within_km) {
            (Some(text), _) => {
                let place = parse_place(text).map_err(|fault| Problem::fault("/near", fault))?;
                Ok(Some(Self { place, within_km }))
            }
            (None, Some(_)) => {
                let fault = Fault::new("missing").fact("name", "near");
                Err(Problem::fault("/near", fault))
            }
            (None, None) => Ok(None),
        }
    }

    /// The box around everything within reach; none without a limit.
    #[must_use]
    pub fn bounding_box(&self) -> Option<BoundingBox> {
        let height = self.within_km? / KM_PER_DEGREE;
        let Position { lat, lon } = self.place;
        let (south, north) = (lat - height, lat + height);
        // A degree of longitude is shortest at the edge of the box that is nearest to a pole.
        let shrinking = south.abs().max(north.abs()).to_radians().cos();
        let width = height / shrinking;
        let (west, east) = (lon - width, lon + width);
        let is_plain = south > -89.0 && north < 89.0 && west > -180.0 && east < 180.0;
        Some(BoundingBox {
            lat: (south, north),
            lon: is_plain.then_some((west, east)),
        })
    }
}

fn parse_place(text: &str) -> Result<Position, Fault> {
    let bad = || Fault::new("bad-position");
    let (lat, lon) = text.split_once(',').ok_or_else(bad)?;
    Ok(Position {
        lat: checked_latitude(parse_degrees(lat).ok_or_else(bad)?)?,
        lon: checked_longitude(parse_degrees(lon).ok_or_else(bad)?)?,
    })
}

fn parse_degrees(text: &str) -> Option<f64> {
    text.trim().parse().ok()
}

fn checked_latitude(degrees: f64) -> Result<f64, Fault> {
    in_range(degrees, -90.0, 90.0)
}

fn checked_longitude(degrees: f64) -> Result<f64, Fault> {
    in_range(degrees, -180.0, 180.0)
}

/// Degrees north and east, which are given together or not at all. The faults stand at `/lat` and `/lon`.
pub fn checked_position(
    lat: Option<f64>,
    lon: Option<f64>,
    faults: &mut Faults,
) -> Option<Position> {
    let missing = |name: &'static str| Fault::new("missing").fact("name", name);
    match (lat, lon) {
        (None, None) => None,
        (Some(_), None) => faults.take("/lon", Err(missing("lon"))),
        (None, Some(_)) => faults.take("/lat", Err(missing("lat"))),
        (Some(lat), Some(lon)) => {
            let lat = faults.take("/lat", checked_latitude(lat));
            let lon = faults.take("/lon", checked_longitude(lon));
            Some(Position {
                lat: lat?,
                lon: lon?,
            })
        }
    }
}

fn parse_kilometres(text: &str) -> Result<f64, Fault> {
    let number = text
        .parse()
        .map_err(|_not_a_number: std::num::ParseFloatError| {
            Fault::new("out-of-range")
                .fact("min", 0)
                .fact("max", FARTHEST_KM)
        })?;
    in_range(number, 0.0, FARTHEST_KM)
}

fn in_range(number: f64, min: f64, max: f64) -> Result<f64, Fault> {
    if (min..=max).contains(&number) {
        Ok(number)
    } else {
        Err(Fault::new("out-of-range").fact("min", min).fact("max", max))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_two_numbers_on_earth() {
        let (lat, lon) = (58.99, 16.2);
        assert_eq!(parse_place("58.99, 16.20"), Ok(Position { lat, lon }));
        for wrong in [
            "", "58.99", "a,b", "91,0", "0,181", "NaN,0", "inf,0", "1,2,3",
        ] {
            assert!(parse_place(wrong).is_err(), "{wrong}");
        }
        assert!(parse_kilometres("-1").is_err() && parse_kilometres("NaN").is_err());
    }

    #[test]
    fn the_box_holds_all_within_reach_and_gives_up_at_the_edges_of_the_map() {
        let bounds = |lat, lon, km| {
            let near = NearFilter {
                place: Position { lat, lon },
                within_km: Some(km),
            };
            near.bounding_box().unwrap()
        };
        let plain = bounds(59.0, 16.0, 111.0);
        assert_eq!(plain.lat, (58.0, 60.0));
        let (west, east) = plain.lon.unwrap();
        assert!((west - 14.0).abs() < 1e-9 && (east - 18.0).abs() < 1e-9);
        assert_eq!(bounds(89.0, 0.0, 100.0).lon, None);
        assert_eq!(bounds(0.0, 179.9, 100.0).lon, None);
    }
}
