//! Today at a venue: what runs, what comes, what must be done, for each who may see it.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use serde_json::json;

use super::{Town, words};
use crate::booking::gunvor;

const PAGE: &str = "/sv/desk/today";

#[tokio::test]
async fn what_runs_now_comes_first_with_who_helps_and_one_press_opens_its_list() {
    let town = Town::new().await;
    let app = &town.app;
    let helper = app.staff(Role::Helper).at(&town.town).await;
    let room = app.room(&town.library, "Datasalen", false).await;
    let now = app
        .session(&town.library)
        .published()
        .title("Mobilen på ditt språk");
    let now = now
        .starting("2026-10-06", "09:30")
        .minutes(90)
        .room(room)
        .helper(helper.id);
    let now = now.insert().await;
    let earlier = app.session(&town.library).published().title("Morgonhjälp");
    earlier.starting("2026-10-06", "08:00").insert().await;
    let later = app.session(&town.library).published().title("Kvällskurs");
    later.starting("2026-10-06", "18:00").insert().await;
    let tomorrow = app.session(&town.library).published().title("Onsdagshjälp");
    tomorrow.starting("2026-10-07", "10:00").insert().await;
    app.session(&town.library)
        .title("Ett utkast")
        .insert()
        .await;
    let booking = app.booked(now, "confirmed", 3).await;
    let desk = app.staff(Role::Desk).at(&town.library).await;
    app.attended(booking, now, "came", desk.id).await;

    let client = app.signed_in(&desk).await;
    let page = client.get(PAGE).await.expect(200);
    assert_eq!(page.header("cache-control"), "no-store");
    let page = page.text();
    let order = [
        "Pågår nu",
        "Mobilen på ditt språk",
        "Kim helper · Datasalen",
        "Sedan i dag",
        "Kvällskurs",
        "Tidigare i dag",
        "Morgonhjälp",
        "Inte räknad",
        "I morgon, onsdag 7 oktober",
        "Onsdagshjälp",
        "Åtgärda",
        "1 tillfälle att räkna",
    ];
    let read = words(&page);
    let places: Vec<usize> = order
        .iter()
        .map(|words| {
            read.find(words)
                .unwrap_or_else(|| panic!("{words}: {read}"))
        })
        .collect();
    assert!(places.is_sorted(), "{places:?}: {read}");
    assert!(!read.contains("Ett utkast"), "{read}");
    let list = format!("href=\"/sv/desk/sessions/{now}\"");
    assert!(page.contains(&list), "{page}");
}

#[tokio::test]
async fn a_walk_in_is_added_where_the_day_is_seen_and_leads_back_there() {
    let town = Town::new().await;
    let app = &town.app;
    let session = app.session(&town.valla).drop_in().published();
    let session = session
        .starting("2026-10-06", "09:00")
        .minutes(180)
        .insert()
        .await;
    let desk = town.signed_in(Role::Desk).await;
    let page = format!("{PAGE}?venue=valla");
    let shown = desk.get(&page).await.expect(200).text();
    let form = format!("/sv/desk/sessions/{session}/walk-ins?venue=valla");
    assert!(shown.contains(&form), "{shown}");
    let fields = [("count", "1"), ("back", "today")];
    let sent = desk.fill(&page, &form, &fields).await.expect(303);
    assert_eq!(sent.header("location"), page);
    let shown = desk.get(&page).await.expect(200).text();
    assert!(words(&shown).contains("1 kommit"), "{shown}");
    let elsewhere = [("count", "1"), ("back", "https://exempel.se")];
    let sent = desk.fill(&page, &form, &elsewhere).await.expect(303);
    assert!(sent.header("location").starts_with("/sv/desk/sessions/"));
}

#[tokio::test]
async fn a_day_without_sessions_says_so_and_shows_the_next_that_has_any() {
    let town = Town::new().await;
    let session = town
        .app
        .session(&town.library)
        .published()
        .title("Fredagshjälp");
    session.starting("2026-10-09", "10:00").insert().await;
    let desk = town.signed_in(Role::Desk).await;
    let read = words(&desk.get(PAGE).await.expect(200).text());
    for part in [
        "Inga tillfällen i dag.",
        "Fredag 9 oktober",
        "Fredagshjälp",
        "Allt är gjort.",
    ] {
        assert!(read.contains(part), "{part}: {read}");
    }
    let friday = desk
        .get(&format!("{PAGE}?date=2026-10-09"))
        .await
        .expect(200)
        .text();
    assert!(words(&friday).contains("Fredag 9 oktober"), "{friday}");
    assert!(!words(&friday).contains("Allt är gjort"), "{friday}");
    for odd in [
        "i+morgon",
        "0000-00-00",
        "262143-12-31",
        "-262143-01-01",
        "%00",
    ] {
        desk.get(&format!("{PAGE}?date={odd}")).await.expect(200);
    }
}

#[tokio::test]
async fn a_letter_that_did_not_arrive_stands_in_red_until_somebody_has_dealt_with_it() {
    let town = Town::new().await;
    let app = &town.app;
    let session = app.session(&town.library).published().insert().await;
    let sonja = json!({ "name": "Sonja Ivarsson", "contact": { "email": "sonja@exempel.se" } });
    app.visitor().book(session, sonja).await.expect(201);
    app.sql("update letters set state = 'failed', reason = 'RCPT TO: 550'")
        .await;
    let desk = town.signed_in(Role::Desk).await;
    let read = words(&desk.get(PAGE).await.expect(200).text());
    assert!(
        read.contains("1 mejl kom inte fram Sonja Ivarsson, tisdag 6 oktober kl. 13.00"),
        "{read}"
    );
    assert_eq!(
        app.audited("today.read").await,
        1,
        "a look at a name is recorded"
    );

    app.make_bookings_discreet().await;
    let read = words(&desk.get(PAGE).await.expect(200).text());
    assert!(!read.contains("Sonja"), "{read}");
    let booking = app.first_booking().await.id;
    let page = format!("/sv/desk/bookings/{booking}");
    let again = format!("{page}/letter");
    desk.fill(PAGE, &again, &[]).await.expect(303);
    let read = words(&desk.get(PAGE).await.expect(200).text());
    assert!(!read.contains("kom inte fram"), "{read}");
}

#[tokio::test]
async fn offers_and_interpreters_are_listed_for_the_desk_and_nobody_elses() {
    let town = Town::new().await;
    let app = &town.app;
    let session = app.session(&town.valla).published().insert().await;
    app.booked(session, "pending", 1).await;
    app.booked(session, "offered", 1).await;
    let until =
        "update bookings set offered_until = '2026-10-06T10:00:00Z' where status = 'offered'";
    app.sql(until).await;
    let desk = town.signed_in(Role::Desk).await;
    let read = words(&desk.get(PAGE).await.expect(200).text());
    assert!(
        read.contains("Erbjuden plats:") && read.contains("svar före tisdag 6 oktober kl. 12.00"),
        "{read}"
    );
    assert!(
        read.contains("Tolk till") && read.contains("Tolk inte klar"),
        "{read}"
    );
    let elsewhere = desk
        .get(&format!("{PAGE}?venue=lasstugan"))
        .await
        .expect(200)
        .text();
    assert!(!words(&elsewhere).contains("Tolk till"), "{elsewhere}");
    let flen = app.organisation("flen").insert().await;
    let stranger = app.staff(Role::Desk).at(&flen).await;
    let stranger = app.signed_in(&stranger).await;
    let read = words(&stranger.get(PAGE).await.expect(200).text());
    assert!(
        !read.contains("Tolk") && read.contains("Inga tillfällen"),
        "{read}"
    );
}

#[tokio::test]
async fn a_volunteer_sees_own_sessions_alone_and_is_told_when_the_list_opens() {
    let town = Town::new().await;
    let app = &town.app;
    let volunteer = app.staff(Role::Volunteer).at(&town.town).await;
    let own = app
        .session(&town.library)
        .published()
        .title("Egen hjälp")
        .helper(volunteer.id);
    let own = own.starting("2026-10-07", "10:00").insert().await;
    app.session(&town.library)
        .published()
        .title("Andras hjälp")
        .insert()
        .await;
    app.visitor().book(own, gunvor()).await.expect(201);
    let client = app.signed_in(&volunteer).await;
    let page = client.get(PAGE).await.expect(200).text();
    let read = words(&page);
    assert!(read.contains("Egen hjälp"), "{read}");
    assert!(
        read.contains("Din lista öppnar på morgonen onsdag 7 oktober."),
        "{read}"
    );
    assert!(
        !read.contains("Andras hjälp") && !read.contains("Åtgärda"),
        "{read}"
    );
    assert!(!page.contains(&format!("/desk/sessions/{own}")), "{page}");

    app.clock().advance(TimeDelta::hours(23));
    let client = app.signed_in(&volunteer).await;
    let page = client.get(PAGE).await.expect(200).text();
    assert!(!words(&page).contains("Din lista öppnar"), "{page}");
    let list = format!("/sv/desk/sessions/{own}");
    assert!(page.contains(&list), "{page}");
    client.get(&list).await.expect(200);
}

#[tokio::test]
async fn a_volunteer_who_has_pledged_nothing_is_told_what_is_missing() {
    let town = Town::new().await;
    let app = &town.app;
    let volunteer = app
        .staff(Role::Volunteer)
        .without_pledge()
        .at(&town.town)
        .await;
    let own = app
        .session(&town.library)
        .published()
        .helper(volunteer.id)
        .insert()
        .await;
    let client = app.signed_in(&volunteer).await;
    let page = client.get(PAGE).await.expect(200).text();
    assert!(
        words(&page).contains("Listan öppnar när ditt tystnadslöfte är noterat."),
        "{page}"
    );
    assert!(!page.contains(&format!("/desk/sessions/{own}")), "{page}");
}

#[tokio::test]
async fn a_meeting_stands_on_its_day_with_the_seats_of_its_course() {
    let town = Town::new().await;
    let app = &town.app;
    let course = app
        .session(&town.library)
        .kind("course")
        .published()
        .title("Kursen");
    let course = course
        .starting("2026-10-01", "15:00")
        .minutes(60 * 24 * 14)
        .seats(6)
        .insert()
        .await;
    let meeting = app
        .session(&town.library)
        .kind("course")
        .published()
        .title("Andra träffen");
    meeting
        .starting("2026-10-06", "15:00")
        .meeting_of(course)
        .insert()
        .await;
    app.visitor().book(course, gunvor()).await;
    app.set_seats_taken(course, 4).await;
    let desk = town.signed_in(Role::Desk).await;
    let read = words(&desk.get(PAGE).await.expect(200).text());
    assert!(read.contains("Andra träffen"), "{read}");
    assert!(read.contains("4 av 6 bokade"), "{read}");
    assert!(!read.contains("Kursen"), "{read}");
}

#[tokio::test]
async fn a_full_day_is_shown_whole() {
    let town = Town::new().await;
    for hour in 8..20 {
        for minute in [0, 10, 20, 30, 40, 50] {
            let session = town.app.session(&town.library).published();
            let time = format!("{hour:02}:{minute:02}");
            session
                .starting("2026-10-06", &time)
                .minutes(10)
                .insert()
                .await;
        }
    }
    let desk = town.signed_in(Role::Desk).await;
    let page = desk.get(PAGE).await.expect(200).text();
    assert!(words(&page).contains("72 tillfällen"), "{}", words(&page));
}
