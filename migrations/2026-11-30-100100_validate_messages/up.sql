-- Every letter and call task that is there is of a kind that was known before.

alter table letters validate constraint letters_kind_known;
alter table call_tasks validate constraint call_tasks_kind_known;
