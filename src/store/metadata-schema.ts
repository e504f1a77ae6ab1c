import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'

/** A point in time, to the millisecond. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })
export const created = () => instant('created_at').notNull().defaultNow()
export const project = () =>
  uuid('project_id')
    .notNull()
    .references(() => projects.id)

export const projects = pgTable('projects', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  time_zone: text('time_zone').notNull().default('UTC'),
  currency: text('currency').notNull().default('EUR'),
  /** True where a program made the events up: every page says so. */
  generated: boolean('generated').notNull().default(false),
  created_at: created(),
})

/** API keys. Only a hash is kept: the key itself is shown once, when it is made. */
export const api_keys = pgTable(
  'api_keys',
  {
    id: uuid('id').primaryKey(),
    project_id: project(),
    role: text('role', { enum: ['ingest', 'read', 'admin'] }).notNull(),
    name: text('name').notNull(),
    /** First characters, to tell keys apart in a list. */
    prefix: text('prefix').notNull(),
    hash: text('hash').notNull(),
    created_at: created(),
    revoked_at: instant('revoked_at'),
  },
  (table) => [uniqueIndex('api_keys_hash').on(table.hash)],
)

/** Files brought in, with how far each is. */
export const imports = pgTable('imports', {
  id: uuid('id').primaryKey(),
  project_id: project(),
  file: text('file').notNull(),
  /** Where the file lies while it is read; a resumed import reads it there. */
  path: text('path').notNull().default(''),
  /** SHA-256 of the file's bytes: the same file with the same map is the same import. */
  file_hash: text('file_hash').notNull().default(''),
  map: jsonb('map').notNull(),
  state: text('state', { enum: ['waiting', 'running', 'done', 'failed', 'undone'] }).notNull(),
  rows_read: integer('rows_read').notNull().default(0),
  rows_total: integer('rows_total'),
  events: integer('events').notNull().default(0),
  duplicates: integer('duplicates').notNull().default(0),
  rejected: integer('rejected').notNull().default(0),
  error: text('error'),
  created_at: created(),
  finished_at: instant('finished_at'),
})

/** What to learn, declared. `definition` is parsed by `prepare/target.ts`. */
export const targets = pgTable(
  'targets',
  {
    id: uuid('id').primaryKey(),
    project_id: project(),
    name: text('name').notNull(),
    use: text('use', { enum: ['recommendation', 'forecast', 'propensity'] }).notNull(),
    definition: jsonb('definition').notNull(),
    /** Cron expression (UTC) of the retraining schedule; null when only alerts and people start runs. */
    schedule: text('schedule'),
    created_at: created(),
  },
  (table) => [uniqueIndex('targets_name').on(table.project_id, table.name)],
)

/** Immutable datasets by their content hash; files lie in the artifact store. */
export const datasets = pgTable(
  'datasets',
  {
    hash: text('hash').notNull(),
    project_id: project(),
    target_id: uuid('target_id')
      .notNull()
      .references(() => targets.id),
    manifest: jsonb('manifest').notNull(),
    created_at: created(),
  },
  (table) => [primaryKey({ columns: [table.project_id, table.hash] })],
)

/** Trained models by content hash; `version` counts up within a target. */
export const models = pgTable(
  'models',
  {
    hash: text('hash').notNull(),
    project_id: project(),
    target_id: uuid('target_id')
      .notNull()
      .references(() => targets.id),
    version: integer('version').notNull(),
    family: text('family').notNull(),
    card: jsonb('card').notNull(),
    run_id: uuid('run_id'),
    created_at: created(),
    /** Out of the lists since; it can still be brought back. */
    archived_at: instant('archived_at'),
  },
  (table) => [
    primaryKey({ columns: [table.project_id, table.hash] }),
    uniqueIndex('models_version').on(table.target_id, table.version),
  ],
)

/** Every change of an alias, newest last: the newest row of an alias is in force; going back is one more row. */
export const deployments = pgTable(
  'deployments',
  {
    id: uuid('id').primaryKey(),
    project_id: project(),
    target_id: uuid('target_id')
      .notNull()
      .references(() => targets.id),
    alias: text('alias', { enum: ['champion', 'challenger'] }).notNull(),
    /** Null takes the alias away. */
    model_hash: text('model_hash'),
    reason: text('reason').notNull(),
    created_at: created(),
  },
  (table) => [index('deployments_target').on(table.target_id, table.alias, table.created_at)],
)

/** One pass of the pipeline for a target. */
export const runs = pgTable(
  'runs',
  {
    id: uuid('id').primaryKey(),
    project_id: project(),
    target_id: uuid('target_id')
      .notNull()
      .references(() => targets.id),
    /** `manual`, `schedule` or `alert:<input>`. */
    cause: text('cause').notNull(),
    state: text('state', { enum: ['queued', 'running', 'done', 'failed', 'cancelled'] }).notNull(),
    stage: text('stage'),
    progress: integer('progress_percent').notNull().default(0),
    cutoff: instant('cutoff').notNull(),
    seed: integer('seed').notNull(),
    /** What each stage took in, gave out and how long it took. */
    stages: jsonb('stages').notNull().default({}),
    verdict: jsonb('verdict'),
    error: jsonb('error'),
    /** What happened, oldest first; `pipeline/run-log.ts` says what a line holds. */
    log: jsonb('log').notNull().default([]),
    /** What the families that need time share; 0: simple ones only. */
    minutes: doublePrecision('minutes').notNull().default(0),
    /** How the networks' trainings went; `pipeline/training-series.ts` says what a series holds. */
    training: jsonb('training').notNull().default([]),
    created_at: created(),
    started_at: instant('started_at'),
    finished_at: instant('finished_at'),
  },
  (table) => [index('runs_target').on(table.target_id, table.created_at)],
)

/** People whom a run's winner served best and worst in the test window: a row a person, so that erasure finds them. */
export const run_examples = pgTable(
  'run_examples',
  {
    run_id: uuid('run_id')
      .notNull()
      .references(() => runs.id),
    project_id: project(),
    person_id: uuid('person_id').notNull(),
    kind: text('kind', { enum: ['best', 'worst'] }).notNull(),
    /** Place among those of the run. */
    place: integer('place').notNull(),
    ndcg: doublePrecision('ndcg').notNull(),
    /** Items with their names and times: the person's past, what was recommended, what they took. */
    past: jsonb('past').notNull(),
    recommended: jsonb('recommended').notNull(),
    taken: jsonb('taken').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.run_id, table.person_id] }),
    index('run_examples_person').on(table.project_id, table.person_id),
  ],
)

/** A threshold that was passed, until it is settled. */
export const alerts = pgTable(
  'alerts',
  {
    id: uuid('id').primaryKey(),
    project_id: project(),
    target_id: uuid('target_id').references(() => targets.id),
    kind: text('kind', { enum: ['drift', 'effect', 'freshness', 'calibration', 'error'] }).notNull(),
    subject: text('subject').notNull(),
    /** What was measured, against which threshold, on what. */
    evidence: jsonb('evidence').notNull(),
    message: text('message').notNull(),
    raised_at: instant('raised_at').notNull(),
    settled_at: instant('settled_at'),
    starts_run: boolean('starts_run').notNull().default(false),
    run_id: uuid('run_id'),
  },
  (table) => [index('alerts_open').on(table.project_id, table.settled_at)],
)

/** Latest and past monitoring reports of a target. */
export const reports = pgTable(
  'reports',
  {
    id: uuid('id').primaryKey(),
    project_id: project(),
    target_id: uuid('target_id')
      .notNull()
      .references(() => targets.id),
    report: jsonb('report').notNull(),
    made_at: instant('made_at').notNull(),
  },
  (table) => [index('reports_target').on(table.target_id, table.made_at)],
)

/** Questions kept under a name; `query` is parsed by the insight of its `kind`. */
export const insights = pgTable(
  'insights',
  {
    id: uuid('id').primaryKey(),
    project_id: project(),
    name: text('name').notNull(),
    kind: text('kind', { enum: ['trend', 'funnel', 'retention'] }).notNull(),
    query: jsonb('query').notNull(),
    created_at: created(),
    updated_at: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index('insights_project').on(table.project_id, table.name)],
)

/** Where alerts are sent beside the log and the page. */
export const alert_rules = pgTable(
  'alert_rules',
  {
    id: uuid('id').primaryKey(),
    project_id: project(),
    name: text('name').notNull(),
    /** Kinds of alert that are sent; empty: all. */
    kinds: jsonb('kinds').notNull().default([]),
    channel: text('channel', { enum: ['webhook', 'email'] }).notNull(),
    /** Address of the webhook, or of the mailbox. */
    destination: text('destination').notNull(),
    created_at: created(),
    last_sent_at: instant('last_sent_at'),
    last_error: text('last_error'),
  },
  (table) => [index('alert_rules_project').on(table.project_id)],
)

/**
 * What operators say about a target's lists: each change of a rule is one more version, the newest is in force, and one
 * without a rule takes the name away. `rule` is parsed by `deploy/rules.ts`.
 */
export const recommendation_rules = pgTable(
  'recommendation_rules',
  {
    project_id: project(),
    target_id: uuid('target_id')
      .notNull()
      .references(() => targets.id),
    name: text('name').notNull(),
    version: integer('version').notNull(),
    rule: jsonb('rule'),
    created_at: created(),
  },
  (table) => [primaryKey({ columns: [table.target_id, table.name, table.version] })],
)

/** What the installation keeps for itself, such as the secret that session cookies are signed with. */
export const settings = pgTable('settings', { key: text('key').primaryKey(), value: text('value').notNull() })
