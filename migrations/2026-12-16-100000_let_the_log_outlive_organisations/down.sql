alter table audit drop constraint audit_organisation_fkey;
alter table audit add constraint audit_organisation_fkey
    foreign key (organisation_id) references organisations (id) not valid;
