//! The problems of campaigns and their editions.

use crate::platform::problem::Fact;

crate::problem_kinds! {
    /// A campaign that has editions.
    CAMPAIGN_IN_USE = "campaign-in-use", 409, [
        Fact::whole("editions", "Editions of it").sometimes(),
    ];
    /// An edition that sessions joined, or that counts were submitted for.
    EDITION_IN_USE = "edition-in-use", 409, [
        Fact::whole("sessions", "Sessions that joined it").sometimes(),
        Fact::whole("submissions", "Counts submitted for it").sometimes(),
    ];
}
