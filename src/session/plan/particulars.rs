//! Reads the particulars of a request. The faults stand at the members' names.

use serde_json::Value;

use super::bounds::Age;
use super::request::{AgesRequest, SessionRequest};
use crate::platform::problem::{Fault, Faults};
use crate::platform::text::{LanguageTag, LocalText, web_address};
use crate::session::fields::whole;
use crate::session::particulars::{Device, Particulars, TargetGroup};
use crate::venue::checked_position;

/// `language` is that of texts that name none.
pub fn parse_particulars(
    request: &SessionRequest,
    language: LanguageTag,
    faults: &mut Faults,
) -> Particulars {
    let mut reader = Reader { language, faults };
    let place = reader.text("/place", request.place.as_ref(), 200);
    let position = checked_position(request.lat, request.lon, reader.faults);
    reader.wants_place(request, position.is_some());
    let kind_name = reader.text("/kindName", request.kind_name.as_ref(), 60);
    let bring = reader.text("/bring", request.bring.as_ref(), 500);
    let groups = request.target_groups.as_deref();
    let devices = request.devices.as_deref();
    let target_groups = reader.names("/targetGroups", groups, |name| {
        TargetGroup::parse(name).map(TargetGroup::name)
    });
    let devices = reader.names("/devices", devices, |name| {
        Device::parse(name).map(Device::name)
    });
    let ages = reader.ages(request.ages.as_ref());
    let online = request.online_address.as_deref();
    Particulars {
        place,
        kind_name,
        bring,
        target_groups,
        devices,
        place_lat: position.map(|at| at.lat),
        place_lon: position.map(|at| at.lon),
        online_address: faults.take_optional("/onlineAddress", online, web_address),
        ..ages
    }
}

struct Reader<'a> {
    language: LanguageTag,
    faults: &'a mut Faults,
}

impl Reader<'_> {
    fn text(&mut self, place: &str, given: Option<&Value>, max: usize) -> Option<LocalText> {
        let given = given.filter(|value| !value.is_null())?.clone();
        let parsed = LocalText::parse(given, self.language, max, false);
        self.faults.take_within(place, parsed)
    }

    /// A position is that of a place in words: a venue has its own.
    fn wants_place(&mut self, request: &SessionRequest, has_position: bool) {
        let is_said = request.place.as_ref().is_some_and(|place| !place.is_null());
        if has_position && !is_said {
            let missing = Fault::new("missing").fact("name", "place");
            self.faults.add("/place", missing);
        }
    }

    /// Names of a closed list, each once.
    fn names(
        &mut self,
        place: &str,
        given: Option<&[String]>,
        parse: impl Fn(&str) -> Result<&'static str, Fault>,
    ) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for (index, text) in given.unwrap_or_default().iter().enumerate() {
            let name = self.faults.take(&format!("{place}/{index}"), parse(text));
            found.extend(name.map(str::to_owned).filter(|name| !found.contains(name)));
        }
        found
    }

    /// The columns of the rule of age alone.
    fn ages(&mut self, given: Option<&AgesRequest>) -> Particulars {
        let Some(given) = given else {
            return Particulars::default();
        };
        let mut years = |place, given| {
            let years = whole(self.faults, place, given, Age::BOUNDS)?;
            i16::try_from(years).ok()
        };
        let (age_from, age_to) = (years("/ages/from", given.from), years("/ages/to", given.to));
        if age_from.zip(age_to).is_some_and(|(from, to)| to < from) {
            self.faults.add("/ages/to", Fault::new("ages-reversed"));
        }
        Particulars {
            age_from,
            age_to,
            age_words: self.text("/ages/words", given.words.as_ref(), 200),
            ..Particulars::default()
        }
    }
}
