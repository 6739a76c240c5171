CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The ledger of what staff do: the application may add, never change or remove (O-28).
REVOKE UPDATE, DELETE ON audit_entries FROM zhunkao_app;
--> statement-breakpoint
-- A link that was used stays known.
REVOKE DELETE ON enrolments FROM zhunkao_app;
--> statement-breakpoint
-- The auditor watches the administrator: one account never holds both roles (O-27).
CREATE FUNCTION refuse_auditing_oneself() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The row of the account is locked, so that two roles given at once see each other.
  PERFORM FROM accounts WHERE id = NEW.account_id FOR NO KEY UPDATE;
  IF NEW.role IN ('administrator', 'auditor') AND EXISTS (
    SELECT FROM account_roles WHERE account_id = NEW.account_id AND role IN ('administrator', 'auditor') AND role <> NEW.role
  ) THEN
    RAISE EXCEPTION 'administrator and auditor are two people' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER account_roles_apart BEFORE INSERT OR UPDATE ON account_roles FOR EACH ROW EXECUTE FUNCTION refuse_auditing_oneself();
