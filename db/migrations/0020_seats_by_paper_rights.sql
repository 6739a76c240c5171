-- What officers asked for stays known.
REVOKE DELETE ON runs, sites, rooms FROM zhunkao_app;
--> statement-breakpoint
ALTER TABLE rooms ADD CONSTRAINT rooms_capacity CHECK (capacity BETWEEN 0 AND 10000);
