-- Who opened a case stays known (B-12).
REVOKE UPDATE, DELETE ON case_openings FROM zhunkao_app;
