-- Every line is of an organisation that is there, or of none.

alter table audit validate constraint audit_organisation_fkey;
