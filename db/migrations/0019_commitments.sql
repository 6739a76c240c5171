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