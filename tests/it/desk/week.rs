//! The week: days beside each other, a row for each room or helper, and what stands out said in words.

use motesplats::platform::auth::Role;

use super::{Town, words};

const PAGE: &str = "/sv/desk/week";

#[tokio::test]
async fn a_week_shows_rooms_as_rows_or_helpers_and_slots_of_a_block_as_one_box() {
    let town = Town::new().await;
    let app = &town.app;
    let room = app.room(&town.library, "Studion", false).await;
    let erik = app.staff(Role::Helper).at(&town.town).await;
    for (time, seats) in [("14:00", 1), ("14:40", 1), ("15:20", 2)] {
        let slot = app
            .session(&town.library)
            .kind("one-to-one")
            .title("Tu man hand");
        let slot = slot
            .starting("2026-10-07", time)
            .minutes(40)
            .seats(seats)
            .room(room);
        slot.helper(erik.id).published().insert().await;
    }
    let lecture = app.session(&town.library).published().title("Föreläsning");
    let lecture = lecture
        .starting("2026-10-08", "17:00")
        .helper(erik.id)
        .insert()
        .await;
    let lonely = app.session(&town.library).published().title("Ensam kväll");
    lonely.starting("2026-10-09", "17:00").insert().await;
    let off = app.session(&town.library).cancelled().title("Inte av");
    off.starting("2026-10-05", "10:00").insert().await;
    let desk = town.signed_in(Role::Desk).await;
    let page = desk
        .get(&format!("{PAGE}?venue=lasstugan"))
        .await
        .expect(200);
    assert_eq!(page.header("cache-control"), "no-store");
    let page = page.text();
    let read = words(&page);
    for part in [
        "Vecka 41, mån 5 okt.–sön 11 okt.",
        "Tis 6 okt., i dag",
        "14.00–16.00 Tu man hand, 3 tider Kim helper · 0 av 4 bokade",
        "Ensam kväll 0 av 8 bokade Hjälpare saknas",
        "Inte av",
        "Inställt",
        "Utan rum",
    ] {
        assert!(read.contains(part), "{part}: {read}");
    }
    assert!(!read.contains("Lör 10"), "nothing on Saturday: {read}");
    assert!(
        page.contains(&format!("/sv/desk/sessions/{lecture}?venue=lasstugan")),
        "{page}"
    );
    assert!(
        page.contains("/sv/desk/today?venue=lasstugan&#38;date=2026-10-07"),
        "{page}"
    );

    let helpers = desk
        .get(&format!("{PAGE}?by=helper"))
        .await
        .expect(200)
        .text();
    let by_helper = r#"<th scope="row">Kim helper</th>"#;
    assert!(helpers.contains(by_helper), "{helpers}");
    assert!(words(&helpers).contains("Utan hjälpare"), "{helpers}");
}

#[tokio::test]
async fn weeks_follow_each_other_into_the_past_and_over_the_turn_of_the_year() {
    let town = Town::new().await;
    let past = town.app.session(&town.valla).published().title("I våras");
    past.starting("2026-04-14", "10:00").insert().await;
    let desk = town.signed_in(Role::Desk).await;
    let april = desk
        .get(&format!("{PAGE}?week=2026-W16&venue=valla"))
        .await
        .expect(200)
        .text();
    assert!(
        words(&april).contains("I våras 0 av 8 bokade Inte räknad"),
        "{april}"
    );
    for week in ["2026-W15", "2026-W17"] {
        let link = format!("/sv/desk/week?venue=valla&#38;week={week}");
        assert!(april.contains(&link), "{link}: {april}");
    }
    let last = desk
        .get(&format!("{PAGE}?week=2026-W53"))
        .await
        .expect(200)
        .text();
    assert!(last.contains("week=2027-W01"), "{last}");
    assert!(
        words(&last).contains("Inga tillfällen den veckan."),
        "{last}"
    );
    for odd in ["2026-W54", "99999-W01", "%3Cb%3E", "2199-W52", "1900-W01"] {
        desk.get(&format!("{PAGE}?week={odd}")).await.expect(200);
    }
}

#[tokio::test]
async fn a_volunteer_sees_a_week_of_own_sessions_and_a_stranger_none() {
    let town = Town::new().await;
    let app = &town.app;
    let volunteer = app.staff(Role::Volunteer).at(&town.town).await;
    let own = app.session(&town.library).published().title("Egen hjälp");
    own.helper(volunteer.id).insert().await;
    app.session(&town.library)
        .published()
        .title("Andras hjälp")
        .insert()
        .await;
    let client = app.signed_in(&volunteer).await;
    let read = words(&client.get(PAGE).await.expect(200).text());
    assert!(
        read.contains("Egen hjälp") && !read.contains("Andras hjälp"),
        "{read}"
    );
    let flen = app.organisation("flen").insert().await;
    let stranger = app.staff(Role::Planner).at(&flen).await;
    let stranger = app.signed_in(&stranger).await;
    let read = words(&stranger.get(PAGE).await.expect(200).text());
    assert!(read.contains("Inga tillfällen den veckan."), "{read}");
    town.signed_in(Role::Steering)
        .await
        .get(PAGE)
        .await
        .expect(403);
}
