-- Ten organisations of Katrineholm, forty venues, and from tomorrow on as many published sessions as
-- the setting bench.sessions says. The last thousand have more seats than a benchmark can take.

insert into organisations (id, slug, name, kind, controller, municipality_id, country, time_zone, languages,
    created_at, updated_at)
select gen_random_uuid(), 'organisation-' || n, 'Organisation ' || n, 'library', true, m.id, 'SE',
    'Europe/Stockholm', '{sv,en}', now(), now()
from generate_series(1, 10) n, municipalities m
where m.country = 'SE' and m.code = '0483';

insert into venues (id, organisation_id, slug, name, kind, municipality_id, time_zone, address, phone, lat, lon,
    created_at, updated_at)
select gen_random_uuid(), o.id, o.slug || '-' || n, 'Biblioteket ' || n, 'library', o.municipality_id, o.time_zone,
    'Storgatan ' || n || ', Katrineholm', '+46150000000', 58.99 + n / 100.0, 16.2, now(), now()
from organisations o, generate_series(1, 4) n;

insert into campaigns (id, organisation_id, slug, name, created_at, updated_at)
select gen_random_uuid(), id, 'week', 'The week', now(), now() from organisations where slug = 'organisation-1';

insert into editions (id, organisation_id, campaign_id, edition, name, starts_on, created_at)
select gen_random_uuid(), organisation_id, id, '1', '{"sv": "Veckan"}', current_date, now() from campaigns;

create temporary table made as
select n, gen_random_uuid() as id, v.id as venue_id, v.organisation_id, v.municipality_id,
    date_trunc('hour', now()) + interval '1 day' + n / 40 * interval '1 hour' as starts
from generate_series(0, current_setting('bench.sessions')::integer - 1) n
join (select *, row_number() over (order by slug) - 1 as place from venues) v on v.place = n % 40;

insert into sessions (id, organisation_id, venue_id, municipality_id, kind, mode, status,
    starts_at, ends_at, time_zone, local_date, local_time, clash_group, created_at, updated_at)
select id, organisation_id, venue_id, municipality_id, 'workshop', 'booking', 'published',
    starts, starts + interval '1 hour', 'Europe/Stockholm',
    (starts at time zone 'Europe/Stockholm')::date, (starts at time zone 'Europe/Stockholm')::time,
    id, now(), now()
from made;

insert into session_texts (session_id, organisation_id, title, description, languages, topics)
select id, organisation_id,
    jsonb_build_object('sv', 'Surfplatta och telefon ' || n, 'en', 'Tablet and phone ' || n),
    '{"sv": "Ta med din egen surfplatta eller låna en av oss. Alla frågor är välkomna."}',
    '{sv}', '{e-mail}'
from made;

insert into session_limits (session_id, organisation_id) select id, organisation_id from made;

insert into session_seats (session_id, organisation_id, total)
select id, organisation_id, case when row_number() over (order by starts_at desc, id) <= 1000 then 1000000 else 12 end
from sessions;

insert into session_organisers (session_id, position, organisation_id, organiser_id, name, role)
select s.id, 0, s.organisation_id, s.organisation_id, o.name, 'owner'
from sessions s join organisations o on o.id = s.organisation_id;

insert into session_editions (session_id, edition_id, organisation_id)
select s.id, e.id, s.organisation_id from sessions s, editions e where s.starts_at < now() + interval '8 days';
