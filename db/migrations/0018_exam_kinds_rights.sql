CREATE TRIGGER exam_regions_version AFTER INSERT OR UPDATE OR DELETE ON exam_regions FOR EACH ROW EXECUTE FUNCTION touch_exam_session();
--> statement-breakpoint
-- What was confirmed before papers were rows of their own: every paper of the exam, at the fee of its order.
INSERT INTO registration_papers (case_id, session_id, subject)
  SELECT r.case_id, r.session_id, p.subject FROM registrations r JOIN exam_papers p ON p.session_id = r.session_id WHERE r.confirmed_at IS NOT NULL;
--> statement-breakpoint
UPDATE registrations r SET fee_fen = o.amount_fen FROM orders o WHERE o.case_id = r.case_id;
--> statement-breakpoint
-- What was confirmed to be sat stays known.
REVOKE UPDATE, DELETE ON registration_papers FROM zhunkao_app;
