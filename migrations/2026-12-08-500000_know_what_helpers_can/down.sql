drop table helper_skills;
