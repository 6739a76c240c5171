CREATE TABLE "run_files" (
	"run_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"name" text NOT NULL,
	"site_id" uuid NOT NULL,
	"storage_key" text NOT NULL,
	"bytes" integer NOT NULL,
	"crc32" bigint NOT NULL,
	"papers" integer NOT NULL,
	CONSTRAINT "run_files_run_id_ordinal_pk" PRIMARY KEY("run_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"session_id" text NOT NULL,
	"input" jsonb NOT NULL,
	"state" text NOT NULL,
	"stage" text DEFAULT '' NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone
);
--> statement-breakpoint
DROP INDEX "seats_place";--> statement-breakpoint
DROP INDEX "seats_admit_card";--> statement-breakpoint
ALTER TABLE "seats" DROP CONSTRAINT "seats_draw_id_case_id_pk";--> statement-breakpoint
ALTER TABLE "seat_needs" ALTER COLUMN "needs" SET DEFAULT '[]'::jsonb;--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "subjects" text[];--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "seat_draws" ADD COLUMN "papers" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "seat_draws" ADD COLUMN "rooms_hash" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "seat_needs" ADD COLUMN "needs_sealed" text;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "slot" integer;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "subject" text;--> statement-breakpoint
CREATE TEMP TABLE old_papers AS
  SELECT session_id, subject, row_number() OVER w AS paper, (sum(begins) OVER w)::int AS slot
  FROM (
    SELECT session_id, subject, starts_at, (starts_at >= coalesce(max(ends_at) OVER (PARTITION BY session_id ORDER BY starts_at, subject COLLATE "C"
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), '-infinity'))::int AS begins FROM exam_papers
  ) p WINDOW w AS (PARTITION BY session_id ORDER BY starts_at, subject COLLATE "C");--> statement-breakpoint
UPDATE seat_draws d SET papers = coalesce((SELECT jsonb_agg(jsonb_build_object('subject', p.subject, 'slot', p.slot) ORDER BY p.paper)
  FROM old_papers p WHERE p.session_id = d.session_id), '[]');--> statement-breakpoint
-- Until now one place served every paper of a candidate: it becomes the place of each.
UPDATE seats s SET slot = coalesce(p.slot, 1), subject = coalesce(p.subject, '')
  FROM seat_draws d LEFT JOIN old_papers p ON p.session_id = d.session_id AND p.paper = 1 WHERE d.id = s.draw_id;--> statement-breakpoint
INSERT INTO seats (draw_id, case_id, room_id, seat, admit_card_number, by_hand, slot, subject)
  SELECT DISTINCT ON (s.draw_id, s.case_id, p.slot) s.draw_id, s.case_id, s.room_id, s.seat, s.admit_card_number, s.by_hand, p.slot, p.subject
  FROM seats s JOIN seat_draws d ON d.id = s.draw_id JOIN old_papers p ON p.session_id = d.session_id AND p.slot > 1
  ORDER BY s.draw_id, s.case_id, p.slot, p.paper;--> statement-breakpoint
DROP TABLE old_papers;--> statement-breakpoint
ALTER TABLE "seats" ALTER COLUMN "slot" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "seats" ALTER COLUMN "subject" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_draw_id_case_id_slot_pk" PRIMARY KEY("draw_id","case_id","slot");--> statement-breakpoint
ALTER TABLE "sites" ADD COLUMN "subjects" text[];--> statement-breakpoint
ALTER TABLE "sites" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "run_files" ADD CONSTRAINT "run_files_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_session_id_exam_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."exam_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "runs_open" ON "runs" USING btree ("session_id","kind") WHERE state in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "runs_session" ON "runs" USING btree ("session_id","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "seats_place" ON "seats" USING btree ("draw_id","slot","room_id","seat");--> statement-breakpoint
CREATE UNIQUE INDEX "seats_admit_card" ON "seats" USING btree ("draw_id","admit_card_number","slot");