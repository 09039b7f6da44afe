-- Every letter that is there is of a kind that was known before.

alter table letters validate constraint letters_kind_known;
