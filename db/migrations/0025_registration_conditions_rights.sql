-- Under which conditions somebody confirmed stays known (O-10).
REVOKE UPDATE, DELETE ON registration_conditions FROM zhunkao_app;
--> statement-breakpoint
CREATE TRIGGER registration_conditions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON registration_conditions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
