//! Who owns sessions and answers for people's data: the tree of organisations, and municipalities.
