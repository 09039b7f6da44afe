-- Every letter that is there holds what its state says.

alter table letters validate constraint letters_state_holds;
