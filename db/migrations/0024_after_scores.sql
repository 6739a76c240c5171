CREATE SEQUENCE "public"."certificate_serials" INCREMENT BY 1 MINVALUE 1 MAXVALUE 99999999 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "certificate_batches" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"prefix" text NOT NULL,
	"digits" integer NOT NULL,
	"first" bigint NOT NULL,
	"last" bigint NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "certificate_batches_order" CHECK ("certificate_batches"."first" <= "certificate_batches"."last")
);
--> statement-breakpoint
CREATE TABLE "certificate_exams" (
	"exam" text PRIMARY KEY NOT NULL,
	"code" integer NOT NULL,
	CONSTRAINT "certificate_exams_code_unique" UNIQUE("code"),
	CONSTRAINT "certificate_exams_code" CHECK ("certificate_exams"."code" between 1 and 999)
);
--> statement-breakpoint
CREATE TABLE "certificate_prints" (
	"print_number" text PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"serial" bigint NOT NULL,
	"certificate_id" uuid NOT NULL,
	"spoiled_by" uuid,
	"spoiled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "certificate_revocations" (
	"certificate_id" uuid PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"revoked_by" uuid,
	"revoked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certificates" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"management_number" text NOT NULL,
	"person_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"session_id" text,
	"name" text NOT NULL,
	"sex" text NOT NULL,
	"birth_date" text NOT NULL,
	"id_number_sealed" text NOT NULL,
	"id_number_hash" text NOT NULL,
	"photo_id" uuid NOT NULL,
	"title" text NOT NULL,
	"level" text DEFAULT '' NOT NULL,
	"specialty" text DEFAULT '' NOT NULL,
	"approved_on" text NOT NULL,
	"issued_by" uuid NOT NULL,
	"run_id" uuid,
	"issued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "certificates_management_number_unique" UNIQUE("management_number"),
	CONSTRAINT "certificates_number" CHECK ("certificates"."management_number" ~ '^[0-9]{21}$'),
	CONSTRAINT "certificates_exam" CHECK (("certificates"."kind" = 'exam') = ("certificates"."session_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "dishonesty_endings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"entry_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"document_number" text NOT NULL,
	"state" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "dishonesty_endings_decided" CHECK ((state = 'proposed') = (decided_by is null) and (state <> 'confirmed' or decided_by <> proposed_by))
);
--> statement-breakpoint
CREATE TABLE "dishonesty_openings" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"as" text NOT NULL,
	"day" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "publicity_entries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"case_id" uuid NOT NULL,
	"name" text NOT NULL,
	"id_number_masked" text NOT NULL,
	"admit_card_masked" text,
	"level" text,
	"specialty" text,
	"position_code" text,
	"region" text
);
--> statement-breakpoint
CREATE TABLE "registration_conditions" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"version" integer NOT NULL,
	"by_hand" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exam_tallies" (
	"session_id" text PRIMARY KEY NOT NULL,
	"counted_at" timestamp with time zone NOT NULL,
	"good_until" timestamp with time zone NOT NULL,
	"tally" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "dishonesty_entries" ADD COLUMN "reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "dishonesty_entries" ADD COLUMN "document_number" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "dishonesty_entries" ADD COLUMN "case_id" uuid;--> statement-breakpoint
ALTER TABLE "dishonesty_entries" ADD COLUMN "state" text DEFAULT 'confirmed' NOT NULL;--> statement-breakpoint
ALTER TABLE "dishonesty_entries" ADD COLUMN "proposed_by" uuid;--> statement-breakpoint
ALTER TABLE "dishonesty_entries" ADD COLUMN "proposed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "dishonesty_entries" ADD COLUMN "decided_by" uuid;--> statement-breakpoint
ALTER TABLE "dishonesty_entries" ADD COLUMN "decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "printed_documents" ADD COLUMN "taken_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "publicities" ADD COLUMN "listed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "publicities" ADD COLUMN "told_up_to" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "publicities" ADD COLUMN "told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "score_publications" ADD COLUMN "checks_opened_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "offers" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "certificate_batches" ADD CONSTRAINT "certificate_batches_session_id_exam_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."exam_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_prints" ADD CONSTRAINT "certificate_prints_batch_id_certificate_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."certificate_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_prints" ADD CONSTRAINT "certificate_prints_certificate_id_certificates_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_revocations" ADD CONSTRAINT "certificate_revocations_certificate_id_certificates_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_session_id_exam_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."exam_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_photo_id_materials_id_fk" FOREIGN KEY ("photo_id") REFERENCES "public"."materials"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dishonesty_endings" ADD CONSTRAINT "dishonesty_endings_entry_id_dishonesty_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."dishonesty_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dishonesty_openings" ADD CONSTRAINT "dishonesty_openings_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publicity_entries" ADD CONSTRAINT "publicity_entries_session_id_publicities_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."publicities"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publicity_entries" ADD CONSTRAINT "publicity_entries_case_id_registrations_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."registrations"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_conditions" ADD CONSTRAINT "registration_conditions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_conditions" ADD CONSTRAINT "registration_conditions_version_fk" FOREIGN KEY ("session_id","version") REFERENCES "public"."exam_conditions"("session_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exam_tallies" ADD CONSTRAINT "exam_tallies_session_id_exam_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."exam_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_batches_ordinal" ON "certificate_batches" USING btree ("session_id","ordinal");--> statement-breakpoint
CREATE INDEX "certificate_batches_range" ON "certificate_batches" USING btree ("prefix","digits","first");--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_prints_batch" ON "certificate_prints" USING btree ("batch_id","serial");--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_prints_valid" ON "certificate_prints" USING btree ("certificate_id") WHERE spoiled_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_case" ON "certificates" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "certificates_person" ON "certificates" USING btree ("person_id","issued_at");--> statement-breakpoint
CREATE INDEX "certificates_session" ON "certificates" USING btree ("session_id","management_number");--> statement-breakpoint
CREATE UNIQUE INDEX "dishonesty_endings_live" ON "dishonesty_endings" USING btree ("entry_id") WHERE state <> 'declined';--> statement-breakpoint
CREATE UNIQUE INDEX "dishonesty_openings_once" ON "dishonesty_openings" USING btree ("person_id","account_id","as","day");--> statement-breakpoint
CREATE INDEX "dishonesty_openings_account" ON "dishonesty_openings" USING btree ("account_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "publicity_entries_ordinal" ON "publicity_entries" USING btree ("session_id","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "publicity_entries_case" ON "publicity_entries" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "publicity_entries_name" ON "publicity_entries" USING btree ("session_id","name","ordinal");--> statement-breakpoint
ALTER TABLE "dishonesty_entries" ADD CONSTRAINT "dishonesty_entries_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dishonesty_entries_page" ON "dishonesty_entries" USING btree ("starts_at","id");--> statement-breakpoint
CREATE INDEX "publicities_untold" ON "publicities" USING btree ("starts_at") WHERE told_at is null;--> statement-breakpoint
CREATE INDEX "scores_changed" ON "scores" USING btree ("session_id","recorded_at") WHERE source in ('correction', 'recheck');--> statement-breakpoint
ALTER TABLE "dishonesty_entries" ADD CONSTRAINT "dishonesty_entries_decided" CHECK (proposed_by is null or (state = 'proposed') = (decided_by is null) and (state <> 'confirmed' or decided_by <> proposed_by));