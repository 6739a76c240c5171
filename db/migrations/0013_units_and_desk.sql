CREATE TABLE "units" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
DROP INDEX "persons_name_prefix";--> statement-breakpoint
DROP INDEX "cases_queue";--> statement-breakpoint
DROP INDEX "cases_desk";--> statement-breakpoint
DROP INDEX "cases_assigned";--> statement-breakpoint
DROP INDEX "cases_number_prefix";--> statement-breakpoint
CREATE INDEX "units_name_prefix" ON "units" USING btree ("name" text_pattern_ops,"id");--> statement-breakpoint
CREATE INDEX "cases_unit" ON "cases" USING btree ("unit_id","entered_at") WHERE unit_id is not null;--> statement-breakpoint
CREATE INDEX "persons_name_prefix" ON "persons" USING btree ("name" text_pattern_ops,"id");--> statement-breakpoint
CREATE INDEX "cases_queue" ON "cases" USING btree ("kind","state","scope","entered_at","id","assigned_to","claimed_until") WHERE awaits is not null;--> statement-breakpoint
CREATE INDEX "cases_desk" ON "cases" USING btree ("kind","state","entered_at","id","assigned_to","claimed_until") WHERE awaits is not null;--> statement-breakpoint
CREATE INDEX "cases_assigned" ON "cases" USING btree ("assigned_to","kind","state","entered_at","id") WHERE assigned_to is not null;--> statement-breakpoint
CREATE INDEX "cases_number_prefix" ON "cases" USING btree ("number" text_pattern_ops,"id");