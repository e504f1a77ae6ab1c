CREATE TABLE "run_examples" (
	"run_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"place" integer NOT NULL,
	"ndcg" double precision NOT NULL,
	"past" jsonb NOT NULL,
	"recommended" jsonb NOT NULL,
	"taken" jsonb NOT NULL,
	CONSTRAINT "run_examples_run_id_person_id_pk" PRIMARY KEY("run_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "run_examples" ADD CONSTRAINT "run_examples_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_examples" ADD CONSTRAINT "run_examples_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "run_examples_person" ON "run_examples" USING btree ("project_id","person_id");