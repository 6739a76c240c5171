-- A commitment is given once and never again after it was declined or withdrawn, whoever asks from wherever at once (E-12).
CREATE FUNCTION refuse_forfeited_commitment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('commitment ' || NEW.person_id || ' ' || NEW.exam || ' ' || NEW.year, 0));
  IF NEW.what = 'chosen' AND EXISTS (
    SELECT FROM commitments c
    WHERE c.person_id = NEW.person_id AND c.exam = NEW.exam AND c.year = NEW.year AND c.what <> 'chosen'
  ) THEN
    RAISE EXCEPTION 'the commitment of this exam and year is forfeited' USING ERRCODE = 'ZK001';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER commitments_forfeited BEFORE INSERT ON commitments FOR EACH ROW EXECUTE FUNCTION refuse_forfeited_commitment();
--> statement-breakpoint
ALTER TABLE commitments ADD CONSTRAINT commitments_signed
  CHECK ((what = 'chosen') = (letter IS NOT NULL AND letter_hash IS NOT NULL AND signed_by IS NOT NULL));
--> statement-breakpoint
ALTER TABLE dishonesty_entries ADD CONSTRAINT dishonesty_entries_span CHECK (ends_at IS NULL OR starts_at < ends_at);
--> statement-breakpoint
CREATE TRIGGER commitments_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON commitments FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE ON commitments FROM zhunkao_app;
--> statement-breakpoint
REVOKE DELETE ON dishonesty_entries FROM zhunkao_app;
