CREATE TABLE "material_uses" (
	"case_id" uuid NOT NULL,
	"field" text NOT NULL,
	"material_id" uuid NOT NULL,
	"frozen" boolean DEFAULT false NOT NULL,
	CONSTRAINT "material_uses_case_id_field_material_id_pk" PRIMARY KEY("case_id","field","material_id")
);
--> statement-breakpoint
ALTER TABLE "materials" ADD COLUMN "name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "materials" ADD COLUMN "pages" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "materials" ADD COLUMN "upload_sha256" text;--> statement-breakpoint
ALTER TABLE "material_uses" ADD CONSTRAINT "material_uses_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "material_uses" ADD CONSTRAINT "material_uses_material_id_materials_id_fk" FOREIGN KEY ("material_id") REFERENCES "public"."materials"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "material_uses_material" ON "material_uses" USING btree ("material_id");--> statement-breakpoint
CREATE UNIQUE INDEX "materials_upload" ON "materials" USING btree ("owner_id","upload_sha256") WHERE upload_sha256 is not null;