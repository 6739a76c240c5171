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
CREATE TABLE "consents" (
	"account_id" uuid NOT NULL,
	"document" text NOT NULL,
	"version" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "consents_account_id_document_version_pk" PRIMARY KEY("account_id","document","version")
);
--> statement-breakpoint
CREATE TABLE "flows" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"account_id" uuid,
	"answers" jsonb NOT NULL,
	"kept_sealed" text NOT NULL,
	"passed" jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"busy_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sms_codes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"flow_hash" text NOT NULL,
	"purpose" text NOT NULL,
	"to_hash" text NOT NULL,
	"to_sealed" text NOT NULL,
	"goes" boolean NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "qr_tickets" (
	"ticket_hash" text PRIMARY KEY NOT NULL,
	"browser_hash" text NOT NULL,
	"device" text NOT NULL,
	"address" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"confirmed_session" text,
	"cancelled_at" timestamp with time zone,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sandbox"."face_checks" (
	"reference" text PRIMARY KEY NOT NULL,
	"return_url" text NOT NULL,
	"outcome" text DEFAULT 'pending' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "security_questions" (
	"account_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"question" text NOT NULL,
	"answer_hash" text NOT NULL,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "security_questions_account_id_ordinal_pk" PRIMARY KEY("account_id","ordinal"),
	CONSTRAINT "security_questions_once" UNIQUE("account_id","question")
);
--> statement-breakpoint
CREATE TABLE "unit_grants" (
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "unit_grants_account_id_name_pk" PRIMARY KEY("account_id","name")
);
--> statement-breakpoint
CREATE TABLE "unit_handovers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"unit_id" uuid NOT NULL,
	"from_account_id" uuid NOT NULL,
	"to_account_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"list" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit_members" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"role" text NOT NULL,
	"id_kind" text,
	"id_number_sealed" text,
	"id_number_hash" text,
	"mandate_until" timestamp with time zone,
	"left_at" timestamp with time zone,
	CONSTRAINT "unit_members_manager_unlimited" CHECK ("unit_members"."role" = 'handler' or "unit_members"."mandate_until" is null)
);
--> statement-breakpoint
DROP INDEX "accounts_person";--> statement-breakpoint
ALTER TABLE "persons" ADD COLUMN "bank" text;--> statement-breakpoint
ALTER TABLE "persons" ADD COLUMN "bank_account_sealed" text;--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "code" text;--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "legal_representative" text;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flows" ADD CONSTRAINT "flows_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "security_questions" ADD CONSTRAINT "security_questions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_grants" ADD CONSTRAINT "unit_grants_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_handovers" ADD CONSTRAINT "unit_handovers_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_handovers" ADD CONSTRAINT "unit_handovers_from_account_id_accounts_id_fk" FOREIGN KEY ("from_account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_handovers" ADD CONSTRAINT "unit_handovers_to_account_id_accounts_id_fk" FOREIGN KEY ("to_account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_members" ADD CONSTRAINT "unit_members_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_members" ADD CONSTRAINT "unit_members_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "face_checks_ticket" ON "face_checks" USING btree ("ticket_hash");--> statement-breakpoint
CREATE INDEX "face_checks_flow" ON "face_checks" USING btree ("flow");--> statement-breakpoint
CREATE INDEX "face_checks_expiry" ON "face_checks" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "flows_expires" ON "flows" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sms_codes_flow" ON "sms_codes" USING btree ("flow_hash","sent_at");--> statement-breakpoint
CREATE INDEX "sms_codes_expires" ON "sms_codes" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "qr_tickets_browser" ON "qr_tickets" USING btree ("browser_hash");--> statement-breakpoint
CREATE INDEX "unit_handovers_unit" ON "unit_handovers" USING btree ("unit_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "unit_members_manager" ON "unit_members" USING btree ("unit_id") WHERE "unit_members"."role" = 'manager' and "unit_members"."left_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "unit_members_id_number" ON "unit_members" USING btree ("unit_id","id_kind","id_number_hash") WHERE "unit_members"."left_at" is null;--> statement-breakpoint
CREATE INDEX "persons_mobile" ON "persons" USING btree ("mobile_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "units_code" ON "units" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_person" ON "accounts" USING btree ("person_id") WHERE disabled_at is null;