//! SQL expressions around bound values. Diesel's own literal is prepared anew at every use; the text
//! of this one never holds a value, so it stays prepared like any other statement.

use std::marker::PhantomData;

use chrono::{DateTime, Utc};
use diesel::expression::{
    AppearsOnTable, Expression, SelectableExpression, TypedExpressionType, ValidGrouping,
    is_aggregate,
};
use diesel::pg::Pg;
use diesel::prelude::QueryResult;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{Array, Bool, Double, Integer, Text, Timestamptz, Uuid as SqlUuid};
use uuid::Uuid;

/// A piece of an expression.
#[derive(Debug, Clone)]
enum Piece {
    Sql(&'static str),
    Bool(bool),
    Whole(i32),
    Instant(DateTime<Utc>),
    Double(f64),
    Text(String),
    Id(Uuid),
    Ids(Vec<Uuid>),
    /// This shape is rare: it is not worth keeping prepared.
    Once,
}

/// An expression of type `T`: `SqlExpression::sql("a = ").id(id).and("…")`.
#[derive(Debug, Clone)]
pub struct SqlExpression<T> {
    pieces: Vec<Piece>,
    of: PhantomData<T>,
}

impl<T> SqlExpression<T> {
    /// Begins with a text.
    #[must_use]
    pub fn sql(text: &'static str) -> Self {
        Self {
            pieces: vec![Piece::Sql(text)],
            of: PhantomData,
        }
    }

    /// Goes on with a text.
    #[must_use]
    pub fn then(self, text: &'static str) -> Self {
        self.with(Piece::Sql(text))
    }

    /// A bound truth value.
    #[must_use]
    pub fn bool(self, value: bool) -> Self {
        self.with(Piece::Bool(value))
    }

    /// A bound whole number.
    #[must_use]
    pub fn whole(self, value: i32) -> Self {
        self.with(Piece::Whole(value))
    }

    /// A bound instant.
    #[must_use]
    pub fn instant(self, value: DateTime<Utc>) -> Self {
        self.with(Piece::Instant(value))
    }

    /// A bound number.
    #[must_use]
    pub fn double(self, value: f64) -> Self {
        self.with(Piece::Double(value))
    }

    /// A bound text.
    #[must_use]
    pub fn text(self, value: String) -> Self {
        self.with(Piece::Text(value))
    }

    /// A bound id.
    #[must_use]
    pub fn id(self, value: impl Into<Uuid>) -> Self {
        self.with(Piece::Id(value.into()))
    }

    /// Bound ids, as an array.
    #[must_use]
    pub fn ids(self, values: impl IntoIterator<Item: Into<Uuid>>) -> Self {
        self.with(Piece::Ids(values.into_iter().map(Into::into).collect()))
    }

    /// The whole statement is prepared for this one use. Statements that stay prepared are kept by
    /// every connection for ever, so their shapes must be few.
    #[must_use]
    pub fn once(self) -> Self {
        self.with(Piece::Once)
    }

    fn with(mut self, piece: Piece) -> Self {
        self.pieces.push(piece);
        self
    }
}

impl<T: TypedExpressionType> Expression for SqlExpression<T> {
    type SqlType = T;
}

impl<Table, T: TypedExpressionType> AppearsOnTable<Table> for SqlExpression<T> {}

impl<Table, T: TypedExpressionType> SelectableExpression<Table> for SqlExpression<T> {}

impl<T, GroupBy> ValidGrouping<GroupBy> for SqlExpression<T> {
    type IsAggregate = is_aggregate::Never;
}

impl<T> QueryId for SqlExpression<T> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<T> QueryFragment<Pg> for SqlExpression<T> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        for piece in &self.pieces {
            match piece {
                Piece::Sql(text) => out.push_sql(text),
                Piece::Bool(value) => out.push_bind_param::<Bool, _>(value)?,
                Piece::Whole(value) => out.push_bind_param::<Integer, _>(value)?,
                Piece::Instant(value) => out.push_bind_param::<Timestamptz, _>(value)?,
                Piece::Double(value) => out.push_bind_param::<Double, _>(value)?,
                Piece::Text(value) => out.push_bind_param::<Text, _>(value)?,
                Piece::Id(value) => out.push_bind_param::<SqlUuid, _>(value)?,
                Piece::Ids(value) => out.push_bind_param::<Array<SqlUuid>, _>(value)?,
                Piece::Once => out.unsafe_to_cache_prepared(),
            }
        }
        Ok(())
    }
}
