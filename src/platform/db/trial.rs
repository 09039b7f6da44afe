//! An act that is tried in a transaction, told of, and kept only where that is wanted: a dry run is the act itself, rolled
//! back.

use diesel::result::Error;

use crate::platform::problem::Problem;

/// What came of an act; filled within its transaction, read once that has ended.
#[derive(Debug)]
pub struct Tried<T>(Option<Result<T, Problem>>);

impl<T> Tried<T> {
    #[must_use]
    pub fn nothing() -> Self {
        Self(None)
    }

    /// Notes what came of it, and takes it back.
    ///
    /// # Errors
    /// Always: it ends the transaction.
    pub fn take_back(&mut self, came: Result<T, Problem>) -> Result<(), Error> {
        self.keep_if(came, |_| false)
    }

    /// Notes what came of it, and takes it back unless `wanted` says that it stays.
    ///
    /// # Errors
    /// Ends the transaction where it does not stay.
    pub fn keep_if(
        &mut self,
        came: Result<T, Problem>,
        wanted: impl FnOnce(&T) -> bool,
    ) -> Result<(), Error> {
        let stays = came.as_ref().is_ok_and(wanted);
        self.0 = Some(came);
        match stays {
            true => Ok(()),
            false => Err(Error::RollbackTransaction),
        }
    }

    /// What came of it, once its transaction has ended so.
    ///
    /// # Errors
    /// What refused the act; what the database says of the transaction.
    pub fn told(self, ended: Result<(), Error>) -> Result<T, Problem> {
        match (self.0, ended) {
            (Some(came), Ok(()) | Err(Error::RollbackTransaction)) => came,
            (_, Err(error)) => Err(error.into()),
            (None, Ok(())) => Err(Problem::internal(anyhow::anyhow!("nothing was tried"))),
        }
    }
}
