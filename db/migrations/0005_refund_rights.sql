CREATE SEQUENCE refund_numbers;
--> statement-breakpoint
CREATE TRIGGER refunds_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON refunds FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER refund_results_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON refund_results FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE ON refunds, refund_results FROM zhunkao_app;
