//! What lies near a place: `near=58.99,16.20&withinKm=30`.

use diesel::define_sql_function;
use diesel::sql_types::{Double, Nullable};

use crate::platform::http::request::query::Query;
use crate::platform::problem::{Fault, Problem};

define_sql_function! {
    /// Kilometres between two places, by the haversine formula; null where one has no position.
    fn distance_km(
        lat_a: Nullable<Double>, lon_a: Nullable<Double>,
        lat_b: Nullable<Double>, lon_b: Nullable<Double>
    ) -> Nullable<Double>;
}

/// Kilometres that one degree of latitude spans, a little short, so that a box is never too small.
const KM_PER_DEGREE: f64 = 111.0;
/// Half the way around the earth: farther away nothing is.
const FARTHEST_KM: f64 = 20_040.0;

/// A place, and how far from it one looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// Only what lies within so many kilometres.
    pub within_km: Option<f64>,
}

/// A box on the map that holds all that is near: cheap to compare with, before distances are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Around {
    /// From south to north.
    pub lat: (f64, f64),
    /// From west to east; none where the box goes around a pole or over the date line.
    pub lon: Option<(f64, f64)>,
}

impl Near {
    /// Reads `near` and `withinKm`.
    ///
    /// # Errors
    /// 422 when `near` is no place on earth, and for `withinKm` out of range or without `near`.
    pub fn of(query: &Query) -> Result<Option<Self>, Problem> {
        let within = query.get("withinKm").map(kilometres).transpose();
        let within_km = within.map_err(|fault| Problem::fault("/withinKm", fault))?;
        match (query.get("near"), within_km) {
            (Some(text), _) => {
                let (lat, lon) = place(text).map_err(|fault| Problem::fault("/near", fault))?;
                Ok(Some(Self {
                    lat,
                    lon,
                    within_km,
                }))
            }
            (None, Some(_)) => {
                let fault = Fault::new("missing").fact("name", "near");
                Err(Problem::fault("/near", fault))
            }
            (None, None) => Ok(None),
        }
    }

    /// The box around all that is within reach, when there is a limit.
    #[must_use]
    pub fn around(&self) -> Option<Around> {
        let high = self.within_km? / KM_PER_DEGREE;
        let (south, north) = (self.lat - high, self.lat + high);
        // A degree of longitude is shortest at the edge of the box that is nearest to a pole.
        let shrinking = south.abs().max(north.abs()).to_radians().cos();
        let wide = high / shrinking;
        let (west, east) = (self.lon - wide, self.lon + wide);
        let plain = south > -89.0 && north < 89.0 && west > -180.0 && east < 180.0;
        Some(Around {
            lat: (south, north),
            lon: plain.then_some((west, east)),
        })
    }
}

fn place(text: &str) -> Result<(f64, f64), Fault> {
    let bad = || Fault::new("bad-position");
    let (lat, lon) = text.split_once(',').ok_or_else(bad)?;
    Ok((
        latitude(degrees(lat).ok_or_else(bad)?)?,
        longitude(degrees(lon).ok_or_else(bad)?)?,
    ))
}

fn degrees(text: &str) -> Option<f64> {
    text.trim().parse().ok()
}

/// A latitude as it may be.
pub(super) fn latitude(degrees: f64) -> Result<f64, Fault> {
    within(degrees, -90.0, 90.0)
}

/// A longitude as it may be.
pub(super) fn longitude(degrees: f64) -> Result<f64, Fault> {
    within(degrees, -180.0, 180.0)
}

fn kilometres(text: &str) -> Result<f64, Fault> {
    let number = text
        .parse()
        .map_err(|_not_a_number: std::num::ParseFloatError| {
            Fault::new("out-of-range")
                .fact("min", 0)
                .fact("max", FARTHEST_KM)
        })?;
    within(number, 0.0, FARTHEST_KM)
}

fn within(number: f64, min: f64, max: f64) -> Result<f64, Fault> {
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
        assert_eq!(place("58.99, 16.20"), Ok((58.99, 16.2)));
        for wrong in [
            "", "58.99", "a,b", "91,0", "0,181", "NaN,0", "inf,0", "1,2,3",
        ] {
            assert!(place(wrong).is_err(), "{wrong}");
        }
        assert!(kilometres("-1").is_err() && kilometres("NaN").is_err());
    }

    #[test]
    fn the_box_holds_all_within_reach_and_gives_up_at_the_edges_of_the_map() {
        let near = |lat, lon, km| Near {
            lat,
            lon,
            within_km: Some(km),
        };
        let around = near(59.0, 16.0, 111.0).around().unwrap();
        assert_eq!(around.lat, (58.0, 60.0));
        let (west, east) = around.lon.unwrap();
        assert!((west - 14.0).abs() < 1e-9 && (east - 18.0).abs() < 1e-9);
        assert_eq!(near(89.0, 0.0, 100.0).around().unwrap().lon, None);
        assert_eq!(near(0.0, 179.9, 100.0).around().unwrap().lon, None);
    }
}
