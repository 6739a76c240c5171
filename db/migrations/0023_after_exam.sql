CREATE TABLE "publicities" (
	"session_id" text PRIMARY KEY NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"started_by" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	CONSTRAINT "publicities_days" CHECK ("publicities"."ends_at" > "publicities"."starts_at")
);
--> statement-breakpoint
ALTER TABLE "publicities" ADD CONSTRAINT "publicities_session_id_exam_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."exam_sessions"("id") ON DELETE no action ON UPDATE no action;