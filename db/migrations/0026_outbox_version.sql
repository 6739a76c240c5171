-- Messages posted without the version of their words were never delivered: they get it, and are handed over once more (O-25, Q-22).
UPDATE outbox SET handed_at = null, payload = payload || jsonb_build_object('version', (select max(version) from message_templates where key = outbox.payload ->> 'template'))
WHERE payload -> 'template' is not null and payload -> 'version' is null;
--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_names_version" CHECK (payload -> 'template' is null or payload -> 'version' is not null);
