-- What a desk must do is found without reading every letter and every booking there is: letters that did not arrive,
-- places that are offered, people who wait for an interpreter. Each is built by one look at its table, within a second.

create index letters_undelivered on letters (organisation_id, id) where state in ('failed', 'given-up');
create index bookings_undecided on bookings (organisation_id, status) where status in ('offered', 'pending');
