-- The migration before this one makes the constraint anew.
select 1;
