CREATE TABLE "position_imports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"nth" bigint GENERATED ALWAYS AS IDENTITY (sequence name "position_imports_nth_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"session_id" text NOT NULL,
	"file_name" text NOT NULL,
	"file_sha256" text NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	"row_count" integer NOT NULL,
	"bad_count" integer NOT NULL,
	"problems" jsonb NOT NULL,
	"rows" jsonb NOT NULL,
	"imported_by" uuid,
	"imported_at" timestamp with time zone,
	"reason" text,
	"added" integer,
	"changed" integer,
	"removed" integer
);
--> statement-breakpoint
ALTER TABLE "exam_positions" ADD COLUMN "search" text GENERATED ALWAYS AS (code || ' ' || department || ' ' || title || ' ' || majors || ' ' || other_conditions || ' ' || duties) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "opened_at" timestamp with time zone DEFAULT business_now() NOT NULL;--> statement-breakpoint
ALTER TABLE "position_imports" ADD CONSTRAINT "position_imports_session_id_exam_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."exam_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "position_imports_session" ON "position_imports" USING btree ("session_id","nth");--> statement-breakpoint
CREATE INDEX "registrations_opened" ON "registrations" USING btree ("session_id","opened_at");--> statement-breakpoint
CREATE INDEX "registrations_confirmed" ON "registrations" USING btree ("session_id","confirmed_at","level","specialty") WHERE confirmed_at is not null;--> statement-breakpoint
CREATE INDEX "registrations_paid" ON "registrations" USING btree ("session_id","paid_at") WHERE paid_at is not null;