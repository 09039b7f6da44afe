//! The number in the path of a booking, and the question for its PIN.

use actix_web::{HttpRequest, HttpResponse};

use crate::booking::code::BookingNumber;
use crate::booking::pages::my_booking::ask_page::AskPage;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::form::FormErrors;
use crate::platform::ui::{HtmlPage, Layout};

pub fn number_of(request: &HttpRequest) -> Result<BookingNumber, Problem> {
    let text = request.match_info().get("number").unwrap_or_default();
    BookingNumber::parse(text).map_err(|_fault| Problem::not_found())
}

pub fn layout_of(
    request: &HttpRequest,
    state: &AppState,
    number: &BookingNumber,
    part: &str,
) -> Result<Layout, Problem> {
    let path = format!("/bookings/{}{part}", number.as_str());
    Layout::asked(request, state, path)
}

/// Asks for the PIN, and says nothing of whether there is such a number.
pub fn ask(layout: Layout, number: &BookingNumber) -> HttpResponse {
    let action = layout.url("/my-booking");
    let none = FormErrors::none();
    HtmlPage::private(AskPage::new(layout, action, number.as_str(), &none, None)).answer()
}
