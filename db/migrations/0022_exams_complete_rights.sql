-- What officers asked for stays known.
REVOKE DELETE ON runs, sites, rooms FROM zhunkao_app;
--> statement-breakpoint
ALTER TABLE rooms ADD CONSTRAINT rooms_capacity CHECK (capacity BETWEEN 0 AND 10000);
--> statement-breakpoint
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
--> statement-breakpoint
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
--> statement-breakpoint
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
--> statement-breakpoint
CREATE TRIGGER exam_conditions_version AFTER INSERT ON exam_conditions FOR EACH ROW EXECUTE FUNCTION touch_exam_session();
--> statement-breakpoint
-- What was asked of those who registered before a change stays known.
REVOKE UPDATE, DELETE ON exam_conditions FROM zhunkao_app;
--> statement-breakpoint
-- Ledgers: the application may add, never change or remove (house.md); of a difference only which run found it last.
REVOKE UPDATE, DELETE ON reconciliation_bills, reconciliation_bill_lines, reconciliation_differences, reconciliation_decisions, reconciliation_returns, reconciliation_return_results FROM zhunkao_app;
--> statement-breakpoint
GRANT UPDATE (last_run_id) ON reconciliation_differences TO zhunkao_app;
--> statement-breakpoint
REVOKE DELETE ON reconciliation_runs FROM zhunkao_app;
--> statement-breakpoint
CREATE TRIGGER reconciliation_bill_lines_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reconciliation_bill_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER reconciliation_decisions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reconciliation_decisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER reconciliation_returns_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reconciliation_returns FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER reconciliation_return_results_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reconciliation_return_results FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Not a cent more goes back than came, of the order it came for, whoever instructs it (S-04, E-23).
CREATE FUNCTION refuse_excess_refund() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.amount_fen <= 0 OR NOT EXISTS (SELECT FROM payments p WHERE p.id = NEW.payment_id AND p.order_id = NEW.order_id AND p.amount_fen >= NEW.amount_fen) THEN
    RAISE EXCEPTION 'a refund gives back no more than its payment brought' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER refunds_no_excess BEFORE INSERT ON refunds FOR EACH ROW EXECUTE FUNCTION refuse_excess_refund();
--> statement-breakpoint
CREATE TRIGGER scores_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON scores FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER score_imports_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON score_imports FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A changed score keeps both values, and who brought which file stays known (E-33, E-35).
REVOKE UPDATE, DELETE ON scores, score_imports FROM zhunkao_app;
--> statement-breakpoint
REVOKE DELETE ON score_publications, score_corrections FROM zhunkao_app;
