REVOKE DELETE ON dishonesty_endings FROM zhunkao_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE ON dishonesty_openings FROM zhunkao_app;
--> statement-breakpoint
-- What is entered is never edited: it is confirmed or declined, once, and ended early by a row of its own (O-23).
REVOKE UPDATE ON dishonesty_entries, dishonesty_endings FROM zhunkao_app;
--> statement-breakpoint
GRANT UPDATE (state, decided_by, decided_at) ON dishonesty_entries, dishonesty_endings TO zhunkao_app;
--> statement-breakpoint
CREATE FUNCTION keep_decided_dishonesty() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'proposed' THEN
    RAISE EXCEPTION 'what was decided in the dishonesty registry stays' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER dishonesty_entries_kept BEFORE UPDATE ON dishonesty_entries FOR EACH ROW EXECUTE FUNCTION keep_decided_dishonesty();
--> statement-breakpoint
CREATE TRIGGER dishonesty_endings_kept BEFORE UPDATE ON dishonesty_endings FOR EACH ROW EXECUTE FUNCTION keep_decided_dishonesty();
