# Finding a session, and the session itself.
