//! The statements that say what sessions come to, a record each: added up from bookings, attendance, walk-ins and
//! counts, or taken as it was kept.

/// The columns of a record, as `session_records` has them.
pub(super) const COLUMNS: &str = "session_id, organisation_id, course_id, venue_id, municipality_id, kind, day, \
    ends_at, cancelled, languages, count_state, bookings, no_shows, walk_ins, participants, children, digital";

/// Adds up sessions; `SESSIONS` stands for an array of their ids. Courses, drafts and what is not for everybody have
/// no record. Each sum is looked up for its session: joined, the planner, who takes the sessions to be few, would
/// compare every sum with every session.
const ADDED_UP: &str = "
select s.id as session_id, s.organisation_id, s.course_id, s.venue_id, s.municipality_id, s.kind,
       s.local_date as day, s.ends_at, told.cancelled,
       coalesce(nullif(t.languages, '{}'), ct.languages, '{}') as languages,
       counted.state as count_state,
       coalesce(seats.bookings, 0)::integer as bookings,
       coalesce(seats.no_shows, 0)::integer as no_shows,
       (coalesce(seats.walk_ins, 0) + coalesce(bare.walk_ins, 0))::integer as walk_ins,
       coalesce(counted.total, 0) as participants,
       coalesce(counted.children, 0) as children,
       coalesce(counted.digital, 0) as digital
from unnest(SESSIONS) as wanted (id)
join sessions s on s.id = wanted.id
join session_texts t on t.session_id = s.id
left join sessions c on c.id = s.course_id
left join session_texts ct on ct.session_id = c.id
cross join lateral (select coalesce('cancelled' in (s.status, c.status), false) as cancelled) told
left join lateral (
    select sum(b.seats) filter (where not b.walk_in
               and b.status in ('confirmed', 'pending', 'came', 'no-show', 'excused')) as bookings,
           sum(b.seats) filter (where not b.walk_in and at_session.outcome = 'no-show') as no_shows,
           sum(b.seats) filter (where b.walk_in and at_session.outcome = 'came') as walk_ins
    from bookings b
    cross join lateral (select case
        when s.course_id is null then b.status
        when b.status in ('confirmed', 'pending', 'came', 'no-show', 'excused') then (
            select a.outcome from attendance a where a.booking_id = b.id and a.session_id = s.id)
        end as outcome) at_session
    where b.session_id = coalesce(s.course_id, s.id) and not told.cancelled
) seats on true
left join lateral (
    select sum(w.count) as walk_ins from walk_ins w
    where w.session_id = s.id and w.kind = 'came' and not told.cancelled
) bare on true
left join lateral (
    select n.state, n.total, n.children, n.digital from counts n
    where n.session_id = s.id and not told.cancelled
    order by n.version desc limit 1
) counted on true
where coalesce(c.status, s.status) in ('published', 'cancelled')
  and s.audience = 'public' and coalesce(c.audience, 'public') = 'public'
  and not exists (select from sessions m where m.course_id = s.id)";

/// The sessions of the edition `$1`, and the meetings of its courses.
const CHOSEN: &str = "
with linked as materialized (
    select session_id from session_editions where edition_id = $1
), chosen as materialized (
    select session_id as id from linked
    union
    select m.id from linked l join sessions m on m.course_id = l.session_id
)";

const MISSING: &str = "array(select id from chosen where not exists (select from session_records r where r.session_id = chosen.id))";

/// What has ended and was not counted is due; what was counted before its end is still planned.
const LIVE: &str = "
select r.session_id, r.organisation_id, r.venue_id, r.municipality_id, r.kind, r.day, r.languages,
       o.kind as organiser_type, state,
       r.bookings, r.no_shows, r.walk_ins,
       case when ended then r.participants else 0 end as participants,
       case when ended then r.children else 0 end as children,
       case when ended then r.digital else 0 end as digital
from known r
join organisations o on o.id = r.organisation_id
cross join lateral (select not r.cancelled and r.ends_at <= $2 as ended) at
cross join lateral (select case when r.cancelled then 'cancelled' when ended then coalesce(count_state, 'unreported')
    else 'planned' end as state) told
where $3 or r.organisation_id = any($4)";

/// The records of the sessions whose ids `sessions` makes.
pub(super) fn added_up(sessions: &str) -> String {
    ADDED_UP.replace("SESSIONS", sessions)
}

/// The live figures of an edition as the common table expression `live`: one row for each session, in the columns
/// of `submitted_sessions`. Binds `$1` the edition, `$2` now, `$3` whether every organisation counts, `$4` the
/// organisations otherwise.
pub fn live() -> String {
    let missing = added_up(MISSING);
    format!(
        "{CHOSEN}, added_up as ({missing}), known as (
            select {COLUMNS} from session_records where session_id in (select id from chosen)
            union all select {COLUMNS} from added_up
        ), live as ({LIVE})"
    )
}
