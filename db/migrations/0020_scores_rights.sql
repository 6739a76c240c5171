CREATE TRIGGER scores_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON scores FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER score_imports_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON score_imports FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A changed score keeps both values, and who brought which file stays known (E-33, E-35).
REVOKE UPDATE, DELETE ON scores, score_imports FROM zhunkao_app;
--> statement-breakpoint
REVOKE DELETE ON score_publications, score_corrections FROM zhunkao_app;
