//! A device that somebody brings along, or that a session is about. A closed list, so that nobody writes a word about
//! themselves into it.

use crate::platform::text_enum;

text_enum! {
    /// A device.
    pub enum Device {
        AndroidPhone = "android-phone",
        Iphone = "iphone",
        AndroidTablet = "android-tablet",
        Ipad = "ipad",
        Windows = "windows",
        Mac = "mac",
        Chromebook = "chromebook",
        Other = "other",
    }
}
