//! Wall time and instants, time zones, dates and times as people write them.

mod day_of_week;
mod instant;
mod local_span;
mod local_time;
mod zone;

pub use day_of_week::DayOfWeek;
pub use instant::{parse_instant, rfc3339, whole_seconds, whole_seconds_if_any};
pub use local_span::LocalSpan;
pub use local_time::{Occurrence, iso_week, local, parse_date, parse_time, resolve, today};
pub use zone::Zone;
