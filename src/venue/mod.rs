//! Where people meet: venues and the rooms in them.
