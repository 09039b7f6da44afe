drop table audit;
drop table sign_in_tries;
drop table tokens;
drop table sign_ins;
drop table grants;
drop table pledges;
drop table staff;
