-- An edit adds a version, the words of what was sent stay (O-25).
REVOKE UPDATE, DELETE ON message_templates FROM zhunkao_app;
--> statement-breakpoint
CREATE TRIGGER message_templates_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON message_templates FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What was sent before is listed by when it was, and only what was tried in vain can still be tried.
UPDATE sms_messages s SET created_at = m.sent_at FROM messages m WHERE m.key = s.key;
--> statement-breakpoint
UPDATE messages m SET scope = c.scope FROM cases c WHERE m.href = '/exams/mine/' || c.id;
--> statement-breakpoint
UPDATE sms_messages s SET scope = m.scope FROM messages m WHERE m.key = s.key;
