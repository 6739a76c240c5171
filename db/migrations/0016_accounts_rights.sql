CREATE TRIGGER unit_handovers_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON unit_handovers FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What was handed over stays as it was handed over (B-13).
REVOKE UPDATE, DELETE ON unit_handovers FROM zhunkao_app;
--> statement-breakpoint
-- Who acted for a unit stays known.
REVOKE DELETE ON unit_members FROM zhunkao_app;

--> statement-breakpoint
-- What somebody agreed to stays agreed to (A-10).
REVOKE UPDATE, DELETE ON consents FROM zhunkao_app;
