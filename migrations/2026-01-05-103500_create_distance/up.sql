-- How far two places on earth lie apart: what "near me" sorts by. The haversine formula; no extension.

create function distance_km(
    lat_a double precision, lon_a double precision, lat_b double precision, lon_b double precision
) returns double precision language sql immutable strict parallel safe as $$
    select 2 * 6371.0088 * asin(least(1.0, sqrt(
        power(sin(radians(lat_b - lat_a) / 2), 2)
        + cos(radians(lat_a)) * cos(radians(lat_b)) * power(sin(radians(lon_b - lon_a) / 2), 2))))
$$;
