-- The words of a level never change: an edit writes another (E-10).
REVOKE UPDATE ON education_levels FROM zhunkao_app;
--> statement-breakpoint
GRANT UPDATE (removed_at) ON education_levels TO zhunkao_app;
--> statement-breakpoint
-- What a registration was confirmed with stays known.
REVOKE UPDATE, DELETE ON education_uses FROM zhunkao_app;
--> statement-breakpoint
-- The first answer stands (E-14).
CREATE FUNCTION refuse_second_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the check of level % is answered', OLD.level_id;
END $$;
--> statement-breakpoint
CREATE TRIGGER education_checks_once BEFORE UPDATE ON education_checks FOR EACH ROW WHEN (OLD.standing <> 'waiting') EXECUTE FUNCTION refuse_second_answer();
--> statement-breakpoint
-- Who opened a case stays known (B-12).
REVOKE UPDATE, DELETE ON case_openings FROM zhunkao_app;
