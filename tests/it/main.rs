//! The promises, tested through the front door.
