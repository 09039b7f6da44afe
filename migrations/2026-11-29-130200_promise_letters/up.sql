-- A letter can be promised for later, and is late only from then on.

alter table letters add column promised_for timestamptz;
comment on column letters.promised_for is
    'When it is first due; null where that is when it is written. Each attempt moves due_at, and this stays.';
