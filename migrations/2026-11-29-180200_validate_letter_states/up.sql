-- Every letter that is there is in a state that was known before.

alter table letters validate constraint letters_state_known;
