alter table organisations drop column disposal_decision;
