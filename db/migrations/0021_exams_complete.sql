CREATE TABLE "run_files" (
	"run_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"name" text NOT NULL,
	"site_id" uuid NOT NULL,
	"storage_key" text NOT NULL,
	"bytes" integer NOT NULL,
	"crc32" bigint NOT NULL,
	"papers" integer NOT NULL,
	CONSTRAINT "run_files_run_id_ordinal_pk" PRIMARY KEY("run_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"session_id" text NOT NULL,
	"input" jsonb NOT NULL,
	"state" text NOT NULL,
	"stage" text DEFAULT '' NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone
);
--> statement-breakpoint
DROP INDEX "seats_place";--> statement-breakpoint
DROP INDEX "seats_admit_card";--> statement-breakpoint
ALTER TABLE "seats" DROP CONSTRAINT "seats_draw_id_case_id_pk";--> statement-breakpoint
ALTER TABLE "seat_needs" ALTER COLUMN "needs" SET DEFAULT '[]'::jsonb;--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "subjects" text[];--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "seat_draws" ADD COLUMN "papers" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "seat_draws" ADD COLUMN "rooms_hash" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "seat_needs" ADD COLUMN "needs_sealed" text;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "slot" integer;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "subject" text;--> statement-breakpoint
CREATE TEMP TABLE old_papers AS
  SELECT session_id, subject, row_number() OVER w AS paper, (sum(begins) OVER w)::int AS slot
  FROM (
    SELECT session_id, subject, starts_at, (starts_at >= coalesce(max(ends_at) OVER (PARTITION BY session_id ORDER BY starts_at, subject COLLATE "C"
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), '-infinity'))::int AS begins FROM exam_papers
  ) p WINDOW w AS (PARTITION BY session_id ORDER BY starts_at, subject COLLATE "C");--> statement-breakpoint
UPDATE seat_draws d SET papers = coalesce((SELECT jsonb_agg(jsonb_build_object('subject', p.subject, 'slot', p.slot) ORDER BY p.paper)
  FROM old_papers p WHERE p.session_id = d.session_id), '[]');--> statement-breakpoint
-- Until now one place served every paper of a candidate: it becomes the place of each.
UPDATE seats s SET slot = coalesce(p.slot, 1), subject = coalesce(p.subject, '')
  FROM seat_draws d LEFT JOIN old_papers p ON p.session_id = d.session_id AND p.paper = 1 WHERE d.id = s.draw_id;--> statement-breakpoint
INSERT INTO seats (draw_id, case_id, room_id, seat, admit_card_number, by_hand, slot, subject)
  SELECT DISTINCT ON (s.draw_id, s.case_id, p.slot) s.draw_id, s.case_id, s.room_id, s.seat, s.admit_card_number, s.by_hand, p.slot, p.subject
  FROM seats s JOIN seat_draws d ON d.id = s.draw_id JOIN old_papers p ON p.session_id = d.session_id AND p.slot > 1
  ORDER BY s.draw_id, s.case_id, p.slot, p.paper;--> statement-breakpoint
DROP TABLE old_papers;--> statement-breakpoint
ALTER TABLE "seats" ALTER COLUMN "slot" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "seats" ALTER COLUMN "subject" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_draw_id_case_id_slot_pk" PRIMARY KEY("draw_id","case_id","slot");--> statement-breakpoint
ALTER TABLE "sites" ADD COLUMN "subjects" text[];--> statement-breakpoint
ALTER TABLE "sites" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "run_files" ADD CONSTRAINT "run_files_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_session_id_exam_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."exam_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "runs_open" ON "runs" USING btree ("session_id","kind") WHERE state in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "runs_session" ON "runs" USING btree ("session_id","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "seats_place" ON "seats" USING btree ("draw_id","slot","room_id","seat");--> statement-breakpoint
CREATE UNIQUE INDEX "seats_admit_card" ON "seats" USING btree ("draw_id","admit_card_number","slot");
--> statement-breakpoint
CREATE TABLE "position_imports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"nth" bigint GENERATED ALWAYS AS IDENTITY (sequence name "position_imports_nth_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"session_id" text NOT NULL,
	"file_name" text NOT NULL,
	"file_sha256" text NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	"row_count" integer NOT NULL,
	"bad_count" integer NOT NULL,
	"problems" jsonb NOT NULL,
	"rows" jsonb NOT NULL,
	"imported_by" uuid,
	"imported_at" timestamp with time zone,
	"reason" text,
	"added" integer,
	"changed" integer,
	"removed" integer
);
--> statement-breakpoint
ALTER TABLE "exam_positions" ADD COLUMN "search" text GENERATED ALWAYS AS (code || ' ' || department || ' ' || title || ' ' || majors || ' ' || other_conditions || ' ' || duties) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "opened_at" timestamp with time zone DEFAULT business_now() NOT NULL;--> statement-breakpoint
ALTER TABLE "position_imports" ADD CONSTRAINT "position_imports_session_id_exam_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."exam_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "position_imports_session" ON "position_imports" USING btree ("session_id","nth");--> statement-breakpoint
CREATE INDEX "registrations_opened" ON "registrations" USING btree ("session_id","opened_at");--> statement-breakpoint
CREATE INDEX "registrations_confirmed" ON "registrations" USING btree ("session_id","confirmed_at","level","specialty") WHERE confirmed_at is not null;--> statement-breakpoint
CREATE INDEX "registrations_paid" ON "registrations" USING btree ("session_id","paid_at") WHERE paid_at is not null;
--> statement-breakpoint
CREATE TABLE "commitments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"exam" text NOT NULL,
	"year" integer NOT NULL,
	"case_id" uuid NOT NULL,
	"what" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"address" text NOT NULL,
	"device" text NOT NULL,
	"letter" text,
	"letter_hash" text,
	"signed_by" text
);
--> statement-breakpoint
CREATE TABLE "dishonesty_entries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"source" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	"effect" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dishonesty_entries" ADD CONSTRAINT "dishonesty_entries_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "commitments_person" ON "commitments" USING btree ("person_id","exam","year");--> statement-breakpoint
CREATE UNIQUE INDEX "commitments_case" ON "commitments" USING btree ("case_id","what");--> statement-breakpoint
CREATE UNIQUE INDEX "commitments_forfeit" ON "commitments" USING btree ("person_id","exam","year","what") WHERE what <> 'chosen';--> statement-breakpoint
CREATE INDEX "dishonesty_entries_person" ON "dishonesty_entries" USING btree ("person_id");
--> statement-breakpoint
CREATE TABLE "case_openings" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"as" text NOT NULL,
	"day" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "education_checks" (
	"level_id" uuid PRIMARY KEY NOT NULL,
	"standing" text NOT NULL,
	"reason" text,
	"record" jsonb,
	"started_at" timestamp with time zone NOT NULL,
	"ask_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "education_levels" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"level" text NOT NULL,
	"degree" text NOT NULL,
	"school" text NOT NULL,
	"major" text NOT NULL,
	"started_on" text NOT NULL,
	"ended_on" text NOT NULL,
	"mode" text NOT NULL,
	"abroad" boolean NOT NULL,
	"certificate_sealed" text,
	"certificate_hash" text,
	"degree_certificate_sealed" text,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "education_proofs" (
	"level_id" uuid NOT NULL,
	"material_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"attached_at" timestamp with time zone NOT NULL,
	CONSTRAINT "education_proofs_level_id_material_id_pk" PRIMARY KEY("level_id","material_id")
);
--> statement-breakpoint
CREATE TABLE "education_uses" (
	"case_id" uuid NOT NULL,
	"level_id" uuid NOT NULL,
	CONSTRAINT "education_uses_case_id_level_id_pk" PRIMARY KEY("case_id","level_id")
);
--> statement-breakpoint
CREATE TABLE "person_photos" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"material_id" uuid NOT NULL,
	"taken_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "case_openings" ADD CONSTRAINT "case_openings_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "education_checks" ADD CONSTRAINT "education_checks_level_id_education_levels_id_fk" FOREIGN KEY ("level_id") REFERENCES "public"."education_levels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "education_levels" ADD CONSTRAINT "education_levels_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "education_proofs" ADD CONSTRAINT "education_proofs_level_id_education_levels_id_fk" FOREIGN KEY ("level_id") REFERENCES "public"."education_levels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "education_proofs" ADD CONSTRAINT "education_proofs_material_id_materials_id_fk" FOREIGN KEY ("material_id") REFERENCES "public"."materials"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "education_uses" ADD CONSTRAINT "education_uses_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "education_uses" ADD CONSTRAINT "education_uses_level_id_education_levels_id_fk" FOREIGN KEY ("level_id") REFERENCES "public"."education_levels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_photos" ADD CONSTRAINT "person_photos_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_photos" ADD CONSTRAINT "person_photos_material_id_materials_id_fk" FOREIGN KEY ("material_id") REFERENCES "public"."materials"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "case_openings_once" ON "case_openings" USING btree ("case_id","account_id","as","day");--> statement-breakpoint
CREATE INDEX "case_openings_account" ON "case_openings" USING btree ("account_id","at");--> statement-breakpoint
CREATE INDEX "education_checks_due" ON "education_checks" USING btree ("ask_at") WHERE standing = 'waiting';--> statement-breakpoint
CREATE INDEX "education_levels_person" ON "education_levels" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "education_levels_removed" ON "education_levels" USING btree ("removed_at") WHERE removed_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "education_levels_certificate" ON "education_levels" USING btree ("person_id","certificate_hash") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "education_proofs_material" ON "education_proofs" USING btree ("material_id");--> statement-breakpoint
CREATE INDEX "education_uses_level" ON "education_uses" USING btree ("level_id");
--> statement-breakpoint
CREATE TABLE "exam_conditions" (
	"session_id" text NOT NULL,
	"version" integer NOT NULL,
	"conditions" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "exam_conditions_session_id_version_pk" PRIMARY KEY("session_id","version")
);
--> statement-breakpoint
ALTER TABLE "exam_conditions" ADD CONSTRAINT "exam_conditions_session_id_exam_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."exam_sessions"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
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
	"ordinal" bigserial NOT NULL,
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
CREATE INDEX "reconciliation_runs_day" ON "reconciliation_runs" USING btree ("day","ordinal");--> statement-breakpoint
CREATE INDEX "payments_paid_at" ON "payments" USING btree ("paid_at");--> statement-breakpoint
CREATE INDEX "refund_results_refunded_at" ON "refund_results" USING btree ("refunded_at") WHERE outcome = 'done';
--> statement-breakpoint
CREATE TABLE "paper_marks" (
	"session_id" text NOT NULL,
	"subject" text NOT NULL,
	"full_marks" integer NOT NULL,
	CONSTRAINT "paper_marks_session_id_subject_pk" PRIMARY KEY("session_id","subject")
);
--> statement-breakpoint
CREATE TABLE "score_corrections" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"case_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"session_id" text NOT NULL,
	"version" integer NOT NULL,
	"score" numeric(5, 1) NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "score_corrections_value" CHECK (score >= 0 or score in (-1, -2, -4))
);
--> statement-breakpoint
CREATE TABLE "score_imports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" text NOT NULL,
	"kind" text NOT NULL,
	"outcome" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"rows" integer NOT NULL,
	"changed" integer NOT NULL,
	"kept" integer NOT NULL,
	"problems" jsonb NOT NULL,
	"imported_by" uuid NOT NULL,
	"imported_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "score_publications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" text NOT NULL,
	"state" text NOT NULL,
	"standard" jsonb NOT NULL,
	"publish_at" timestamp with time zone NOT NULL,
	"recheck_until" timestamp with time zone NOT NULL,
	"candidates" integer NOT NULL,
	"passed" integer NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	"told_up_to" uuid,
	"told_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "scores" (
	"case_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"version" integer NOT NULL,
	"session_id" text NOT NULL,
	"score" numeric(5, 1) NOT NULL,
	"finding" text DEFAULT '' NOT NULL,
	"source" text NOT NULL,
	"source_id" uuid NOT NULL,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "scores_case_id_subject_version_pk" PRIMARY KEY("case_id","subject","version"),
	CONSTRAINT "scores_value" CHECK (score >= 0 or score in (-1, -2, -4))
);
--> statement-breakpoint
ALTER TABLE "paper_marks" ADD CONSTRAINT "paper_marks_paper_fk" FOREIGN KEY ("session_id","subject") REFERENCES "public"."exam_papers"("session_id","subject") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_corrections" ADD CONSTRAINT "score_corrections_paper_fk" FOREIGN KEY ("case_id","subject") REFERENCES "public"."registration_papers"("case_id","subject") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_imports" ADD CONSTRAINT "score_imports_session_id_exam_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."exam_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_publications" ADD CONSTRAINT "score_publications_session_id_exam_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."exam_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_paper_fk" FOREIGN KEY ("case_id","subject") REFERENCES "public"."registration_papers"("case_id","subject") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "score_corrections_open" ON "score_corrections" USING btree ("case_id","subject") WHERE state = 'proposed';--> statement-breakpoint
CREATE INDEX "score_corrections_session" ON "score_corrections" USING btree ("session_id","proposed_at");--> statement-breakpoint
CREATE INDEX "score_imports_session" ON "score_imports" USING btree ("session_id","imported_at");--> statement-breakpoint
CREATE UNIQUE INDEX "score_publications_live" ON "score_publications" USING btree ("session_id") WHERE state <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "score_publications_untold" ON "score_publications" USING btree ("publish_at") WHERE state = 'confirmed' and told_at is null;--> statement-breakpoint
CREATE INDEX "scores_session" ON "scores" USING btree ("session_id","case_id","subject","version");
