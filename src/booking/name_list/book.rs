//! Books everybody on a list, or nobody: by the desk's own command and its rules, in one transaction. The same list a
//! second time finds the bookings that the first one made.

use std::collections::HashMap;
use std::sync::Arc;

use diesel_async::AsyncPgConnection;

use super::people::ListedPerson;
use super::sheet::ListedRow;
use crate::booking::batcher::{Booked, BookingBatcher, BookingCommand};
use crate::booking::contact::ContactKey;
use crate::booking::input::NewBooking;
use crate::booking::problems::BookError;
use crate::booking::rules::Refusal;
use crate::organisation;
use crate::platform::auth::Scope;
use crate::platform::db::Db;
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::ids::SessionId;
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::secrets::Keys;
use crate::platform::sheet::RowFaults;
use crate::platform::text::LanguageTag;
use crate::session::{self, MOST_IN_ONE_ACT, Session};

/// What came of a list, or what would come of it.
#[derive(Debug, Default)]
pub struct BookedList {
    pub rows: usize,
    /// Bookings.
    pub created: usize,
    /// People who get a seat by them.
    pub seats: i64,
    /// Who stood there already.
    pub unchanged: usize,
    pub faults: RowFaults,
}

/// Books the people of a list. With a fault nobody is booked, and without `write` nobody is either.
///
/// # Errors
/// 503 when the database is away or a session is locked for too long.
pub async fn book_list(
    db: &Db,
    batcher: &BookingBatcher,
    rows: &[ListedRow],
    mut faults: RowFaults,
    how: HowToBook<'_>,
) -> Result<BookedList, Problem> {
    let sessions = {
        let mut conn = db.get().await?;
        find_sessions(&mut conn, rows, how.scope, &mut faults).await?
    };
    let (mut commands, mut numbers) = (Vec::new(), Vec::new());
    let mut seen = HashMap::new();
    for row in rows {
        let Some(listed) = sessions.get(&row.session) else {
            continue;
        };
        if let Some(booking) = check(&row.person, listed, &mut seen, &mut faults) {
            commands.push(command(booking, listed, &how));
            numbers.push(row.person.row);
        }
    }
    let write = how.write && faults.is_empty();
    let booked = match commands.is_empty() {
        true => Vec::new(),
        false => batcher.book_together(&commands, write).await?,
    };
    let mut list = BookedList {
        rows: rows.len(),
        faults,
        ..BookedList::default()
    };
    for (number, booked) in numbers.into_iter().zip(booked) {
        list.add(number, booked)?;
    }
    if how.write && !list.faults.is_empty() {
        (list.created, list.seats) = (0, 0);
    }
    Ok(list)
}

/// Who books, and whether it is meant.
#[derive(Debug, Clone, Copy)]
pub struct HowToBook<'a> {
    /// Where this member of staff serves people.
    pub scope: &'a Scope,
    pub keys: &'a Keys,
    pub write: bool,
}

impl BookedList {
    fn add(&mut self, row: usize, booked: Result<Booked, BookError>) -> Result<(), Problem> {
        match booked {
            Ok(booked) if booked.replayed => self.unchanged += 1,
            Ok(booked) => {
                self.created += 1;
                self.seats += i64::from(booked.booking.seats);
            }
            // Staff are told of seats, not of the queue.
            Err(BookError::Refused(Refusal::SoldOut { left })) => {
                let full = Fault::new("sold-out").fact("left", left);
                self.faults.add(row, "", full);
            }
            Err(error) => {
                let problem = Problem::from(error);
                if problem.kind.is_server_error() {
                    return Err(problem);
                }
                self.faults.refuse(row, problem);
            }
        }
        Ok(())
    }
}

/// A session of the list, and what its owner says of everybody.
struct ListedSession {
    session: Arc<Session>,
    country: String,
    language: LanguageTag,
}

/// The sessions at which this member of staff serves people, each read once.
async fn find_sessions(
    conn: &mut AsyncPgConnection,
    rows: &[ListedRow],
    scope: &Scope,
    faults: &mut RowFaults,
) -> Result<HashMap<SessionId, ListedSession>, Problem> {
    let (mut found, mut unknown) = (HashMap::new(), Vec::new());
    for row in rows {
        if found.contains_key(&row.session) {
            continue;
        }
        let at = |code| (row.person.row, "/sessionId", Fault::new(code));
        if found.len() == MOST_IN_ONE_ACT {
            let (number, pointer, fault) = at("too-many-sessions");
            faults.add(number, pointer, fault.fact("max", MOST_IN_ONE_ACT));
            continue;
        }
        let session = match unknown.contains(&row.session) {
            true => None,
            false => session::load_within(conn, row.session, scope).await?,
        };
        let Some(session) = session else {
            unknown.push(row.session);
            let (number, pointer, fault) = at("unknown-session");
            faults.add(number, pointer, fault);
            continue;
        };
        let owner = session.organisation_id;
        let listed = ListedSession {
            country: organisation::country_of(conn, owner).await?,
            language: organisation::language_of(conn, owner).await?,
            session: Arc::new(session),
        };
        found.insert(row.session, listed);
    }
    Ok(found)
}

/// Who is on a list twice, reached in the same way, is a fault of the second row.
type Seen = HashMap<(SessionId, String, ContactKey), usize>;

fn check(
    person: &ListedPerson,
    listed: &ListedSession,
    seen: &mut Seen,
    faults: &mut RowFaults,
) -> Option<NewBooking> {
    let request = person.request(listed.language.as_str());
    let booking = match NewBooking::parse(request, &listed.session, &listed.country) {
        Ok(booking) => booking,
        Err(wrong) => {
            add_by_column(person.row, wrong, faults);
            return None;
        }
    };
    let contact = ContactKey::of_contact(&booking.contact);
    let key = contact.map(|contact| {
        let name = booking.name.as_str().to_lowercase();
        (booking.session, name, contact)
    });
    let first = key.and_then(|key| seen.insert(key, person.row));
    if let Some(first) = first {
        let doubled = Fault::new("doubled-person").fact("row", first);
        faults.add(person.row, "/name", doubled);
        return None;
    }
    Some(booking)
}

/// A list has a column for each way to reach somebody.
fn add_by_column(row: usize, wrong: Faults, faults: &mut RowFaults) {
    for field in wrong.into_fields() {
        let column = field.pointer.strip_prefix("/contact");
        let column = column.unwrap_or(&field.pointer).to_owned();
        faults.add(row, column, field.fault);
    }
}

fn command(booking: NewBooking, listed: &ListedSession, how: &HowToBook<'_>) -> BookingCommand {
    let (by, key) = (how.scope.staff, IdempotencyKey::fresh());
    BookingCommand::new(booking, Some(by), key, how.keys).seeing(&listed.session)
}
