//! How somebody learns what becomes of their booking, in words.
//! Nothing is promised that their contact does not allow.
//! The booking's page and the slip say it.

use super::standing::Standing;
use crate::booking::reach::Reach;
use crate::platform::i18n::{Locale, t, t_with};
use crate::platform::ui::HelpContact;

/// "Vi skickar ett mejl om det blir din tur."; none where nothing more has to happen. `queue` says until
/// when the queue moves, if it does; `contact` is whom the page says to telephone.
#[must_use]
pub fn next_news(
    locale: Locale,
    standing: Standing,
    reach: &Reach,
    queue: Option<&str>,
    contact: Option<&HelpContact>,
) -> Option<String> {
    if standing.is_waiting() {
        return Some(match queue {
            None => t(locale, "queue-stands").into_owned(),
            Some(until) => {
                let until = t_with(locale, "queue-until", &[("when", until.into())]);
                let told = how_told(locale, standing, reach, contact).unwrap_or_default();
                format!("{told} {until}")
            }
        });
    }
    how_told(locale, standing, reach, contact)
}

/// "Vi ringer numret som slutar på 67 om tillfället ändras eller ställs in."; none for whoever has no sure seat, or
/// no number to ring.
#[must_use]
pub fn rings(locale: Locale, standing: Standing, reach: &Reach) -> Option<String> {
    match reach {
        Reach::Call { end } if standing.is_sure() => {
            let end = end.as_str().into();
            Some(t_with(locale, "booking-call", &[("end", end)]))
        }
        _ => None,
    }
}

fn how_told(
    locale: Locale,
    standing: Standing,
    reach: &Reach,
    contact: Option<&HelpContact>,
) -> Option<String> {
    let [by_letter, by_call, untold, untold_call] = match standing {
        Standing::Confirmed | Standing::Offered => return None,
        Standing::Waiting(_) => [
            "turn-by-letter",
            "turn-by-call",
            "turn-untold",
            "turn-untold.call",
        ],
        Standing::Pending => [
            "interpreter-by-letter",
            "interpreter-by-call",
            "interpreter-untold",
            "interpreter-untold.call",
        ],
    };
    Some(match (reach, contact) {
        (Reach::Letter, _) => t(locale, by_letter).into_owned(),
        (Reach::Call { end }, _) => t_with(locale, by_call, &[("end", end.as_str().into())]),
        (Reach::Door, Some(contact)) => {
            let phone = contact.phone.as_str().into();
            t_with(locale, untold_call, &[("phone", phone)])
        }
        (Reach::Door, None) => t(locale, untold).into_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(reach: &Reach, phone: Option<&str>) -> String {
        let contact = phone.map(|phone| HelpContact {
            dial: None,
            phone: phone.to_owned(),
            place: None,
        });
        let waiting = Standing::Waiting(3);
        next_news(
            Locale::Sv,
            waiting,
            reach,
            Some("tisdag kl. 11.00"),
            contact.as_ref(),
        )
        .unwrap()
    }

    #[test]
    fn whoever_has_a_sure_seat_and_a_number_is_told_that_we_ring() {
        let call = Reach::Call {
            end: "67".to_owned(),
        };
        let said = rings(Locale::Sv, Standing::Confirmed, &call).unwrap();
        assert!(said.contains("67 om tillfället ändras eller ställs in"));
        assert_eq!(rings(Locale::Sv, Standing::Waiting(1), &call), None);
        assert_eq!(rings(Locale::Sv, Standing::Confirmed, &Reach::Door), None);
    }

    #[test]
    fn only_what_the_contact_allows_is_promised() {
        let call = Reach::Call {
            end: "67".to_owned(),
        };
        let by_letter = said(&Reach::Letter, None);
        assert!(by_letter.contains("mejl"));
        assert!(
            by_letter.contains("Kön rör sig till tisdag kl. 11.00."),
            "{by_letter}"
        );
        let stands = next_news(Locale::Sv, Standing::Waiting(3), &call, None, None).unwrap();
        assert!(!stands.contains("ringer"), "{stands}");
        assert!(said(&call, None).contains("Vi ringer numret som slutar på 67"));
        let alone = said(&Reach::Door, Some("0150-570 00"));
        assert!(alone.contains("ring oss på 0150-570 00"), "{alone}");
        let without_a_number = said(&Reach::Door, None);
        assert!(without_a_number.contains("Titta på Min bokning"));
        assert!(!without_a_number.contains("ring oss"));
        let sure = next_news(Locale::Sv, Standing::Confirmed, &call, None, None);
        assert_eq!(sure, None);
    }
}
