ALTER TABLE "runs" ADD COLUMN "minutes" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "training" jsonb DEFAULT '[]'::jsonb NOT NULL;