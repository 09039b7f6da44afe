# The desk: sign-in, sessions, rosters.
