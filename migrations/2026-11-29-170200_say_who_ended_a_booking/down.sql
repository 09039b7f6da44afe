alter table bookings drop column ended_by;
