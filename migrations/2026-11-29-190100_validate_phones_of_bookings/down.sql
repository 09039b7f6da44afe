-- Nothing to take back: the constraint goes with its column.
select 1;
