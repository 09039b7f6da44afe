alter table organisations drop column requires_totp;
