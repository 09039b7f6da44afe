alter table walk_ins drop constraint walk_ins_kind_known;
alter table walk_ins add constraint walk_ins_kind_known check (kind in ('came', 'served', 'turned-away')) not valid;
