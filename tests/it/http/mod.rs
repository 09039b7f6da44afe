//! HTTP as RFC 9110 has it, on every route.

mod tokens;
