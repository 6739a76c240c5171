CREATE TABLE "message_templates" (
	"key" text NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"sms" text,
	"variables" jsonb NOT NULL,
	"edited_by" uuid,
	"edited_at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_templates_key_version_pk" PRIMARY KEY("key","version")
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "template" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "template_version" integer;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "scope" text;--> statement-breakpoint
ALTER TABLE "sms_messages" ADD COLUMN "created_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "sms_messages" ADD COLUMN "tried_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sms_messages" ADD COLUMN "trying_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sms_messages" ADD COLUMN "again" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "sms_messages" ADD COLUMN "template" text;--> statement-breakpoint
ALTER TABLE "sms_messages" ADD COLUMN "template_version" integer;--> statement-breakpoint
ALTER TABLE "sms_messages" ADD COLUMN "scope" text;--> statement-breakpoint
ALTER TABLE "sms_messages" ADD COLUMN "to_hash" text;--> statement-breakpoint
ALTER TABLE "sms_messages" ADD COLUMN "check_hash" text;--> statement-breakpoint
ALTER TABLE "sms_messages" ADD COLUMN "resent_by" uuid;--> statement-breakpoint
ALTER TABLE "sms_messages" ADD COLUMN "resent_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "messages_sent" ON "messages" USING btree ("sent_at","id");--> statement-breakpoint
CREATE INDEX "messages_template" ON "messages" USING btree ("template","sent_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "sms_messages_check" ON "sms_messages" USING btree ("check_hash");--> statement-breakpoint
CREATE INDEX "sms_messages_created" ON "sms_messages" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "sms_messages_template" ON "sms_messages" USING btree ("template","created_at","id");--> statement-breakpoint
CREATE INDEX "sms_messages_to" ON "sms_messages" USING btree ("to_hash","created_at","id");--> statement-breakpoint
CREATE INDEX "sms_messages_unsent" ON "sms_messages" USING btree ("state","again","created_at","id") WHERE state <> 'sent';--> statement-breakpoint
CREATE INDEX "sms_messages_retried" ON "sms_messages" USING btree ("created_at","id") WHERE state = 'sent' and tries > 1;