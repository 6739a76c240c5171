CREATE TABLE "registration_conditions" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"version" integer NOT NULL,
	"by_hand" text[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "registration_conditions" ADD CONSTRAINT "registration_conditions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_conditions" ADD CONSTRAINT "registration_conditions_version_fk" FOREIGN KEY ("session_id","version") REFERENCES "public"."exam_conditions"("session_id","version") ON DELETE no action ON UPDATE no action;