//! Everything the page of one person is made of.

use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use super::page::{ChangeForm, MemberPage, RoleForm, RoleRow};
use crate::platform::auth::{Role, Scope};
use crate::platform::http::response::refused_page;
use crate::platform::i18n::t_with;
use crate::platform::ids::StaffId;
use crate::platform::input::form::Form;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::form::{Field, FormErrors};
use crate::platform::ui::refused::see_other;
use crate::platform::ui::{HtmlPage, Layout};
use crate::staff::desk::paths::{MEMBERS, member_path, withdrawal_path};
use crate::staff::desk::places::Workplaces;
use crate::staff::desk::refusal::{RefusedWords, is_shown};
use crate::staff::desk::words::{
    closed_since, closes_on, is_long_unused, last_sign_in, role_in_words,
};
use crate::staff::model::{StaffAccount, StaffGrant};
use crate::staff::query::{find_account, grants_of};

/// The person that the path names, as this reader sees them.
pub struct MemberScreen {
    pub layout: Layout,
    pub account: StaffAccount,
    pub grants: Vec<StaffGrant>,
    scope: Scope,
    places: Workplaces,
    /// Days after which an unused account is closed; 0 is never.
    closes_after: u16,
    now: DateTime<Utc>,
    done: Option<String>,
}

impl MemberScreen {
    /// # Errors
    /// 404 for whom the scope does not reach.
    pub async fn load(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        request: &HttpRequest,
        scope: Scope,
    ) -> Result<Self, Problem> {
        let id = request.match_info().get("staffId").unwrap_or_default();
        let id: StaffId = id
            .parse()
            .map_err(|_no_id: uuid::Error| Problem::not_found())?;
        let account = find_account(conn, &scope, id).await?;
        let account = account.ok_or_else(Problem::not_found)?;
        let layout = Layout::asked(request, state, member_path(id))?;
        let done = Query::lenient(request).get("done").map(str::to_owned);
        Ok(Self {
            grants: grants_of(conn, &[id]).await?,
            places: Workplaces::load(conn, &scope).await?,
            closes_after: state.config.sign_in.close_unused_days,
            now: state.clock.now(),
            done: done.and_then(|done| layout.done(&done)),
            layout,
            account,
            scope,
        })
    }

    /// 303 to this page, which says what was done.
    pub fn done(&self, done: &str) -> HttpResponse {
        let path = self.layout.url(&self.layout.path);
        see_other(&format!("{path}?done={done}"))
    }

    /// This page with what was refused, where it can say that.
    ///
    /// # Errors
    /// Any other problem.
    pub fn refused(&self, form: &Form, problem: Problem) -> Result<HttpResponse, Problem> {
        if !is_shown(&problem) {
            return Err(problem);
        }
        let page = HtmlPage::private(self.page(form, Some(&problem))).answer();
        Ok(refused_page(page, &problem))
    }

    /// The page, with what was typed into its forms.
    pub fn page(&self, form: &Form, problem: Option<&Problem>) -> MemberPage {
        let locale = self.layout.locale;
        let faults = problem.map_or(&[][..], |problem| &problem.fields);
        let errors = FormErrors::of(locale, faults);
        let change = self.change_form(form, &errors);
        let labels = [
            ("name", &change.name.label),
            ("email", &change.email.label),
            ("pledgedOn", &change.pledged_on.label),
        ];
        let refused = RefusedWords::of(problem, locale);
        let is_open = self.account.disabled_at.is_none();
        let action = |verb: &str| self.layout.url(&format!("{}/{verb}", self.layout.path));
        MemberPage {
            notice: self.layout.unsent(problem).or_else(|| self.done.clone()),
            summary: errors.summary(&labels),
            back_href: self.layout.url(MEMBERS),
            facts: self.facts(),
            closed: closed_since(locale, &self.account, self.now),
            is_unused: is_long_unused(&self.account, self.now),
            closes: closes_on(locale, &self.account, self.closes_after),
            change,
            roles: self.grants.iter().map(|one| self.role(one)).collect(),
            give: (!self.is_self()).then(|| self.role_form(form, &errors)),
            invite_action: (is_open && self.account.email.is_some()).then(|| action("invitation")),
            close_action: (is_open && !self.is_self()).then(|| action("closing")),
            reopen_action: (!is_open).then(|| action("reopening")),
            l: Layout {
                title: self.account.name.clone(),
                error: refused.is_some() || !errors.is_empty(),
                ..self.layout.clone()
            },
            refused,
        }
    }

    fn is_self(&self) -> bool {
        self.account.id == self.scope.staff
    }

    fn facts(&self) -> Vec<String> {
        let locale = self.layout.locale;
        let place = self.account.organisation.as_ref();
        let last = last_sign_in(locale, &self.account, self.now);
        let last = match (self.account.signed_in_at, &self.account.email) {
            (Some(_), Some(_)) => t_with(locale, "staff-last-at", &[("when", last.into())]),
            _ => last,
        };
        place
            .map(|at| at.name.clone())
            .into_iter()
            .chain([last])
            .collect()
    }

    fn change_form(&self, form: &Form, errors: &FormErrors) -> ChangeForm {
        let pledged_on = self.account.pledged_on;
        let pledged_on = pledged_on.map(|day| day.to_string()).unwrap_or_default();
        let email = self.account.email.clone().unwrap_or_default();
        let field = |name: &'static str, label: &str, stored: &str| {
            let field = Field::new(name, self.layout.t(label));
            field
                .value(form.get(name).unwrap_or(stored))
                .checked(errors)
        };
        let version = self.account.version.to_string();
        ChangeForm {
            action: self.layout.url(&self.layout.path),
            version: form.get("version").unwrap_or(&version).to_owned(),
            name: field("name", "staff-name", &self.account.name).typed("off", ""),
            email: field("email", "staff-email", &email)
                .kind("email", "")
                .typed("off", "email")
                .hint(self.layout.t("staff-email.hint"))
                .optional(),
            pledged_on: field("pledgedOn", "staff-pledged", &pledged_on)
                .kind("date", "short")
                .hint(self.layout.t("staff-pledged.hint"))
                .optional(),
        }
    }

    fn role(&self, grant: &StaffGrant) -> RoleRow {
        let reaches = grant
            .organisation_id
            .is_some_and(|at| self.scope.covers_organisation(at));
        let may =
            reaches && !self.is_self() && Role::parse(&grant.role).is_ok_and(Role::is_grantable);
        let action = withdrawal_path(self.account.id, grant.id);
        RoleRow {
            role: role_in_words(self.layout.locale, grant),
            withdraw_action: may.then(|| self.layout.url(&action)),
        }
    }

    fn role_form(&self, form: &Form, errors: &FormErrors) -> RoleForm {
        let fields = self.places.fields(self.layout.locale, form, errors);
        RoleForm {
            action: self.layout.url(&format!("{}/grants", self.layout.path)),
            role: fields.role,
            place: fields.place,
        }
    }
}
