//! One week, as it is asked for.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::NaiveDate;
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;

use super::boxes::WeekFacts;
use super::grid::Grid;
use super::page::WeekPage;
use super::which::RowsAre;
use crate::platform::auth::{Can, Permission, Role, rights};
use crate::platform::i18n::{Locale, dates, t, t_with};
use crate::platform::ids::SessionId;
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time::today;
use crate::platform::ui::form::{Choice, Choices};
use crate::platform::ui::{DeskNavigation, HtmlPage, Layout};
use crate::session::count::history::counted;
use crate::session::list::course_seats::CourseSeats;
use crate::session::list::filter::SessionFilter;
use crate::session::list::helped_by::helped_by;
use crate::session::list::page::page_with_related;
use crate::session::week::Week;
use crate::venue::{Closures, closures, venues_by_id};

const PATH: &str = "/desk/week";
/// A table shows no more.
const MOST: i64 = 300;

pub async fn show(
    can: Can<rights::ReadRoster>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (now, query) = (state.clock.now(), Query::lenient(&request));
    let navigation = DeskNavigation::of(&request);
    let today = today(now);
    let week = Week::asked(&query, today);
    let span = (week.monday, week.sunday());
    let filter = SessionFilter::of_days(can.scope(), navigation.venue(), span, now);
    let first = Paging {
        page: 1,
        limit: MOST,
    };
    let mut conn = state.db.get().await?;
    let (rows, related, total) = page_with_related(&mut conn, &filter, first, now).await?;
    let ids: Vec<SessionId> = rows.iter().map(|row| row.session.id).collect();
    let layout = Layout::asked(&request, &state, PATH)?;
    let facts = WeekFacts {
        layout: &layout,
        related: &related,
        helped_by: helped_by(&mut conn, &ids).await?,
        counted: counted(&mut conn, &ids).await?,
        seats: CourseSeats::load(&mut conn, rows.iter()).await?,
        names_venues: navigation.names_venues(),
        opens_lists: can.actor().grants.iter().any(|grant| {
            let reads = grant.role.permissions().contains(&Permission::ReadRoster);
            reads && grant.role != Role::Volunteer
        }),
        now,
    };
    let by = RowsAre::asked(&query);
    let closures = closures_at(&mut conn, &navigation, span).await?;
    let grid = Grid {
        facts: &facts,
        rows: &rows,
        by,
        week,
        today,
        closures,
    };
    let page = WeekPage {
        more: (total.known() > MOST).then(|| t(layout.locale, "week-more").into_owned()),
        ..page(&layout, &navigation, &grid, week, by)
    };
    Ok(HtmlPage::private(page).answer())
}

/// Of the venue that is chosen, or the only one there is.
async fn closures_at(
    conn: &mut AsyncPgConnection,
    navigation: &DeskNavigation,
    (monday, sunday): (NaiveDate, NaiveDate),
) -> QueryResult<Closures> {
    let Some(shown) = navigation.only_or_chosen() else {
        return Ok(Closures::default());
    };
    match venues_by_id(conn, &[shown.id]).await?.remove(&shown.id) {
        Some(venue) => closures(conn, &venue, monday, sunday).await,
        None => Ok(Closures::default()),
    }
}

fn page(
    layout: &Layout,
    navigation: &DeskNavigation,
    grid: &Grid<'_>,
    week: Week,
    by: RowsAre,
) -> WeekPage {
    let locale = layout.locale;
    let url = |week: Week| {
        let name = week.name();
        let by = (by == RowsAre::Helpers).then_some(("by", by.name()));
        let asked = std::iter::once(("week", name.as_str())).chain(by);
        layout.at_venue(PATH, &asked.collect::<Vec<_>>())
    };
    let other = |week: Week| t_with(locale, "week-other", &[("n", week.number().into())]);
    let chosen = navigation.chosen.as_ref();
    let path = url(week);
    let path = path
        .strip_prefix(&layout.url(""))
        .unwrap_or(PATH)
        .to_owned();
    let programme = |slug: &str| {
        let name = week.name();
        layout.url(&format!("/venues/{slug}/programme?week={name}"))
    };
    WeekPage {
        programme_href: chosen.map(|venue| programme(&venue.slug)),
        place: chosen
            .map(|venue| venue.name.clone())
            .or_else(|| layout.only_venue().map(str::to_owned)),
        previous_href: url(week.before()),
        previous: other(week.before()),
        next_href: url(week.after()),
        next: other(week.after()),
        by: choices(locale, by),
        hidden: std::iter::once(("week", week.name()))
            .chain(chosen.map(|venue| ("venue", venue.slug.clone())))
            .collect(),
        rows_are: rows_are(locale, by),
        days: grid.days(),
        rows: grid.rows(),
        list: grid.list(),
        nothing: grid
            .rows
            .is_empty()
            .then(|| t(locale, "week-nothing").into_owned()),
        more: None,
        l: Layout {
            title: title(locale, week.number(), (week.monday, week.sunday())),
            path,
            ..layout.clone()
        },
    }
}

/// "Vecka 41, mån 5 okt.–sön 11 okt."
fn title(locale: Locale, number: u32, (monday, sunday): (NaiveDate, NaiveDate)) -> String {
    let [from, to] = [monday, sunday].map(|day| dates::day_short(locale, day));
    let facts = [
        ("n", number.into()),
        ("from", from.into()),
        ("to", to.into()),
    ];
    t_with(locale, "week-title", &facts)
}

fn rows_are(locale: Locale, by: RowsAre) -> String {
    let key = match by {
        RowsAre::Rooms => "week-by-room",
        RowsAre::Helpers => "week-by-helper",
    };
    t(locale, key).into_owned()
}

fn choices(locale: Locale, by: RowsAre) -> Choices {
    let one = |of: RowsAre| Choice::new(of.name(), rows_are(locale, of), by.name());
    let choices = [RowsAre::Rooms, RowsAre::Helpers].map(one);
    Choices::new("by", t(locale, "week-by"), choices.to_vec())
}
