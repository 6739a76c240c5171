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
ALTER TABLE "certificate_batches" ADD CONSTRAINT "certificate_batches_session_id_exam_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."exam_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_prints" ADD CONSTRAINT "certificate_prints_batch_id_certificate_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."certificate_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_prints" ADD CONSTRAINT "certificate_prints_certificate_id_certificates_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_revocations" ADD CONSTRAINT "certificate_revocations_certificate_id_certificates_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_session_id_exam_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."exam_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_photo_id_materials_id_fk" FOREIGN KEY ("photo_id") REFERENCES "public"."materials"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_batches_ordinal" ON "certificate_batches" USING btree ("session_id","ordinal");--> statement-breakpoint
CREATE INDEX "certificate_batches_range" ON "certificate_batches" USING btree ("prefix","digits","first");--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_prints_batch" ON "certificate_prints" USING btree ("batch_id","serial");--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_prints_valid" ON "certificate_prints" USING btree ("certificate_id") WHERE spoiled_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_case" ON "certificates" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "certificates_person" ON "certificates" USING btree ("person_id","issued_at");--> statement-breakpoint
CREATE INDEX "certificates_session" ON "certificates" USING btree ("session_id","management_number");