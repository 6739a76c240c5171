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
ALTER TABLE "dishonesty_entries" ADD COLUMN "reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "dishonesty_entries" ADD COLUMN "document_number" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "dishonesty_entries" ADD COLUMN "case_id" uuid;--> statement-breakpoint
ALTER TABLE "dishonesty_entries" ADD COLUMN "state" text DEFAULT 'confirmed' NOT NULL;--> statement-breakpoint
ALTER TABLE "dishonesty_entries" ADD COLUMN "proposed_by" uuid;--> statement-breakpoint
ALTER TABLE "dishonesty_entries" ADD COLUMN "proposed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "dishonesty_entries" ADD COLUMN "decided_by" uuid;--> statement-breakpoint
ALTER TABLE "dishonesty_entries" ADD COLUMN "decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "dishonesty_endings" ADD CONSTRAINT "dishonesty_endings_entry_id_dishonesty_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."dishonesty_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dishonesty_openings" ADD CONSTRAINT "dishonesty_openings_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "dishonesty_endings_live" ON "dishonesty_endings" USING btree ("entry_id") WHERE state <> 'declined';--> statement-breakpoint
CREATE UNIQUE INDEX "dishonesty_openings_once" ON "dishonesty_openings" USING btree ("person_id","account_id","as","day");--> statement-breakpoint
CREATE INDEX "dishonesty_openings_account" ON "dishonesty_openings" USING btree ("account_id","at");--> statement-breakpoint
ALTER TABLE "dishonesty_entries" ADD CONSTRAINT "dishonesty_entries_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dishonesty_entries_page" ON "dishonesty_entries" USING btree ("starts_at","id");--> statement-breakpoint
ALTER TABLE "dishonesty_entries" ADD CONSTRAINT "dishonesty_entries_decided" CHECK (proposed_by is null or (state = 'proposed') = (decided_by is null) and (state <> 'confirmed' or decided_by <> proposed_by));