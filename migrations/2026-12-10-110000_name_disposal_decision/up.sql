-- By which decision an organisation disposes of what it keeps, as its privacy page names it.

alter table organisations add column disposal_decision text;
alter table organisations add constraint organisations_disposal_decision_short
    check (length(disposal_decision) <= 200) not valid;
