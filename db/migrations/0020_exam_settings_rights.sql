-- What there was before exams could be set up unseen, candidates have seen.
UPDATE exam_sessions SET published_at = now();
--> statement-breakpoint
-- What was changed, and why, stays known (O-10).
REVOKE UPDATE, DELETE ON exam_changes FROM zhunkao_app;
--> statement-breakpoint
-- Of an order only when it may be paid follows its exam's windows.
GRANT UPDATE (opens_at, deadline) ON orders TO zhunkao_app;
