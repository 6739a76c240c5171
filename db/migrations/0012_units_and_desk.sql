CREATE TABLE "units" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
DROP INDEX "cases_assigned";--> statement-breakpoint
CREATE INDEX "units_name_prefix" ON "units" USING btree ("name" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "cases_unit" ON "cases" USING btree ("unit_id","entered_at") WHERE unit_id is not null;--> statement-breakpoint
CREATE INDEX "cases_assigned" ON "cases" USING btree ("assigned_to","kind","state","entered_at","id") WHERE assigned_to is not null;