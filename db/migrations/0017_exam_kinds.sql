CREATE TABLE "exam_positions" (
	"session_id" text NOT NULL,
	"code" text NOT NULL,
	"department" text NOT NULL,
	"title" text NOT NULL,
	"duties" text DEFAULT '' NOT NULL,
	"headcount" integer NOT NULL,
	"education" text DEFAULT '' NOT NULL,
	"degree" text DEFAULT '' NOT NULL,
	"majors" text DEFAULT '' NOT NULL,
	"other_conditions" text DEFAULT '' NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "exam_positions_session_id_code_pk" PRIMARY KEY("session_id","code")
);
--> statement-breakpoint
CREATE TABLE "exam_regions" (
	"session_id" text NOT NULL,
	"region" text NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "exam_regions_session_id_region_pk" PRIMARY KEY("session_id","region")
);
--> statement-breakpoint
CREATE TABLE "registration_papers" (
	"case_id" uuid NOT NULL,
	"session_id" text NOT NULL,
	"subject" text NOT NULL,
	CONSTRAINT "registration_papers_case_id_subject_pk" PRIMARY KEY("case_id","subject")
);
--> statement-breakpoint
ALTER TABLE "exam_choices" ADD COLUMN "fee_fen" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "exam_papers" ADD COLUMN "levels" text[];--> statement-breakpoint
ALTER TABLE "exam_papers" ADD COLUMN "specialties" text[];--> statement-breakpoint
ALTER TABLE "exam_papers" ADD COLUMN "fee_fen" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "exam_sessions" ADD COLUMN "choice_by" text DEFAULT 'level-specialty' NOT NULL;--> statement-breakpoint
ALTER TABLE "exam_sessions" ADD COLUMN "features" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "position_code" text;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "region" text;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "fee_fen" integer;--> statement-breakpoint
ALTER TABLE "exam_positions" ADD CONSTRAINT "exam_positions_session_id_exam_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."exam_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exam_regions" ADD CONSTRAINT "exam_regions_session_id_exam_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."exam_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_papers" ADD CONSTRAINT "registration_papers_case_id_registrations_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."registrations"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_papers" ADD CONSTRAINT "registration_papers_paper_fk" FOREIGN KEY ("session_id","subject") REFERENCES "public"."exam_papers"("session_id","subject") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "registration_papers_subject" ON "registration_papers" USING btree ("session_id","subject","case_id");--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_position_fk" FOREIGN KEY ("session_id","position_code") REFERENCES "public"."exam_positions"("session_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "registrations_position" ON "registrations" USING btree ("session_id","position_code") WHERE position_code is not null;