-- The migration before this one makes the constraints anew.
select 1;
