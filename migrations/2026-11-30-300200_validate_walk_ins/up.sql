-- Every walk-in that is there is somebody who came.

alter table walk_ins validate constraint walk_ins_kind_known;
