//! A named kind of problem and the macro that declares kinds. A kind's text stands in
//! `locales/*/problem.ftl` under `problem-<name>`.

/// A named kind of problem.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// Kebab-case; `/problems/<name>` explains it.
    pub name: &'static str,
    /// The HTTP status that goes with it.
    pub status: u16,
}

impl Kind {
    /// Declares a kind. Checked when it is compiled: a problem is never a success.
    #[must_use]
    pub const fn new(name: &'static str, status: u16) -> Self {
        assert!(400 <= status && status < 600, "a problem is 4xx or 5xx");
        Self { name, status }
    }

    /// Whether the fault is the server's, not the caller's.
    #[must_use]
    pub const fn is_server_error(&self) -> bool {
        self.status >= 500
    }
}

/// Declares kinds and a list of them, so that none is forgotten by the catalogue.
#[macro_export]
macro_rules! problem_kinds {
    ($($(#[$doc:meta])* $constant:ident = $name:literal, $status:literal;)*) => {
        $($(#[$doc])* pub static $constant: $crate::platform::problem::Kind =
            $crate::platform::problem::Kind::new($name, $status);)*
        /// Every kind declared here.
        pub static PROBLEM_KINDS: &[&$crate::platform::problem::Kind] = &[$(&$constant),*];
    };
}
