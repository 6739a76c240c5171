-- What was taken over, by whom and when, stays known.
REVOKE DELETE ON position_imports FROM zhunkao_app;
--> statement-breakpoint
CREATE FUNCTION keep_position_import() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.imported_at IS NOT NULL THEN
    RAISE EXCEPTION 'an import that was taken over is history' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER position_imports_kept BEFORE UPDATE ON position_imports FOR EACH ROW EXECUTE FUNCTION keep_position_import();
--> statement-breakpoint
-- A position that somebody confirmed reads for ever as it did then; the foreign key keeps it from being removed (O-10).
CREATE FUNCTION keep_chosen_position() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM registrations WHERE session_id = OLD.session_id AND position_code = OLD.code) THEN
    RAISE EXCEPTION 'position % of % was chosen', OLD.code, OLD.session_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER exam_positions_kept BEFORE UPDATE ON exam_positions FOR EACH ROW EXECUTE FUNCTION keep_chosen_position();
--> statement-breakpoint
UPDATE registrations r SET opened_at = e.at FROM case_events e WHERE e.case_id = r.case_id AND e.seq = 1;
