CREATE TABLE "audit_entries" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"wall_at" timestamp with time zone NOT NULL,
	"actor_id" uuid,
	"device" text NOT NULL,
	"address" text NOT NULL,
	"what" text NOT NULL,
	"about_type" text NOT NULL,
	"about_id" text NOT NULL,
	"before" text,
	"after" text,
	"canonical" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enrolments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"made_by" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"account_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "recovery_codes_account_id_code_hash_pk" PRIMARY KEY("account_id","code_hash")
);
--> statement-breakpoint
DROP INDEX "case_events_at";--> statement-breakpoint
ALTER TABLE "case_events" ADD COLUMN "recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL;--> statement-breakpoint
ALTER TABLE "event_digests" ADD COLUMN "recorded_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "event_digests" ADD COLUMN "audit_head" text;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_made_by_accounts_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_at" ON "audit_entries" USING btree ("at","seq");--> statement-breakpoint
CREATE INDEX "audit_entries_actor" ON "audit_entries" USING btree ("actor_id","at","seq");--> statement-breakpoint
CREATE INDEX "audit_entries_what" ON "audit_entries" USING btree ("what","at","seq");--> statement-breakpoint
CREATE INDEX "audit_entries_about" ON "audit_entries" USING btree ("about_type","about_id","at","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "enrolments_token" ON "enrolments" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "enrolments_account" ON "enrolments" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "case_events_actor" ON "case_events" USING btree ("actor_id","at","case_id","seq") WHERE actor_id is not null;--> statement-breakpoint
CREATE INDEX "case_events_name" ON "case_events" USING btree ("name","at","case_id","seq");--> statement-breakpoint
CREATE INDEX "case_events_at" ON "case_events" USING btree ("at","case_id","seq");