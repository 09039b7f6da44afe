drop function distance_km (double precision, double precision, double precision, double precision);
