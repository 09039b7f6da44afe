//! What a set of sessions is for: campaigns and their dated editions.
