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
