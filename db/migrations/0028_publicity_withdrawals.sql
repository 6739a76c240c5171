CREATE TABLE "publicity_withdrawals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" text NOT NULL,
	"round" integer NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "publicity_withdrawals_decided" CHECK (case when state = 'proposed' then num_nonnulls(decided_by, decided_at) = 0 else num_nulls(decided_by, decided_at) = 0 end),
	CONSTRAINT "publicity_withdrawals_two_people" CHECK (state <> 'confirmed' or decided_by <> proposed_by)
);
--> statement-breakpoint
ALTER TABLE "publicity_entries" DROP CONSTRAINT "publicity_entries_session_id_publicities_session_id_fk";
--> statement-breakpoint
DROP INDEX "publicity_entries_ordinal";--> statement-breakpoint
DROP INDEX "publicity_entries_case";--> statement-breakpoint
DROP INDEX "publicity_entries_name";--> statement-breakpoint
ALTER TABLE "publicities" DROP CONSTRAINT "publicities_pkey";--> statement-breakpoint
ALTER TABLE "publicities" ADD COLUMN "round" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "publicities" ADD CONSTRAINT "publicities_round" PRIMARY KEY("session_id","round");--> statement-breakpoint
ALTER TABLE "publicity_entries" ADD COLUMN "round" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "publicity_withdrawals" ADD CONSTRAINT "publicity_withdrawals_publicity" FOREIGN KEY ("session_id","round") REFERENCES "public"."publicities"("session_id","round") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "publicity_withdrawals_live" ON "publicity_withdrawals" USING btree ("session_id","round") WHERE state <> 'declined';--> statement-breakpoint
ALTER TABLE "publicity_entries" ADD CONSTRAINT "publicity_entries_publicity" FOREIGN KEY ("session_id","round") REFERENCES "public"."publicities"("session_id","round") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "publicity_entries_ordinal" ON "publicity_entries" USING btree ("session_id","round","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "publicity_entries_case" ON "publicity_entries" USING btree ("case_id","round");--> statement-breakpoint
CREATE INDEX "publicity_entries_name" ON "publicity_entries" USING btree ("session_id","round","name","ordinal");