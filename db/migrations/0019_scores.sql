CREATE TABLE "paper_marks" (
	"session_id" text NOT NULL,
	"subject" text NOT NULL,
	"full_marks" integer NOT NULL,
	CONSTRAINT "paper_marks_session_id_subject_pk" PRIMARY KEY("session_id","subject")
);
--> statement-breakpoint
CREATE TABLE "score_corrections" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"case_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"session_id" text NOT NULL,
	"version" integer NOT NULL,
	"score" numeric(5, 1) NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "score_corrections_value" CHECK (score >= 0 or score in (-1, -2, -4))
);
--> statement-breakpoint
CREATE TABLE "score_imports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" text NOT NULL,
	"kind" text NOT NULL,
	"outcome" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"rows" integer NOT NULL,
	"changed" integer NOT NULL,
	"kept" integer NOT NULL,
	"problems" jsonb NOT NULL,
	"imported_by" uuid NOT NULL,
	"imported_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "score_publications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" text NOT NULL,
	"state" text NOT NULL,
	"standard" jsonb NOT NULL,
	"publish_at" timestamp with time zone NOT NULL,
	"recheck_until" timestamp with time zone NOT NULL,
	"candidates" integer NOT NULL,
	"passed" integer NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	"told_up_to" uuid,
	"told_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "scores" (
	"case_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"version" integer NOT NULL,
	"session_id" text NOT NULL,
	"score" numeric(5, 1) NOT NULL,
	"finding" text DEFAULT '' NOT NULL,
	"source" text NOT NULL,
	"source_id" uuid NOT NULL,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "scores_case_id_subject_version_pk" PRIMARY KEY("case_id","subject","version"),
	CONSTRAINT "scores_value" CHECK (score >= 0 or score in (-1, -2, -4))
);
--> statement-breakpoint
ALTER TABLE "paper_marks" ADD CONSTRAINT "paper_marks_paper_fk" FOREIGN KEY ("session_id","subject") REFERENCES "public"."exam_papers"("session_id","subject") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_corrections" ADD CONSTRAINT "score_corrections_paper_fk" FOREIGN KEY ("case_id","subject") REFERENCES "public"."registration_papers"("case_id","subject") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_imports" ADD CONSTRAINT "score_imports_session_id_exam_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."exam_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_publications" ADD CONSTRAINT "score_publications_session_id_exam_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."exam_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_paper_fk" FOREIGN KEY ("case_id","subject") REFERENCES "public"."registration_papers"("case_id","subject") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "score_corrections_open" ON "score_corrections" USING btree ("case_id","subject") WHERE state = 'proposed';--> statement-breakpoint
CREATE INDEX "score_corrections_session" ON "score_corrections" USING btree ("session_id","proposed_at");--> statement-breakpoint
CREATE INDEX "score_imports_session" ON "score_imports" USING btree ("session_id","imported_at");--> statement-breakpoint
CREATE UNIQUE INDEX "score_publications_live" ON "score_publications" USING btree ("session_id") WHERE state <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "score_publications_untold" ON "score_publications" USING btree ("publish_at") WHERE state = 'confirmed' and told_at is null;--> statement-breakpoint
CREATE INDEX "scores_session" ON "scores" USING btree ("session_id","case_id","subject","version");