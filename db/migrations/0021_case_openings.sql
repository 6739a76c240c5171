CREATE TABLE "case_openings" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"as" text NOT NULL,
	"day" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "case_openings" ADD CONSTRAINT "case_openings_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "case_openings_once" ON "case_openings" USING btree ("case_id","account_id","as","day");--> statement-breakpoint
CREATE INDEX "case_openings_account" ON "case_openings" USING btree ("account_id","at");