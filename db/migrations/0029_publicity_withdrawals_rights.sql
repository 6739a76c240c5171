-- A withdrawal is never edited: it is confirmed or declined, once (E-36).
REVOKE UPDATE, DELETE ON publicity_withdrawals FROM zhunkao_app;
--> statement-breakpoint
GRANT UPDATE (state, decided_by, decided_at) ON publicity_withdrawals TO zhunkao_app;
--> statement-breakpoint
CREATE FUNCTION keep_decided_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the withdrawal % was decided', OLD.id USING ERRCODE = 'insufficient_privilege';
END
$$;
--> statement-breakpoint
CREATE TRIGGER publicity_withdrawals_decided_once BEFORE UPDATE ON publicity_withdrawals FOR EACH ROW WHEN (OLD.state <> 'proposed') EXECUTE FUNCTION keep_decided_withdrawal();
