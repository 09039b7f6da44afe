-- A validated constraint is no less true; the migration before this one drops it.
select 1;
