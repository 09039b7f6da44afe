-- At a drop-in three things are counted by one press each: who came, who was served, who was turned away. Only who came
-- counts in the proposed count and in reports; what was counted before are people who came.

alter table walk_ins add column kind text not null default 'came';
alter table walk_ins add constraint walk_ins_kind_known check (kind in ('came', 'served', 'turned-away')) not valid;
comment on column walk_ins.kind is 'Only those who came count as walk-ins.';
