-- Every call task that is there is of a kind that was known before.

alter table call_tasks validate constraint call_tasks_kind_known;
