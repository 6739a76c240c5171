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
ALTER TABLE "units" ADD COLUMN "code" text;--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "legal_representative" text;--> statement-breakpoint
ALTER TABLE "unit_grants" ADD CONSTRAINT "unit_grants_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_handovers" ADD CONSTRAINT "unit_handovers_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_handovers" ADD CONSTRAINT "unit_handovers_from_account_id_accounts_id_fk" FOREIGN KEY ("from_account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_handovers" ADD CONSTRAINT "unit_handovers_to_account_id_accounts_id_fk" FOREIGN KEY ("to_account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_members" ADD CONSTRAINT "unit_members_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_members" ADD CONSTRAINT "unit_members_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "unit_handovers_unit" ON "unit_handovers" USING btree ("unit_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "unit_members_manager" ON "unit_members" USING btree ("unit_id") WHERE "unit_members"."role" = 'manager' and "unit_members"."left_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "unit_members_id_number" ON "unit_members" USING btree ("unit_id","id_kind","id_number_hash") WHERE "unit_members"."left_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "units_code" ON "units" USING btree ("code");