-- What was published stays as it was published, and so do its days (E-36); of a publicity only whom it was told to is written on.
CREATE TRIGGER publicity_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON publicity_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE ON publicity_entries, publicities FROM zhunkao_app;
--> statement-breakpoint
GRANT UPDATE (told_up_to, told_at) ON publicities TO zhunkao_app;
