//! Reads what is known of everybody who may help at a session: six statements, however many they are.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel_async::AsyncPgConnection;

use super::fit::{Fit, Hours, common};
use crate::platform::ids::{SessionId, StaffId};
use crate::platform::problem::Problem;
use crate::session::absences::store::{NamedAbsence, of_helpers as absences_of};
use crate::session::helper_hours::store::{HelperHours, joined, of_helpers as hours_of};
use crate::session::model::Session;
use crate::session::query;
use crate::session::resources::occupation::taken_at;
use crate::session::resources::who_helps::{HelperOption, helpers_to_choose};
use crate::session::skills::store::{HelperSkills, of_helpers as skills_of};

/// Somebody who may help.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub id: StaffId,
    pub name: String,
    /// Whether they help at it already.
    pub helps: bool,
    pub fit: Fit,
}

/// Everybody under the owner's controller, who fits best first; those who help at it already before all.
///
/// # Errors
/// 500 when the database does not answer.
pub async fn candidates(
    conn: &mut AsyncPgConnection,
    session: &Session,
    today: NaiveDate,
) -> Result<Vec<Candidate>, Problem> {
    let people = helpers_to_choose(conn, session.organisation_id).await?;
    let ids: Vec<StaffId> = people.iter().map(|one| one.id).collect();
    let day = session.timing.local_date;
    let known = Known {
        session,
        today,
        helping: query::helpers(conn, session.id).await?,
        taken: taken_at(conn, session, &ids).await?,
        away: absences_of(conn, &ids, day, day).await?,
        hours: hours_of(conn, &ids).await?,
        skills: skills_of(conn, &ids).await?,
    };
    let mut all: Vec<Candidate> = people.into_iter().map(|one| known.of(one)).collect();
    all.sort_by_cached_key(|one| (!one.helps, one.fit.order(), one.name.clone()));
    Ok(all)
}

struct Known<'a> {
    session: &'a Session,
    today: NaiveDate,
    helping: Vec<StaffId>,
    taken: HashMap<StaffId, SessionId>,
    away: Vec<NamedAbsence>,
    hours: Vec<(HelperHours, String)>,
    skills: HashMap<StaffId, HelperSkills>,
}

impl Known<'_> {
    fn of(&self, helper: HelperOption) -> Candidate {
        let texts = &self.session.texts;
        let skills = self.skills.get(&helper.id);
        let shared = |wanted: &[String], known: fn(&HelperSkills) -> &Vec<String>| {
            skills.map_or_else(Vec::new, |skills| common(wanted, known(skills)))
        };
        Candidate {
            helps: self.helping.contains(&helper.id),
            fit: Fit {
                allowed: helper.may_help_at(self.session, self.today),
                away: self.away.iter().any(|(away, _)| away.staff_id == helper.id),
                taken: self.taken.contains_key(&helper.id),
                hours: self.hours(helper.id),
                languages: shared(&texts.languages, |skills| &skills.languages),
                topics: shared(&texts.topics, |skills| &skills.topics),
                devices: shared(&texts.particulars.devices, |skills| &skills.devices),
            },
            id: helper.id,
            name: helper.name,
        }
    }

    fn hours(&self, helper: StaffId) -> Hours {
        let own = self.hours.iter().filter(|(one, _)| one.staff_id == helper);
        let own = joined(own.map(|(hours, _)| hours.clone()).collect());
        let (venue, timing) = (self.session.venue_id, &self.session.timing);
        match own.iter().any(|hours| hours.cover(venue, timing)) {
            _ if own.is_empty() => Hours::Unknown,
            true => Hours::Within,
            false => Hours::Outside,
        }
    }
}
