CREATE SCHEMA "sandbox";
--> statement-breakpoint
CREATE TABLE "account_roles" (
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"scope" text DEFAULT '*' NOT NULL,
	CONSTRAINT "account_roles_account_id_role_scope_pk" PRIMARY KEY("account_id","role","scope")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"username" text NOT NULL,
	"username_key" text NOT NULL,
	"password_hash" text,
	"display_name" text NOT NULL,
	"person_id" uuid,
	"unit_id" uuid,
	"totp_sealed" text,
	"totp_last_step" integer,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "known_devices" (
	"username_key" text NOT NULL,
	"device_hash" text NOT NULL,
	"last_used_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "known_devices_username_key_device_hash_pk" PRIMARY KEY("username_key","device_hash")
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"id_kind" text NOT NULL,
	"id_number_sealed" text NOT NULL,
	"id_number_hash" text NOT NULL,
	"sex" text NOT NULL,
	"birth_date" date NOT NULL,
	"mobile_sealed" text NOT NULL,
	"mobile_hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "security_events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"device" text NOT NULL,
	"address" text NOT NULL,
	"details" jsonb
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"device" text NOT NULL,
	"address" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_tries" (
	"key" text PRIMARY KEY NOT NULL,
	"wrong" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "spent_proofs" (
	"proof" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_answers" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"form_version" integer NOT NULL,
	"answers" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"saved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_documents" (
	"case_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"form_version" integer NOT NULL,
	"rows" jsonb NOT NULL,
	"answers" jsonb NOT NULL,
	"frozen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "case_documents_case_id_version_pk" PRIMARY KEY("case_id","version")
);
--> statement-breakpoint
CREATE TABLE "case_event_inputs" (
	"case_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"input" text NOT NULL,
	CONSTRAINT "case_event_inputs_case_id_seq_pk" PRIMARY KEY("case_id","seq")
);
--> statement-breakpoint
CREATE TABLE "case_events" (
	"case_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"name" text NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"actor_id" uuid,
	"relation" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"input_hash" text NOT NULL,
	"canonical" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "case_events_case_id_seq_pk" PRIMARY KEY("case_id","seq")
);
--> statement-breakpoint
CREATE TABLE "case_reviews" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"case_id" uuid NOT NULL,
	"ballot" text,
	"round" integer DEFAULT 1 NOT NULL,
	"reviewer_id" uuid NOT NULL,
	"verdict" text NOT NULL,
	"opinion" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"awaits" text,
	"scope" text NOT NULL,
	"applicant_id" uuid,
	"unit_id" uuid,
	"about_type" text NOT NULL,
	"about_id" text NOT NULL,
	"parent_id" uuid,
	"assigned_to" uuid,
	"claimed_until" timestamp with time zone,
	"due_at" timestamp with time zone,
	"unique_key" text,
	"version" integer DEFAULT 1 NOT NULL,
	"event_count" integer DEFAULT 0 NOT NULL,
	"event_hash" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_digests" (
	"day" text PRIMARY KEY NOT NULL,
	"heads" integer NOT NULL,
	"digest" text NOT NULL,
	"previous" text NOT NULL,
	"signature" text NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "materials" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid NOT NULL,
	"case_id" uuid,
	"purpose" text NOT NULL,
	"storage_key" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"task" text NOT NULL,
	"payload" jsonb NOT NULL,
	"handed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "clock_shift" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"shift" interval DEFAULT '0' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agreements" (
	"case_id" uuid NOT NULL,
	"letter_id" uuid NOT NULL,
	"agreed_at" timestamp with time zone NOT NULL,
	"address" text NOT NULL,
	"device" text NOT NULL,
	CONSTRAINT "agreements_case_id_letter_id_pk" PRIMARY KEY("case_id","letter_id")
);
--> statement-breakpoint
CREATE TABLE "exam_choices" (
	"session_id" text NOT NULL,
	"level" text NOT NULL,
	"specialty" text NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "exam_choices_session_id_level_specialty_pk" PRIMARY KEY("session_id","level","specialty")
);
--> statement-breakpoint
CREATE TABLE "exam_papers" (
	"session_id" text NOT NULL,
	"subject" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "exam_papers_session_id_subject_pk" PRIMARY KEY("session_id","subject")
);
--> statement-breakpoint
CREATE TABLE "exam_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"exam" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"short_title" text NOT NULL,
	"year" integer NOT NULL,
	"fee_fen" integer NOT NULL,
	"photo_bytes_max" integer NOT NULL,
	"photo_background" text NOT NULL,
	"advice" jsonb NOT NULL,
	"admit_card_notices" jsonb NOT NULL,
	"map_url_template" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exam_windows" (
	"session_id" text NOT NULL,
	"name" text NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	CONSTRAINT "exam_windows_session_id_name_pk" PRIMARY KEY("session_id","name")
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" text NOT NULL,
	"key" text NOT NULL,
	"version" integer NOT NULL,
	"ordinal" integer NOT NULL,
	"title" text NOT NULL,
	"paragraphs" jsonb NOT NULL,
	"text_hash" text NOT NULL,
	"needs_tick" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registrations" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"person_id" uuid NOT NULL,
	"photo_id" uuid,
	"level" text,
	"specialty" text,
	"confirmed_at" timestamp with time zone,
	"paid_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"person_id" uuid NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"href" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sms_messages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"person_id" uuid,
	"to_sealed" text NOT NULL,
	"purpose" text NOT NULL,
	"text_sealed" text NOT NULL,
	"state" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" text NOT NULL,
	"case_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"session_id" text NOT NULL,
	"title" text NOT NULL,
	"amount_fen" integer NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"deadline" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment_attempts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"order_id" uuid NOT NULL,
	"what" text NOT NULL,
	"answer" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment_callbacks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"body_hash" text NOT NULL,
	"body" text NOT NULL,
	"signature_ok" boolean NOT NULL,
	"order_number" text,
	"verdict" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"order_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"transaction_number" text NOT NULL,
	"amount_fen" integer NOT NULL,
	"paid_at" timestamp with time zone NOT NULL,
	"learnt_at" timestamp with time zone NOT NULL,
	"standing" text NOT NULL,
	"facts" jsonb
);
--> statement-breakpoint
CREATE TABLE "printed_documents" (
	"code" text PRIMARY KEY NOT NULL,
	"document" text NOT NULL,
	"case_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"serial" text NOT NULL,
	"printed_at" timestamp with time zone NOT NULL,
	"prints" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sandbox"."pay_orders" (
	"order_number" text PRIMARY KEY NOT NULL,
	"amount_fen" integer NOT NULL,
	"title" text NOT NULL,
	"notify_url" text NOT NULL,
	"return_url" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sandbox"."pay_transactions" (
	"transaction_number" text PRIMARY KEY NOT NULL,
	"order_number" text NOT NULL,
	"amount_fen" integer NOT NULL,
	"paid_at" timestamp with time zone NOT NULL,
	"notified" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sandbox"."plans" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"gateway" text NOT NULL,
	"key" text DEFAULT '' NOT NULL,
	"outcome" text NOT NULL,
	"times_left" integer NOT NULL,
	"details" jsonb
);
--> statement-breakpoint
CREATE TABLE "sandbox"."sms" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"ordinal" bigserial NOT NULL,
	"key" text NOT NULL,
	"to" text NOT NULL,
	"purpose" text NOT NULL,
	"text" text NOT NULL,
	"code" text,
	"sent_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "sms_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"site_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"name" text NOT NULL,
	"capacity" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seat_draws" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" text NOT NULL,
	"seed" text NOT NULL,
	"state" text NOT NULL,
	"candidates" integer NOT NULL,
	"result_hash" text NOT NULL,
	"report" jsonb NOT NULL,
	"drawn_by" uuid NOT NULL,
	"drawn_at" timestamp with time zone NOT NULL,
	"frozen_by" uuid,
	"frozen_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "seats" (
	"draw_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"room_id" uuid NOT NULL,
	"seat" integer NOT NULL,
	"admit_card_number" text NOT NULL,
	CONSTRAINT "seats_draw_id_case_id_pk" PRIMARY KEY("draw_id","case_id")
);
--> statement-breakpoint
CREATE TABLE "sites" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"map_url" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account_roles" ADD CONSTRAINT "account_roles_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "security_events" ADD CONSTRAINT "security_events_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_answers" ADD CONSTRAINT "case_answers_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_documents" ADD CONSTRAINT "case_documents_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_events" ADD CONSTRAINT "case_events_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_reviews" ADD CONSTRAINT "case_reviews_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_parent_id_cases_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "materials" ADD CONSTRAINT "materials_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exam_choices" ADD CONSTRAINT "exam_choices_session_id_exam_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."exam_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exam_papers" ADD CONSTRAINT "exam_papers_session_id_exam_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."exam_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exam_windows" ADD CONSTRAINT "exam_windows_session_id_exam_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."exam_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_session_id_exam_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."exam_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_session_id_exam_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."exam_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_photo_id_materials_id_fk" FOREIGN KEY ("photo_id") REFERENCES "public"."materials"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD CONSTRAINT "payment_attempts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "printed_documents" ADD CONSTRAINT "printed_documents_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_draws" ADD CONSTRAINT "seat_draws_session_id_exam_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."exam_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_draw_id_seat_draws_id_fk" FOREIGN KEY ("draw_id") REFERENCES "public"."seat_draws"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sites" ADD CONSTRAINT "sites_session_id_exam_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."exam_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_username" ON "accounts" USING btree ("kind","username_key");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_person" ON "accounts" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "persons_id_number" ON "persons" USING btree ("id_kind","id_number_hash");--> statement-breakpoint
CREATE INDEX "persons_name" ON "persons" USING btree ("name");--> statement-breakpoint
CREATE INDEX "security_events_account" ON "security_events" USING btree ("account_id","at");--> statement-breakpoint
CREATE INDEX "sessions_account" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "case_events_at" ON "case_events" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "case_reviews_ballot" ON "case_reviews" USING btree ("case_id","ballot","round","reviewer_id") WHERE ballot is not null;--> statement-breakpoint
CREATE INDEX "case_reviews_case" ON "case_reviews" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_number" ON "cases" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_unique_key" ON "cases" USING btree ("unique_key");--> statement-breakpoint
CREATE INDEX "cases_queue" ON "cases" USING btree ("awaits","scope","entered_at","id") WHERE awaits is not null;--> statement-breakpoint
CREATE INDEX "cases_due" ON "cases" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "cases_applicant" ON "cases" USING btree ("applicant_id","entered_at");--> statement-breakpoint
CREATE INDEX "cases_about" ON "cases" USING btree ("about_type","about_id");--> statement-breakpoint
CREATE INDEX "cases_parent" ON "cases" USING btree ("parent_id") WHERE parent_id is not null;--> statement-breakpoint
CREATE INDEX "materials_owner" ON "materials" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "materials_case" ON "materials" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("id") WHERE handed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "letters_version" ON "letters" USING btree ("session_id","key","version");--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_person" ON "registrations" USING btree ("session_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_key" ON "messages" USING btree ("key");--> statement-breakpoint
CREATE INDEX "messages_person" ON "messages" USING btree ("person_id","sent_at");--> statement-breakpoint
CREATE INDEX "messages_unread" ON "messages" USING btree ("person_id") WHERE read_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "sms_messages_key" ON "sms_messages" USING btree ("key");--> statement-breakpoint
CREATE INDEX "sms_messages_person" ON "sms_messages" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_number" ON "orders" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_case" ON "orders" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "orders_person" ON "orders" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "payment_attempts_order" ON "payment_attempts" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "payment_callbacks_order" ON "payment_callbacks" USING btree ("order_number");--> statement-breakpoint
CREATE INDEX "payment_callbacks_body" ON "payment_callbacks" USING btree ("body_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_transaction" ON "payments" USING btree ("channel","transaction_number");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_settles" ON "payments" USING btree ("order_id") WHERE standing = 'settles';--> statement-breakpoint
CREATE INDEX "payments_order" ON "payments" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "printed_documents_content" ON "printed_documents" USING btree ("case_id","document","content_hash");--> statement-breakpoint
CREATE INDEX "printed_documents_case" ON "printed_documents" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rooms_ordinal" ON "rooms" USING btree ("site_id","ordinal");--> statement-breakpoint
CREATE INDEX "seat_draws_session" ON "seat_draws" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "seats_place" ON "seats" USING btree ("draw_id","room_id","seat");--> statement-breakpoint
CREATE UNIQUE INDEX "seats_admit_card" ON "seats" USING btree ("draw_id","admit_card_number");