CREATE TRIGGER exam_conditions_version AFTER INSERT ON exam_conditions FOR EACH ROW EXECUTE FUNCTION touch_exam_session();
--> statement-breakpoint
-- What was asked of those who registered before a change stays known.
REVOKE UPDATE, DELETE ON exam_conditions FROM zhunkao_app;
