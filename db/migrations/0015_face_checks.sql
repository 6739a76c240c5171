CREATE TABLE "face_checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_hash" text NOT NULL,
	"flow" text NOT NULL,
	"purpose" text NOT NULL,
	"subject_sealed" text NOT NULL,
	"known" boolean NOT NULL,
	"device" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"outcome" text,
	"answered_at" timestamp with time zone,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sandbox"."face_checks" (
	"reference" text PRIMARY KEY NOT NULL,
	"return_url" text NOT NULL,
	"outcome" text DEFAULT 'pending' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "face_checks_ticket" ON "face_checks" USING btree ("ticket_hash");--> statement-breakpoint
CREATE INDEX "face_checks_flow" ON "face_checks" USING btree ("flow");--> statement-breakpoint
CREATE INDEX "face_checks_expiry" ON "face_checks" USING btree ("expires_at");