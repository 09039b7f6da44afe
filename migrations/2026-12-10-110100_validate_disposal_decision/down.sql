-- The migration before this one takes the column away.
select 1;
