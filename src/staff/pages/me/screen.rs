//! Everything the page of one's own account is made of.

use actix_web::{HttpMessage, HttpRequest};
use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use super::page::{MadeToken, MePage, SignInRow, TokenForm, TokenRow};
use crate::platform::auth::csrf::SignIn;
use crate::platform::auth::{Actor, NOUNS, sign_in_first};
use crate::platform::i18n::{dates, t_with};
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time::today;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors};
use crate::staff::desk::{RefusedWords, instant, role_in_words};
use crate::staff::model::{StaffAccount, StaffGrant};
use crate::staff::query::{find_own_account, grants_of};
use crate::staff::second_step::{SecondStep, state_of};
use crate::staff::sign_in::{OwnSignIn, OwnToken, own_sign_ins, own_tokens};

pub const PATH: &str = "/desk/me";
/// For how many days a token can be made.
pub const DAYS: [&str; 3] = ["30", "90", "365"];

/// The account of whoever is signed in.
pub struct MeScreen {
    pub layout: Layout,
    account: StaffAccount,
    grants: Vec<StaffGrant>,
    tokens: Vec<OwnToken>,
    sign_ins: Vec<OwnSignIn>,
    second_step: SecondStep,
    current: Option<SignIn>,
    now: DateTime<Utc>,
}

impl MeScreen {
    pub async fn load(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        request: &HttpRequest,
        actor: &Actor,
    ) -> Result<Self, Problem> {
        let now = state.clock.now();
        let account = find_own_account(conn, actor.id).await?;
        let lifetimes = &state.config.sign_in;
        Ok(Self {
            layout: Layout::asked(request, state, PATH)?,
            account: account.ok_or_else(sign_in_first)?,
            grants: grants_of(conn, &[actor.id]).await?,
            tokens: own_tokens(conn, actor.id, now).await?,
            sign_ins: own_sign_ins(conn, actor.id, lifetimes, now).await?,
            second_step: state_of(conn, actor.id).await?,
            current: request.extensions().get::<SignIn>().cloned(),
            now,
        })
    }

    pub fn page(
        &self,
        form: &Form,
        made: Option<MadeToken>,
        notice: Option<String>,
        problem: Option<&Problem>,
    ) -> MePage {
        let locale = self.layout.locale;
        let faults = problem.map_or(&[][..], |problem| &problem.fields);
        let names = [("expiresAt", "days"), ("scopes", "read")];
        let errors = FormErrors::renamed(locale, faults, &names);
        let new_token = self.token_form(form, &errors);
        let labels = [
            ("name", &new_token.name.label),
            ("days", &new_token.days.label),
        ];
        let others = self.sign_ins.iter().any(|one| !self.is_current(one));
        let refused = RefusedWords::of(problem, locale);
        MePage {
            notice: self.layout.unsent(problem).or(notice),
            summary: errors.summary(&labels),
            facts: self.facts(),
            password_href: self.layout.url("/desk/me/password"),
            second_step: self.second_step(),
            second_step_href: self.layout.url("/desk/me/second-step"),
            sign_ins: self.sign_ins.iter().map(|one| self.sign_in(one)).collect(),
            end_others_action: others.then(|| self.action("sign-ins/end")),
            tokens: self.tokens.iter().map(|one| self.token(one)).collect(),
            made,
            new_token,
            l: Layout {
                title: self.layout.t("me-title").into_owned(),
                error: refused.is_some() || !errors.is_empty(),
                ..self.layout.clone()
            },
            refused,
        }
    }

    fn action(&self, verb: &str) -> String {
        self.layout.url(&format!("{PATH}/{verb}"))
    }

    fn facts(&self) -> Vec<String> {
        let roles = self.grants.iter();
        let roles = roles.map(|grant| role_in_words(self.layout.locale, grant));
        let who = [Some(self.account.name.clone()), self.account.email.clone()];
        who.into_iter().flatten().chain(roles).collect()
    }

    fn second_step(&self) -> String {
        let on = self.layout.t("second-step-is-on");
        let off = self.layout.t("second-step-is-off");
        match self.second_step {
            SecondStep::On { .. } => on.into_owned(),
            SecondStep::Off | SecondStep::Begun => off.into_owned(),
        }
    }

    fn is_current(&self, one: &OwnSignIn) -> bool {
        let current = self.current.as_ref();
        current.is_some_and(|current| current.id_hash[..] == one.id_hash[..])
    }

    fn sign_in(&self, one: &OwnSignIn) -> SignInRow {
        let locale = self.layout.locale;
        let unknown = || self.layout.t("me-device-unknown").into_owned();
        let moment = |at| instant(locale, at, self.now).into();
        let when = [
            ("since", moment(one.created_at)),
            ("seen", moment(one.seen_at)),
        ];
        SignInRow {
            device: one.device.clone().unwrap_or_else(unknown),
            when: t_with(locale, "me-sign-in-when", &when),
            end_action: (!self.is_current(one))
                .then(|| self.action(&format!("sign-ins/{}/end", one.id))),
        }
    }

    fn token(&self, one: &OwnToken) -> TokenRow {
        let locale = self.layout.locale;
        let until = dates::day_long_with_year(locale, today(one.expires_at)).into();
        let until = t_with(locale, "me-token-until", &[("day", until)]);
        let seen = match one.seen_at {
            Some(at) => {
                let when = instant(locale, at, self.now).into();
                t_with(locale, "me-token-seen", &[("when", when)])
            }
            None => self.layout.t("me-token-unseen").into_owned(),
        };
        TokenRow {
            name: one.name.clone(),
            scopes: match one.scopes.is_empty() {
                true => self.layout.t("me-token-everything").into_owned(),
                false => one.scopes.join(", "),
            },
            when: format!("{until} {seen}"),
            end_action: self.action(&format!("tokens/{}/end", one.id)),
        }
    }

    fn token_form(&self, form: &Form, errors: &FormErrors) -> TokenForm {
        let locale = self.layout.locale;
        let chosen = form.filled("days").unwrap_or("90");
        let days = DAYS.map(|days| {
            let many = days.parse::<i64>().unwrap_or_default().into();
            Choice::new(
                days,
                t_with(locale, "me-token-days", &[("days", many)]),
                chosen,
            )
        });
        let nouns = |name: &'static str, label: &str| {
            let ticked = |noun: &str| form.fields().any(|field| field == (name, noun));
            let choices = NOUNS.map(|noun| Choice {
                value: noun.to_owned(),
                label: noun.to_owned(),
                selected: ticked(noun),
            });
            Choices::new(name, self.layout.t(label), choices.to_vec()).checked(errors)
        };
        TokenForm {
            action: self.action("tokens"),
            name: Field::new("name", self.layout.t("me-token-name"))
                .value(form.text("name"))
                .hint(self.layout.t("me-token-name.hint"))
                .checked(errors),
            days: Choices::new("days", self.layout.t("me-token-ends"), days.to_vec())
                .checked(errors),
            read: nouns("read", "me-token-read"),
            write: nouns("write", "me-token-write"),
            is_open: !errors.is_empty(),
        }
    }
}
