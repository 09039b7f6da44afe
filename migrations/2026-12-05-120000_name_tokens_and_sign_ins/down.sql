alter table sign_ins drop column device, drop column id;
alter table tokens drop column scopes, drop column id;
