CREATE TABLE "reconciliation_bill_lines" (
	"bill_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"what" text NOT NULL,
	"channel" text NOT NULL,
	"transaction_number" text NOT NULL,
	"order_number" text NOT NULL,
	"refund_number" text,
	"amount_fen" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "reconciliation_bill_lines_bill_id_line_pk" PRIMARY KEY("bill_id","line")
);
--> statement-breakpoint
CREATE TABLE "reconciliation_bills" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"day" date NOT NULL,
	"hash" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reconciliation_decisions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"difference_id" uuid NOT NULL,
	"what" text NOT NULL,
	"closes" boolean NOT NULL,
	"reason" text NOT NULL,
	"decided_by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reconciliation_differences" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"what" text NOT NULL,
	"session_id" text,
	"order_id" uuid,
	"payment_id" uuid,
	"refund_id" uuid,
	"channel" text NOT NULL,
	"transaction_number" text NOT NULL,
	"order_number" text NOT NULL,
	"refund_number" text,
	"bill_line" integer,
	"bill_fen" integer,
	"bill_at" timestamp with time zone,
	"ledger_fen" integer,
	"ledger_at" timestamp with time zone,
	"found_at" timestamp with time zone NOT NULL,
	"last_run_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reconciliation_return_results" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"return_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"refunded_at" timestamp with time zone,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reconciliation_returns" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" text NOT NULL,
	"difference_id" uuid NOT NULL,
	"amount_fen" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reconciliation_runs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"day" date NOT NULL,
	"state" text NOT NULL,
	"started_by" uuid,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"bill_id" uuid,
	"failure" text,
	"problems" jsonb,
	"result" jsonb
);
--> statement-breakpoint
ALTER TABLE "reconciliation_bill_lines" ADD CONSTRAINT "reconciliation_bill_lines_bill_id_reconciliation_bills_id_fk" FOREIGN KEY ("bill_id") REFERENCES "public"."reconciliation_bills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliation_decisions" ADD CONSTRAINT "reconciliation_decisions_difference_id_reconciliation_differences_id_fk" FOREIGN KEY ("difference_id") REFERENCES "public"."reconciliation_differences"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliation_differences" ADD CONSTRAINT "reconciliation_differences_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliation_differences" ADD CONSTRAINT "reconciliation_differences_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliation_differences" ADD CONSTRAINT "reconciliation_differences_refund_id_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refunds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliation_differences" ADD CONSTRAINT "reconciliation_differences_last_run_id_reconciliation_runs_id_fk" FOREIGN KEY ("last_run_id") REFERENCES "public"."reconciliation_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliation_return_results" ADD CONSTRAINT "reconciliation_return_results_return_id_reconciliation_returns_id_fk" FOREIGN KEY ("return_id") REFERENCES "public"."reconciliation_returns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliation_returns" ADD CONSTRAINT "reconciliation_returns_difference_id_reconciliation_differences_id_fk" FOREIGN KEY ("difference_id") REFERENCES "public"."reconciliation_differences"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliation_runs" ADD CONSTRAINT "reconciliation_runs_bill_id_reconciliation_bills_id_fk" FOREIGN KEY ("bill_id") REFERENCES "public"."reconciliation_bills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reconciliation_bill_lines_transaction" ON "reconciliation_bill_lines" USING btree ("transaction_number");--> statement-breakpoint
CREATE INDEX "reconciliation_bill_lines_refund" ON "reconciliation_bill_lines" USING btree ("refund_number") WHERE refund_number is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "reconciliation_bills_day" ON "reconciliation_bills" USING btree ("day","hash");--> statement-breakpoint
CREATE INDEX "reconciliation_decisions_difference" ON "reconciliation_decisions" USING btree ("difference_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "reconciliation_decisions_closes" ON "reconciliation_decisions" USING btree ("difference_id") WHERE closes;--> statement-breakpoint
CREATE UNIQUE INDEX "reconciliation_differences_key" ON "reconciliation_differences" USING btree ("key");--> statement-breakpoint
CREATE INDEX "reconciliation_differences_day" ON "reconciliation_differences" USING btree ("day","kind","id");--> statement-breakpoint
CREATE INDEX "reconciliation_return_results_return" ON "reconciliation_return_results" USING btree ("return_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reconciliation_return_results_done" ON "reconciliation_return_results" USING btree ("return_id") WHERE outcome = 'done';--> statement-breakpoint
CREATE UNIQUE INDEX "reconciliation_returns_number" ON "reconciliation_returns" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "reconciliation_returns_difference" ON "reconciliation_returns" USING btree ("difference_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reconciliation_runs_running" ON "reconciliation_runs" USING btree ("day") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "reconciliation_runs_day" ON "reconciliation_runs" USING btree ("day","started_at");--> statement-breakpoint
CREATE INDEX "payments_paid_at" ON "payments" USING btree ("paid_at");--> statement-breakpoint
CREATE INDEX "refund_results_refunded_at" ON "refund_results" USING btree ("refunded_at") WHERE outcome = 'done';