CREATE TABLE "exam_tallies" (
	"session_id" text PRIMARY KEY NOT NULL,
	"counted_at" timestamp with time zone NOT NULL,
	"good_until" timestamp with time zone NOT NULL,
	"tally" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "exam_tallies" ADD CONSTRAINT "exam_tallies_session_id_exam_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."exam_sessions"("id") ON DELETE no action ON UPDATE no action;