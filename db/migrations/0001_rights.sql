-- The clock of every rule about time (Q-01, Q-24): the database's clock and the sandbox's shift, to the millisecond that the application can hold.
INSERT INTO clock_shift (id, shift) VALUES (1, '0') ON CONFLICT DO NOTHING;
--> statement-breakpoint
ALTER TABLE clock_shift ADD CONSTRAINT clock_shift_one_row CHECK (id = 1);
--> statement-breakpoint
CREATE FUNCTION business_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
  SELECT date_trunc('milliseconds', clock_timestamp() + (SELECT shift FROM clock_shift WHERE id = 1))
$$;
--> statement-breakpoint
CREATE SEQUENCE case_numbers;
--> statement-breakpoint
CREATE SEQUENCE order_numbers;
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
--> statement-breakpoint
CREATE TRIGGER case_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON case_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER event_digests_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event_digests FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER case_documents_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON case_documents FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER payments_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payments FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER agreements_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON agreements FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'zhunkao_app') THEN CREATE ROLE zhunkao_app NOLOGIN; END IF;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public, sandbox TO zhunkao_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, sandbox TO zhunkao_app;
--> statement-breakpoint
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public, sandbox TO zhunkao_app;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public, sandbox GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO zhunkao_app;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public, sandbox GRANT USAGE ON SEQUENCES TO zhunkao_app;
--> statement-breakpoint
-- Ledgers and histories: the application may add, never change or remove (Q-20, house.md).
REVOKE UPDATE, DELETE ON case_events, case_event_inputs, case_documents, event_digests, agreements, orders, payments, payment_attempts, payment_callbacks, letters FROM zhunkao_app;
--> statement-breakpoint
REVOKE DELETE ON cases, case_answers, registrations, seat_draws FROM zhunkao_app;
