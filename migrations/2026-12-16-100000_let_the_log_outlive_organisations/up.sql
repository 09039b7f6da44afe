-- What was done stays in the log, also where the organisation is gone that it was done to.

alter table audit drop constraint audit_organisation_fkey;
alter table audit add constraint audit_organisation_fkey
    foreign key (organisation_id) references organisations (id) on delete set null not valid;
