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
