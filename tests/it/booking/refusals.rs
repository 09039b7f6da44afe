//! "Had to refuse": what somebody asked for and was not helped with, counted as a question by one press.

use motesplats::platform::auth::Role;
use serde_json::json;

use super::topics_pages::World;

#[tokio::test]
async fn had_to_refuse_is_one_press_and_the_month_counts_it() {
    let world = World::new().await;
    let desk = world.signed_in(Role::Desk).await;
    let staff = world.app.staff(Role::Desk).at(&world.venue).await;
    let wanted = json!({"name": "Gunvor", "topics": ["bank"]});
    staff.book(world.session, wanted).await.expect(201);
    let action = format!("{}/refusals", world.roster());
    let page = desk.get(&world.roster()).await.expect(200);
    let press = "name=\"topic\" value=\"bank\">Fick säga nej: bank";
    // In the head, and under "More" of the row.
    assert_eq!(page.text().matches(press).count(), 2, "{}", page.text());
    let key = page.hidden("key");
    let head = [("topic", "bank"), ("key", key.as_str())];
    for _double_press in 0..2 {
        let counted = desk.fill(&world.roster(), &action, &head).await.expect(303);
        let back = format!("{}?done=refused", world.roster());
        assert_eq!(counted.header("location"), back);
    }
    assert_eq!(world.app.count("questions").await, 1);
    let row = [head[0], head[1], ("booking", "01a22589-dc1a-710c")];
    desk.fill(&world.roster(), &action, &row).await.expect(303);
    let rows = "select string_agg(concat_ws(' ', channel, topic, outcome, referred_to), ',') from questions";
    assert_eq!(
        world.app.value(rows).await,
        "desk bank referred banken,desk bank referred banken"
    );
    let month = desk.get("/sv/desk/questions.csv").await.expect(200).text();
    assert!(month.contains("bank;desk;referred;2;"), "{month}");

    let page = desk.get(&world.roster()).await.expect(200).text();
    assert!(page.contains("Ångra Bank"), "{page}");
    let removal = page
        .split("action=\"")
        .find(|part| part.contains("/removal"));
    let removal = removal.unwrap().split('"').next().unwrap().to_owned();
    desk.fill(&world.roster(), &removal, &[]).await.expect(303);
    assert_eq!(world.app.count("questions").await, 1);
    let odd = [("topic", "knitting")];
    let refused = desk.fill(&world.roster(), &action, &odd).await;
    assert_eq!(refused.status(), 422);
}

#[tokio::test]
async fn what_needs_a_partner_is_not_our_task_and_a_session_where_all_is_helped_counts_nothing() {
    let world = World::new().await;
    world.app.sql("delete from venue_topics").await;
    let desk = world.signed_in(Role::Desk).await;
    let page = desk.get(&world.roster()).await.expect(200).text();
    assert!(!page.contains("Fick säga nej"), "{page}");
    world
        .app
        .topic(&world.venue, "video-calls", "with-partner", None)
        .await;
    let action = format!("{}/refusals", world.roster());
    let press = [("topic", "video-calls")];
    desk.fill(&world.roster(), &action, &press)
        .await
        .expect(303);
    let row = "select concat_ws(' ', topic, outcome, referred_to) from questions";
    assert_eq!(world.app.value(row).await, "video-calls not-our-task");
}
