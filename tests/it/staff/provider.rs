//! Signing in through the organisation's identity provider: linked by what it calls people, roles by its groups.

use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use super::second_step::SIGN_IN;
use super::{EMAIL, PASSWORD, coordinator, planner};
use crate::support::identity_provider::TestProvider;
use crate::support::{Answer, Client, TestApp};

pub(super) const START: &str = "/sv/desk/sign-in/provider";
const SESSION: &str = "__Host-motesplats=";
pub(super) const ATTEMPT: &str = "__Host-provider=";

/// A service that knows a provider, with further settings.
pub(super) async fn with_provider(settings: &[(&str, &str)]) -> (TestApp, TestProvider) {
    let provider = TestProvider::start();
    let own = provider.settings();
    let own = own.iter().map(|(key, value)| (*key, value.as_str()));
    let all: Vec<(&str, &str)> = own.chain(settings.iter().copied()).collect();
    (TestApp::spawn_with(&all).await, provider)
}

/// Somebody whom the provider knows by this name, with the planner's address.
pub(super) fn kim(subject: &str) -> Value {
    json!({
        "sub": subject,
        "email": EMAIL.to_lowercase(),
        "email_verified": true,
        "name": "Kim Berg",
    })
}

/// The cookie that an answer sets and whose name begins so; none where it is taken away.
pub(super) fn cookie(answer: &Answer, name: &str) -> Option<String> {
    let set = answer.headers("set-cookie").into_iter();
    let set = set.filter_map(|set| set.split(';').next());
    let mut set = set.filter(|set| set.starts_with(name) && *set != name);
    set.next().map(str::to_owned)
}

/// Goes to the provider: the browser with its cookie, and where it was sent.
pub(super) async fn sent(app: &TestApp, start: &str) -> (Client, String) {
    let answer = app.visitor().get(start).await.expect(303);
    let kept = cookie(&answer, ATTEMPT).expect("an attempt");
    let browser = app.visitor().with_cookie(&kept);
    (browser, answer.header("location").to_owned())
}

/// Comes back from it.
pub(super) async fn came_back(browser: &Client, back: &url::Url) -> Answer {
    let path = format!("{}?{}", back.path(), back.query().unwrap());
    browser.get(&path).await
}

/// There and back.
pub(super) async fn through(app: &TestApp, provider: &TestProvider) -> Answer {
    let (browser, place) = sent(app, START).await;
    came_back(&browser, &provider.lets_in(&place)).await
}

/// The browser that an answer signed in.
#[track_caller]
pub(super) fn entered(app: &TestApp, answer: &Answer) -> Client {
    assert_eq!(answer.status(), 303, "{}", answer.text());
    let session = cookie(answer, SESSION);
    let session = session.unwrap_or_else(|| panic!("refused: {}", answer.header("location")));
    app.visitor().with_cookie(&session)
}

/// What the sign-in page says to somebody who was refused; nobody is signed in, and the password's way is there.
pub(super) async fn refused(app: &TestApp, answer: &Answer) -> String {
    assert_eq!(answer.status(), 303, "{}", answer.text());
    assert_eq!(cookie(answer, SESSION), None);
    let place = answer.header("location");
    let (_, why) = place.split_once("?refused=").expect(place);
    let page = app.visitor().get(place).await.expect(200).text();
    assert!(page.contains("role=\"alert\""), "{page}");
    assert!(page.contains("name=\"password\""), "{page}");
    why.split('&').next().unwrap().to_owned()
}

async fn roles(app: &TestApp, who: &str) -> String {
    let found = format!(
        "select coalesce(string_agg(role, ' ' order by role), '') from grants g join staff s on s.id = g.staff_id where s.email = '{who}'"
    );
    app.value(&found).await
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_with_an_account_comes_in_by_the_verified_address_and_then_by_name() {
    let (app, provider) = with_provider(&[]).await;
    let (_, id) = planner(&app).await;
    let page = app
        .visitor()
        .get("/sv/desk/sign-in?next=/sv/desk/plan")
        .await;
    let page = page.expect(200).text();
    assert!(page.contains("Logga in med kommunens konto"), "{page}");
    let way = "href=\"/sv/desk/sign-in/provider?next=%2Fsv%2Fdesk%2Fplan\"";
    assert!(page.contains(way), "{page}");

    provider.knows(kim("a-1"));
    let (browser, place) = sent(&app, &format!("{START}?next=%2Fsv%2Fdesk%2Fplan")).await;
    let answer = came_back(&browser, &provider.lets_in(&place)).await;
    assert_eq!(answer.header("location"), "/sv/desk/plan");
    assert!(answer.header("cache-control").contains("no-store"));
    let desk = entered(&app, &answer);
    desk.get("/sv/desk/plan").await.expect(200);
    desk.get("/sv/desk/staff").await.expect(403);
    assert_eq!(app.audited("staff.linked").await, 1);
    assert_eq!(app.audited("sign-in.made-by-provider").await, 1);

    // Addresses change; what the provider calls somebody does not.
    provider.knows(json!({ "sub": "a-1", "email": "kim.ny@exempel.se", "email_verified": false }));
    entered(&app, &through(&app, &provider).await);
    let known = "select staff_id || ' ' || subject from staff_identities";
    assert_eq!(app.value(known).await, format!("{id} a-1"));
    // Somebody else who got the address is somebody else.
    provider.knows(kim("a-2"));
    let answer = through(&app, &provider).await;
    assert_eq!(refused(&app, &answer).await, "identity-unknown");
    assert_eq!(provider.asked("discovery"), 1, "what it says is kept");

    let by_password = [("email", EMAIL), ("password", PASSWORD)];
    app.visitor()
        .submit(SIGN_IN, &by_password)
        .await
        .expect(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_token_does_not_say_is_asked_for() {
    let groups = ("oidc.roles", "CN=Disk,OU=Bibliotek = katrineholm: desk");
    let (app, provider) = with_provider(&[groups]).await;
    app.organisation("katrineholm").insert().await;
    let person = json!({
        "sub": "b-1", "email": "maja@katrineholm.example", "email_verified": true,
        "name": "Maja Lind", "groups": ["Alla", "CN=Disk,OU=Bibliotek"],
    });
    provider.knows(person);
    provider.tells_when_asked(&["email", "email_verified", "groups", "name"]);
    let desk = entered(&app, &through(&app, &provider).await);
    desk.get("/sv/desk/today").await.expect(200);
    assert_eq!(provider.asked("userinfo"), 1);
    assert_eq!(roles(&app, "maja@katrineholm.example").await, "desk");
    let name = app
        .value("select name from staff where email = 'maja@katrineholm.example'")
        .await;
    assert_eq!(name, "Maja Lind");
}

#[tokio::test(flavor = "multi_thread")]
async fn groups_give_roles_at_each_sign_in_and_leave_alone_what_was_given_by_hand() {
    let map =
        "chef = katrineholm: coordinator; disk = katrineholm: desk; plan = biblioteket: planner";
    let (app, provider) = with_provider(&[("oidc.roles", map)]).await;
    let town = app.organisation("katrineholm").insert().await;
    let library = app.organisation("biblioteket").no_controller().below(&town);
    let library = library.insert().await;
    let boss = app.staff(Role::Coordinator).at(&town).await;
    let email = "maja@katrineholm.example";
    let with = |groups: &[&str]| {
        json!({
            "sub": "c-1", "email": email, "name": "Maja Lind", "groups": groups,
        })
    };
    provider.knows(with(&[]));
    let answer = through(&app, &provider).await;
    assert_eq!(refused(&app, &answer).await, "identity-unknown");
    provider.knows(with(&["disk", "plan", "annat"]));
    entered(&app, &through(&app, &provider).await);
    assert_eq!(roles(&app, email).await, "desk planner");
    let id: Uuid = app
        .value(&format!("select id from staff where email = '{email}'"))
        .await
        .parse()
        .unwrap();
    app.grant(id, Role::Helper, &library).await;

    provider.knows(with(&["plan"]));
    let desk = entered(&app, &through(&app, &provider).await);
    assert_eq!(roles(&app, email).await, "helper planner");
    desk.get("/sv/desk/plan").await.expect(200);
    provider.knows(with(&[]));
    let desk = entered(&app, &through(&app, &provider).await);
    assert_eq!(roles(&app, email).await, "helper");
    desk.get("/sv/desk/plan").await.expect(403);
    assert_eq!(app.audited("grant.given").await, 2);
    assert_eq!(app.audited("grant.withdrawn").await, 2);

    // The last coordinator of a controller keeps what no group gives any more.
    provider.knows(with(&["chef"]));
    entered(&app, &through(&app, &provider).await);
    let path = format!("/api/v1/staff/{}", boss.id);
    let boss_now = boss.get(&path).await;
    let desk = entered(&app, &through(&app, &provider).await);
    let closing = format!("/sv/desk/staff/{}/closing", boss.id);
    assert_eq!(boss_now.status(), 200);
    desk.fill("/sv/desk/staff", &closing, &[]).await.expect(303);
    provider.knows(with(&[]));
    entered(&app, &through(&app, &provider).await);
    assert_eq!(roles(&app, email).await, "coordinator helper");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_step_is_the_providers_and_tokens_made_there_are_good() {
    let (app, provider) = with_provider(&[]).await;
    coordinator(&app).await;
    app.sql("update organisations set requires_totp = true")
        .await;
    provider.knows(kim("d-1"));
    let desk = entered(&app, &through(&app, &provider).await);
    desk.get("/sv/desk/staff").await.expect(200);
    let fields = [("name", "Statistik"), ("days", "30"), ("read", "staff")];
    let made = desk
        .fill("/sv/desk/me", "/sv/desk/me/tokens", &fields)
        .await;
    let made = made.expect(200).text();
    let (_, token) = made.split_once("mps_").unwrap();
    let token = token.split('<').next().unwrap();
    let program = app.holder(&format!("mps_{token}"));
    program.get("/api/v1/staff").await.expect(200);
    // By the password alone they would owe it.
    let asked = json!({ "email": EMAIL, "password": PASSWORD });
    let refused = app.visitor().post("/api/v1/tokens", asked).await;
    assert_eq!(refused.problem(), "403 second-step-first");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_changes_the_address_of_an_account_ends_its_link() {
    let (app, provider) = with_provider(&[]).await;
    let (town, id) = planner(&app).await;
    let boss = app.staff(Role::Coordinator).at(&town).await;
    provider.knows(kim("e-1"));
    entered(&app, &through(&app, &provider).await);
    let path = format!("/api/v1/staff/{id}");
    let tag = boss.get(&path).await.etag().to_owned();
    let change = json!({ "email": "nyanstalld@exempel.se" });
    boss.patch(&path, &tag, change).await.expect(200);
    let answer = through(&app, &provider).await;
    assert_eq!(refused(&app, &answer).await, "identity-unknown");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_without_a_provider_knows_no_such_way() {
    let app = TestApp::spawn().await;
    let page = app.visitor().get(SIGN_IN).await.expect(200).text();
    assert!(!page.contains("kommunens konto"), "{page}");
    app.visitor().get(START).await.expect(404);
    app.visitor()
        .get("/sv/desk/sign-in/callback?code=x&state=y")
        .await
        .expect(404);
}
