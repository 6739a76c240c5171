DROP INDEX "cases_queue";--> statement-breakpoint
CREATE INDEX "persons_name_prefix" ON "persons" USING btree ("name" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "cases_desk" ON "cases" USING btree ("kind","state","entered_at","id") WHERE awaits is not null;--> statement-breakpoint
CREATE INDEX "cases_assigned" ON "cases" USING btree ("assigned_to") WHERE assigned_to is not null;--> statement-breakpoint
CREATE INDEX "cases_number_prefix" ON "cases" USING btree ("number" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "cases_queue" ON "cases" USING btree ("kind","state","scope","entered_at","id") WHERE awaits is not null;