ALTER TABLE "refund_results" ADD COLUMN "bank_reference" text;--> statement-breakpoint
CREATE INDEX "payments_too_much" ON "payments" USING btree ("order_id") WHERE standing <> 'settles';