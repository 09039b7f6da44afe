//! Forms that pages post, read strictly and late: a handler first learns who calls.
//!
//! A form that came without its sign-in, or with the code of an earlier one, is *unsent*: nobody pressed its
//! button as who they are now. Reading it is a problem, and a page that shows what was typed shows it again.

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use super::body::gather;
use crate::platform::input::form::Form;
use crate::platform::problem::{BAD_REQUEST, Problem, UNSENT_FORM, UNSUPPORTED_MEDIA_TYPE};

/// The largest form, in bytes.
pub const LIMIT: usize = 64 * 1024;
const KIND: &str = "application/x-www-form-urlencoded";

/// A form as it came; [`FormBody::read`] says what is wrong with it, once it matters.
pub struct FormBody {
    form: Result<Form, Problem>,
    unsent: bool,
}

/// A form for a page that can show what was typed.
pub struct TypedForm {
    pub form: Form,
    /// Whether it may be carried out; if not, the page shows it again with this problem.
    pub sent: Result<(), Problem>,
}

impl FormBody {
    /// What was read, whoever read it.
    #[must_use]
    pub fn of(form: Result<Form, Problem>) -> Self {
        Self {
            form,
            unsent: false,
        }
    }

    /// A form that must be shown before it is carried out.
    #[must_use]
    pub fn unsent(form: Form) -> Self {
        Self {
            form: Ok(form),
            unsent: true,
        }
    }

    /// The form.
    ///
    /// # Errors
    /// What was wrong with it; 422 for a field that came more than once, or for an unsent form.
    pub fn read(self) -> Result<Form, Problem> {
        self.read_with_lists(&[])
    }

    /// The form; these fields may come more than once, as boxes to tick do.
    ///
    /// # Errors
    /// As [`FormBody::read`].
    pub fn read_with_lists(self, lists: &[&str]) -> Result<Form, Problem> {
        let TypedForm { form, sent } = self.read_typed(lists)?;
        sent.map(|()| form)
    }

    /// The form of one button, whose words (their key) name it where it is shown again by itself.
    ///
    /// # Errors
    /// As [`FormBody::read`].
    pub fn read_pressed(self, button: &'static str) -> Result<Form, Problem> {
        let named = |problem: Problem| match *problem.kind == UNSENT_FORM {
            true => problem.fact("button", button),
            false => problem,
        };
        self.read().map_err(named)
    }

    /// The form, for a page that shows what was typed when it was not sent.
    ///
    /// # Errors
    /// What was wrong with it; 422 for a field that came more than once.
    pub fn read_typed(self, lists: &[&str]) -> Result<TypedForm, Problem> {
        let form = self.form?;
        form.refuse_doubled(lists)?;
        let sent = match self.unsent {
            true => Err(Problem::new(&UNSENT_FORM)),
            false => Ok(()),
        };
        Ok(TypedForm { form, sent })
    }
}

impl FromRequest for FormBody {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let received = request.extensions_mut().remove::<Self>();
        let payload = web::Payload::from_request(request, payload);
        let request = request.clone();
        async move {
            if let Some(received) = received {
                return Ok(received);
            }
            Ok(Self::of(match payload.await {
                Ok(payload) => receive(&request, payload, LIMIT)
                    .await
                    .and_then(|raw| Form::parse(&raw)),
                Err(error) => Err(Problem::new(&BAD_REQUEST).because(anyhow::anyhow!("{error}"))),
            }))
        }
        .boxed_local()
    }
}

/// Reads the bytes of a posted form, `limit` at most.
///
/// # Errors
/// 400 when it stops coming, 413 over the limit, 415 another type.
pub async fn receive(
    request: &HttpRequest,
    payload: web::Payload,
    limit: usize,
) -> Result<Vec<u8>, Problem> {
    let kind = request.content_type().to_ascii_lowercase();
    let raw = gather(request, payload, limit).await?;
    if kind.trim() != KIND {
        return Err(Problem::new(&UNSUPPORTED_MEDIA_TYPE).fact("supported", KIND));
    }
    Ok(raw)
}
