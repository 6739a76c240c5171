DROP INDEX "cases_about";--> statement-breakpoint
CREATE INDEX "cases_about_recent" ON "cases" USING btree ("about_type","about_id","entered_at","id","kind");--> statement-breakpoint
CREATE INDEX "cases_about" ON "cases" USING btree ("about_type","about_id","state","entered_at","id","kind");