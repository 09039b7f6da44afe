//! What every form of the page begins and ends with: the booking of the path, and the way back to its page.

use actix_web::{HttpRequest, HttpResponse};

use crate::booking::access::{AuthorisedBooking, Credentials, requested_booking, see_other};
use crate::booking::desk::paths::booking_path;
use crate::platform::auth::Actor;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;

/// A form that was sent, before anything in it is looked at.
pub struct PageForm {
    pub opened: AuthorisedBooking,
    back: String,
}

impl PageForm {
    /// # Errors
    /// 404 outside the right's reach.
    pub async fn of(
        state: &AppState,
        request: &HttpRequest,
        actor: &Actor,
    ) -> Result<Self, Problem> {
        let mut conn = state.db.get().await?;
        let shown = Credentials::staff(actor);
        let opened = requested_booking(&mut conn, state, request, shown).await?;
        let layout = Layout::asked(request, state, booking_path(&opened.booking))?;
        let back = layout.url(&layout.path);
        Ok(Self { opened, back })
    }

    /// Back to the page, which says what was done.
    pub fn done(&self, what: &str) -> HttpResponse {
        see_other(&format!("{}?done={what}", self.back))
    }
}
