CREATE TABLE "case_openings" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"as" text NOT NULL,
	"day" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "education_checks" (
	"level_id" uuid PRIMARY KEY NOT NULL,
	"standing" text NOT NULL,
	"reason" text,
	"record" jsonb,
	"started_at" timestamp with time zone NOT NULL,
	"ask_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "education_levels" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"level" text NOT NULL,
	"degree" text NOT NULL,
	"school" text NOT NULL,
	"major" text NOT NULL,
	"started_on" text NOT NULL,
	"ended_on" text NOT NULL,
	"mode" text NOT NULL,
	"abroad" boolean NOT NULL,
	"certificate_sealed" text,
	"certificate_hash" text,
	"degree_certificate_sealed" text,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "education_proofs" (
	"level_id" uuid NOT NULL,
	"material_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"attached_at" timestamp with time zone NOT NULL,
	CONSTRAINT "education_proofs_level_id_material_id_pk" PRIMARY KEY("level_id","material_id")
);
--> statement-breakpoint
CREATE TABLE "education_uses" (
	"case_id" uuid NOT NULL,
	"level_id" uuid NOT NULL,
	CONSTRAINT "education_uses_case_id_level_id_pk" PRIMARY KEY("case_id","level_id")
);
--> statement-breakpoint
CREATE TABLE "person_photos" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"material_id" uuid NOT NULL,
	"taken_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "case_openings" ADD CONSTRAINT "case_openings_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "education_checks" ADD CONSTRAINT "education_checks_level_id_education_levels_id_fk" FOREIGN KEY ("level_id") REFERENCES "public"."education_levels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "education_levels" ADD CONSTRAINT "education_levels_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "education_proofs" ADD CONSTRAINT "education_proofs_level_id_education_levels_id_fk" FOREIGN KEY ("level_id") REFERENCES "public"."education_levels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "education_proofs" ADD CONSTRAINT "education_proofs_material_id_materials_id_fk" FOREIGN KEY ("material_id") REFERENCES "public"."materials"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "education_uses" ADD CONSTRAINT "education_uses_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "education_uses" ADD CONSTRAINT "education_uses_level_id_education_levels_id_fk" FOREIGN KEY ("level_id") REFERENCES "public"."education_levels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_photos" ADD CONSTRAINT "person_photos_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_photos" ADD CONSTRAINT "person_photos_material_id_materials_id_fk" FOREIGN KEY ("material_id") REFERENCES "public"."materials"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "case_openings_once" ON "case_openings" USING btree ("case_id","account_id","as","day");--> statement-breakpoint
CREATE INDEX "case_openings_account" ON "case_openings" USING btree ("account_id","at");--> statement-breakpoint
CREATE INDEX "education_checks_due" ON "education_checks" USING btree ("ask_at") WHERE standing = 'waiting';--> statement-breakpoint
CREATE INDEX "education_levels_person" ON "education_levels" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "education_levels_removed" ON "education_levels" USING btree ("removed_at") WHERE removed_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "education_levels_certificate" ON "education_levels" USING btree ("person_id","certificate_hash") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "education_proofs_material" ON "education_proofs" USING btree ("material_id");--> statement-breakpoint
CREATE INDEX "education_uses_level" ON "education_uses" USING btree ("level_id");