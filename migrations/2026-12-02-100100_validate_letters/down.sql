-- The migration before this one takes the constraint away.
select 1;
