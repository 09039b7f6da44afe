-- The rows that were there before are looked at without keeping anybody waiting.

alter table organisations validate constraint organisations_disposal_decision_short;
