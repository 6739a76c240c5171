CREATE TABLE "seat_needs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"case_id" uuid NOT NULL,
	"needs" jsonb NOT NULL,
	"other" text DEFAULT '' NOT NULL,
	"room_id" uuid NOT NULL,
	"seat" integer NOT NULL,
	"placed_by" uuid NOT NULL,
	"placed_at" timestamp with time zone NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
DROP INDEX "cases_about";--> statement-breakpoint
ALTER TABLE "sign_in_tries" ADD COLUMN "updated_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "by_hand" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "seat_needs" ADD CONSTRAINT "seat_needs_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_needs" ADD CONSTRAINT "seat_needs_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "seat_needs_case" ON "seat_needs" USING btree ("case_id") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "seat_needs_place" ON "seat_needs" USING btree ("room_id","seat") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "cases_about" ON "cases" USING btree ("about_type","about_id","state","entered_at","id");--> statement-breakpoint
-- History: a change ends one row and adds another (E-31).
REVOKE UPDATE, DELETE ON seat_needs FROM zhunkao_app;--> statement-breakpoint
GRANT UPDATE (ended_by, ended_at) ON seat_needs TO zhunkao_app;
