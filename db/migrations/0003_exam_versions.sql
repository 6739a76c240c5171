ALTER TABLE "exam_sessions" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE FUNCTION grow_exam_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER exam_sessions_version BEFORE UPDATE ON exam_sessions FOR EACH ROW EXECUTE FUNCTION grow_exam_version();
--> statement-breakpoint
CREATE FUNCTION touch_exam_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN UPDATE exam_sessions SET version = version WHERE id = OLD.session_id; END IF;
  IF TG_OP <> 'DELETE' THEN UPDATE exam_sessions SET version = version WHERE id = NEW.session_id; END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER exam_windows_version AFTER INSERT OR UPDATE OR DELETE ON exam_windows FOR EACH ROW EXECUTE FUNCTION touch_exam_session();
--> statement-breakpoint
CREATE TRIGGER letters_version AFTER INSERT OR UPDATE OR DELETE ON letters FOR EACH ROW EXECUTE FUNCTION touch_exam_session();
--> statement-breakpoint
CREATE TRIGGER exam_choices_version AFTER INSERT OR UPDATE OR DELETE ON exam_choices FOR EACH ROW EXECUTE FUNCTION touch_exam_session();
--> statement-breakpoint
CREATE TRIGGER exam_papers_version AFTER INSERT OR UPDATE OR DELETE ON exam_papers FOR EACH ROW EXECUTE FUNCTION touch_exam_session();
