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
DROP INDEX "accounts_person";--> statement-breakpoint
ALTER TABLE "security_questions" ADD CONSTRAINT "security_questions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_person" ON "accounts" USING btree ("person_id") WHERE disabled_at is null;