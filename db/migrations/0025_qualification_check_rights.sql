-- Exams by 告知承诺制 that were set up before check after the scores as well (E-36).
UPDATE exam_sessions SET features = features || '{"checkAfterScores": true}' WHERE (features ->> 'commitment')::boolean;
