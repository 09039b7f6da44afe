//! A named kind of problem and the macro that declares kinds. A kind's text stands in
//! `locales/*/problem.ftl` under `problem-<name>`.

use super::fact::Fact;

/// A named kind of problem.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// Kebab-case; `/problems/<name>` explains it.
    pub name: &'static str,
    /// The HTTP status that goes with it.
    pub status: u16,
    /// What is the case, for whoever writes a program.
    pub means: &'static str,
    /// What stands beside the members that every problem has.
    pub facts: &'static [Fact],
}

impl Kind {
    /// Declares a kind. Checked when it is compiled: a problem is never a success.
    #[must_use]
    pub const fn new(
        name: &'static str,
        status: u16,
        means: &'static str,
        facts: &'static [Fact],
    ) -> Self {
        assert!(400 <= status && status < 600, "a problem is 4xx or 5xx");
        Self {
            name,
            status,
            means,
            facts,
        }
    }

    /// Whether the fault is the server's, not the caller's.
    #[must_use]
    pub const fn is_server_error(&self) -> bool {
        self.status >= 500
    }

    /// Whether it may have a fact of this name.
    #[must_use]
    pub fn declares(&self, fact: &str) -> bool {
        self.facts.iter().any(|declared| declared.name == fact)
    }
}

/// Declares kinds and a list of them, so that none is forgotten by the catalogue. What the comment says and the
/// facts that may stand in an answer go into the API's document.
#[macro_export]
macro_rules! problem_kinds {
    ($($(#[doc = $means:literal])+ $constant:ident = $name:literal, $status:literal $(, [$($fact:expr),+ $(,)?])?;)*) => {
        $($(#[doc = $means])+ pub static $constant: $crate::platform::problem::Kind =
            $crate::platform::problem::Kind::new(
                $name,
                $status,
                concat!($($means),+),
                &[$($($fact),+)?],
            );)*
        /// Every kind declared here.
        pub static PROBLEM_KINDS: &[&$crate::platform::problem::Kind] = &[$(&$constant),*];
    };
}
