-- A large installation: 290 municipalities with four venues each, 100,000 sessions of the year to come, 1,000 of
-- them courses of six meetings more, and 20,000 past ones of one edition with 500,000 bookings and their counts.
-- The setting bench.share divides all of it: 10 makes a tenth. The same rows at every run.

create temporary table size as select current_setting('bench.share')::integer as share;

create temporary table towns as
select row_number() over (order by code) - 1 as place, id, name, lat, lon
from municipalities where country = 'SE' order by code limit (select 290 / share from size);

insert into organisations (id, slug, name, kind, controller, country, time_zone, languages, created_at, updated_at)
values (md5('association')::uuid, 'association', 'Föreningen', 'association', true, 'SE', 'Europe/Stockholm', '{sv}', now(), now());

-- The association answers for the figures of every other library; the rest answer for their own.
insert into organisations (id, slug, name, kind, parent_id, controller, municipality_id, country, time_zone, languages,
    created_at, updated_at)
select md5('organisation' || place)::uuid, 'bibliotek-' || place, 'Biblioteken i ' || name, 'library',
    md5('association')::uuid, place % 2 = 0, id, 'SE', 'Europe/Stockholm', '{sv,en}', now(), now()
from towns;

insert into venues (id, organisation_id, slug, name, kind, municipality_id, time_zone, address, phone, lat, lon,
    created_at, updated_at)
select md5('venue' || place || '-' || n)::uuid, md5('organisation' || place)::uuid, 'plats-' || place || '-' || n,
    (array['Stadsbiblioteket i ', 'Medborgarkontoret i ', 'Filialen Ängen i ', 'Lärcentrum '])[n] || t.name,
    (array['library', 'service-point', 'branch-library', 'learning-centre'])[n], t.id, 'Europe/Stockholm',
    'Storgatan ' || n || ', ' || t.name, '+46150000000', t.lat + n / 50.0, t.lon + n / 40.0, now(), now()
from towns t, generate_series(1, 4) n;

insert into campaigns (id, organisation_id, slug, name, created_at, updated_at)
select md5('campaign')::uuid, md5('association')::uuid, 'week', 'Veckan', now(), now();

insert into editions (id, organisation_id, campaign_id, edition, name, starts_on, created_at)
select md5('edition' || n)::uuid, md5('association')::uuid, md5('campaign')::uuid, 2025 + n, '{"sv": "Veckan"}',
    current_date - 120 + n * 240, now()
from generate_series(0, 1) n;

insert into staff (id, organisation_id, name, email, created_at, updated_at)
select md5(name)::uuid, md5('association')::uuid, name, name || '@example.org', now(), now()
from unnest('{counter,organiser,coordinator}'::text[]) name;

insert into grants (id, staff_id, role, organisation_id, created_at)
select gen_random_uuid(), md5(name)::uuid, role, md5('association')::uuid, now()
from (values ('organiser', 'campaign-organiser'), ('coordinator', 'coordinator')) given (name, role);

-- `n` from 1 on is to come, below 0 is past.
create temporary table made as
select n, md5('session' || n)::uuid as id, md5('venue' || place || '-' || at)::uuid as venue_id,
    md5('organisation' || place)::uuid as organisation_id,
    (select id from towns t where t.place = made.place) as municipality_id,
    date_trunc('hour', now()) + case when n > 0 then interval '1 hour' + mixed % 8760 * interval '1 hour'
        else interval '-1 day' - mixed % 720 * interval '1 hour' end as starts,
    case when n > 0 and n % 100 = 0 then 'course'
        else (array['one-to-one', 'one-to-one', 'one-to-one', 'one-to-one', 'drop-in', 'drop-in', 'workshop', 'lecture',
            'cafe', 'phone', 'home-visit', 'open-house', 'children', 'debate', 'fair', 'one-to-one'])[1 + mixed / 7 % 16]
    end as kind, mixed
from (
    select n, ('x' || substr(md5('mixed' || n), 1, 7))::bit(28)::integer as mixed,
        abs(n) % (select count(*) from towns) as place, 1 + abs(n) / 290 % 4 as at
    from generate_series((select -20000 / share from size), (select 100000 / share from size)) n where n <> 0
) made;

insert into sessions (id, organisation_id, venue_id, municipality_id, kind, mode, status, starts_at, ends_at, time_zone,
    local_date, local_time, clash_group, created_at, updated_at)
select id, organisation_id, venue_id, municipality_id, kind, case kind when 'drop-in' then 'drop-in' else 'booking' end,
    case when mixed % 50 = 0 then 'cancelled' else 'published' end, starts,
    starts + case kind when 'course' then interval '43 days' else interval '1 hour' end, 'Europe/Stockholm',
    (starts at time zone 'Europe/Stockholm')::date, (starts at time zone 'Europe/Stockholm')::time, id, now(),
    now() - mixed % 1000000 * interval '1 second'
from made;

insert into sessions (id, organisation_id, venue_id, municipality_id, course_id, kind, mode, status, starts_at, ends_at,
    time_zone, local_date, local_time, clash_group, created_at, updated_at)
select md5(id || 'meeting' || week)::uuid, organisation_id, venue_id, municipality_id, id, 'course', 'booking',
    'published', starts + week * interval '7 days', starts + week * interval '7 days' + interval '1 hour',
    'Europe/Stockholm', ((starts + week * interval '7 days') at time zone 'Europe/Stockholm')::date,
    ((starts + week * interval '7 days') at time zone 'Europe/Stockholm')::time, id, now(), now()
from made, generate_series(0, 6) week where kind = 'course';

insert into session_texts (session_id, organisation_id, title, description, languages, topics)
select id, organisation_id,
    jsonb_build_object('sv', (array['Surfplatta och telefon', 'Kom igång med e-legitimation', 'Säker på nätet',
        'Återbruk av gamla datorer', 'Hjälp med mobilen', 'Digital post och e-tjänster', 'Bilder och minnen',
        'Sök jobb på nätet', 'Bank och pengar', 'Din hälsa på nätet', 'Lär dig videosamtal'])[1 + mixed / 11 % 11]
        || ' ' || abs(n), 'en', (array['Tablet and phone', 'Start with e-ID', 'Safe online', 'Reuse',
        'Help with your mobile', 'Digital mail', 'Pictures', 'Jobs', 'Banking', 'Health', 'Video calls'])[1 + mixed / 11 % 11]),
    '{"sv": "Ta med din egen surfplatta eller låna en av oss. Alla frågor är välkomna."}'::jsonb,
    case mixed % 20 when 0 then '{sv,ar}' when 1 then '{so}' when 2 then '{sv,fi}' when 3 then '{sv,en}'
        when 4 then '{en}' else '{sv}' end::text[],
    (array['{start}', '{phone,tablet}', '{e-id,e-services}', '{email}', '{passwords,security}', '{bank}', '{photos}',
        '{health}', '{job-seeking}', '{video-calls,social-media}', '{library}'])[1 + mixed / 11 % 11]::text[]
from made
union all
select id, organisation_id, '{"sv": "Tillfälle"}'::jsonb, null, '{}', '{}' from sessions where course_id is not null;

insert into session_limits (session_id, organisation_id) select id, organisation_id from sessions;

insert into session_seats (session_id, organisation_id, total, taken)
select s.id, s.organisation_id, case when s.course_id is null and s.mode = 'booking' then 12 end,
    case when s.course_id is null and s.mode = 'booking' and m.mixed % 3 = 0 then 12 else 0 end
from sessions s left join made m on m.id = s.id;

insert into session_organisers (session_id, position, organisation_id, organiser_id, name, role)
select s.id, 0, s.organisation_id, s.organisation_id, o.name, 'owner'
from sessions s join organisations o on o.id = s.organisation_id where s.course_id is null;

-- The week that was, and a tenth of the year to come.
insert into session_editions (session_id, edition_id, organisation_id)
select id, case when n < 0 then md5('edition0')::uuid else md5('edition1')::uuid end, organisation_id
from made where n < 0 or n % 10 = 1;

insert into signing_keys (fingerprint, created_at)
select 'bench', now() where not exists (select from signing_keys);

-- The names are wiped, so that no key is in use.
insert into bookings (id, organisation_id, session_id, number, key_id, status, seats, notify, language, walk_in,
    created_at, updated_at, wiped_at)
select
    (lpad(to_hex(1767225600000 + n), 12, '0') || '7' || substr(md5(n::text), 1, 3)
        || '8' || substr(md5(n::text), 4, 15))::uuid,
    organisation_id, id,
    (select string_agg(substr('346789ABCDEFGHJKMNPQRSTVWXYZ', 1 + (floor(mixed / 28 ^ digit)::bigint % 28)::integer, 1), '')
     from generate_series(0, 7) digit),
    key_id, (array['came', 'came', 'came', 'no-show', 'excused', 'cancelled', 'confirmed'])[1 + n % 7], 1, 'none', 'sv',
    n % 25 = 0, now(), now(), now()
from (
    select m.id, m.organisation_id, k.id as key_id, b.n, b.n * 123456789131 % 377801998336 as mixed
    from made m cross join lateral generate_series(-m.n * 25 - 24, -m.n * 25) b (n)
    cross join (select max(id) as id from signing_keys) k where m.n < 0 order by b.n
) made;

update session_seats c set taken = b.seats, overbook = greatest(0, b.seats - coalesce(total, 0))
from (select session_id, sum(seats) as seats from bookings where status in ('came', 'no-show', 'confirmed') group by 1) b
where b.session_id = c.session_id and c.total is not null;

insert into walk_ins (id, organisation_id, session_id, count, by, at)
select md5('walk-in' || n)::uuid, organisation_id, id, 1 + mixed % 4, md5('counter')::uuid, now()
from made where n < 0 and n % 3 = 0;

insert into counts (session_id, version, organisation_id, state, total, children, by, at)
select id, version, organisation_id, 'counted', 5 + mixed % 15, mixed % 3, md5('counter')::uuid, now()
from made, generate_series(1, 2) version where n < 0 and n % 10 <> 0 and mixed % 50 <> 0;
