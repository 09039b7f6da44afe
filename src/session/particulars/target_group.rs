//! For whom a session is meant. It is a property of the session: nobody who comes is ever asked.

use crate::platform::text_enum;

text_enum! {
    /// A group that a session is meant for.
    pub enum TargetGroup {
        Seniors = "seniors",
        Newcomers = "newcomers",
        ShortSchooling = "short-schooling",
        LowIncome = "low-income",
        Unemployed = "unemployed",
        /// Of hearing, sight, reading or thinking.
        Impairment = "impairment",
        Relatives = "relatives",
        Parents = "parents",
        Children = "children",
        Rural = "rural",
        SmallBusiness = "small-business",
        NationalMinorities = "national-minorities",
        Employees = "employees",
    }
}
