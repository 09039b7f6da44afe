# Letters. A subject never says what a session is about.
