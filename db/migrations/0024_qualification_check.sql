CREATE TABLE "check_rounds" (
	"publication_id" uuid PRIMARY KEY NOT NULL,
	"done_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "check_rounds" ADD CONSTRAINT "check_rounds_publication_id_score_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."score_publications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "scores_changed" ON "scores" USING btree ("session_id","recorded_at") WHERE source in ('correction', 'recheck');