delete from walk_ins where kind <> 'came';
alter table walk_ins drop column kind;
