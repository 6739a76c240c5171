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
ALTER TABLE "publicities" ADD COLUMN "listed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "publicities" ADD COLUMN "told_up_to" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "publicities" ADD COLUMN "told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "publicity_entries" ADD CONSTRAINT "publicity_entries_session_id_publicities_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."publicities"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publicity_entries" ADD CONSTRAINT "publicity_entries_case_id_registrations_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."registrations"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "publicity_entries_ordinal" ON "publicity_entries" USING btree ("session_id","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "publicity_entries_case" ON "publicity_entries" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "publicity_entries_name" ON "publicity_entries" USING btree ("session_id","name","ordinal");--> statement-breakpoint
CREATE INDEX "publicities_untold" ON "publicities" USING btree ("starts_at") WHERE told_at is null;