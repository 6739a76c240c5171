-- Exams by 告知承诺制 that were set up before check after the scores as well (E-36).
UPDATE exam_sessions SET features = features || '{"checkAfterScores": true}' WHERE (features ->> 'commitment')::boolean;
--> statement-breakpoint
-- Under which conditions somebody confirmed stays known (O-10).
REVOKE UPDATE, DELETE ON registration_conditions FROM zhunkao_app;
--> statement-breakpoint
CREATE TRIGGER registration_conditions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON registration_conditions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What was published stays as it was published, and so do its days (E-36); of a publicity only whom it was told to is written on.
CREATE TRIGGER publicity_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON publicity_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE ON publicity_entries, publicities FROM zhunkao_app;
--> statement-breakpoint
GRANT UPDATE (told_up_to, told_at) ON publicities TO zhunkao_app;
--> statement-breakpoint
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
--> statement-breakpoint
-- What was certified, and that it was revoked, is never altered (E-38, E-37).
REVOKE UPDATE, DELETE ON certificates, certificate_revocations, certificate_exams, certificate_batches, certificate_prints FROM zhunkao_app;
--> statement-breakpoint
GRANT UPDATE (spoiled_by, spoiled_at) ON certificate_prints TO zhunkao_app;
--> statement-breakpoint
CREATE TRIGGER certificates_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON certificates FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER certificate_revocations_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON certificate_revocations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A blank is spoiled once, and never good again (O-22).
CREATE FUNCTION keep_spoiled_blank() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the blank % is spoiled', OLD.print_number USING ERRCODE = 'insufficient_privilege';
END
$$;
--> statement-breakpoint
CREATE TRIGGER certificate_prints_spoiled_once BEFORE UPDATE ON certificate_prints FOR EACH ROW WHEN (OLD.spoiled_at IS NOT NULL) EXECUTE FUNCTION keep_spoiled_blank();
