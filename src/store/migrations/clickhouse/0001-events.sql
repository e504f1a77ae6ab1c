-- Sort and partition keys hold only what a retry repeats byte for byte, so that a repeated event always meets itself.
-- The first copy wins: a retry must not make an event look later.
CREATE TABLE events (
  project_id UUID,
  event LowCardinality(String),
  uuid UUID,
  distinct_id String,
  distinct_person_id UUID COMMENT 'UUIDv5 of project and distinct_id; the person unless person_overrides says otherwise',
  timestamp DateTime64(3, 'UTC') COMMENT 'corrected for clock skew; the one that questions use',
  claimed_at DateTime64(3, 'UTC') COMMENT 'as the client said it',
  sent_at Nullable(DateTime64(3, 'UTC')),
  received_at DateTime64(3, 'UTC'),
  session_id String,
  properties String COMMENT 'JSON object' CODEC(ZSTD(1)),
  source LowCardinality(String) COMMENT 'api, posthog, segment, import',
  bot LowCardinality(String) COMMENT 'why it is taken for a bot; empty for people',
  import_id UUID,
  version UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at)
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(claimed_at)
ORDER BY (project_id, event, toDate(claimed_at), distinct_person_id, uuid)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, non_replicated_deduplication_window = 100;

CREATE TABLE person_overrides (
  project_id UUID,
  distinct_person_id UUID,
  person_id UUID,
  version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (project_id, distinct_person_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE items (
  project_id UUID,
  item String,
  attributes String COMMENT 'JSON object: name, category, price, …' CODEC(ZSTD(1)),
  updated_at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(updated_at)
ORDER BY (project_id, item)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE quarantine (
  project_id UUID,
  id UUID,
  received_at DateTime64(3, 'UTC'),
  source LowCardinality(String),
  import_id UUID,
  position UInt64 COMMENT 'index in its batch, or line in its file',
  code LowCardinality(String),
  field String,
  expected String,
  got String,
  hint String,
  body String COMMENT 'what came, cut to 64 kB' CODEC(ZSTD(1)),
  stored_at DateTime DEFAULT now() COMMENT 'by the machine: a replay of history receives in the past'
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(received_at)
ORDER BY (project_id, received_at, id)
TTL stored_at + INTERVAL 90 DAY
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE predictions (
  project_id UUID,
  target LowCardinality(String),
  prediction_id UUID,
  person_id UUID,
  distinct_id String,
  predicted_at DateTime64(3, 'UTC'),
  model LowCardinality(String),
  version UInt32,
  arm LowCardinality(String) COMMENT 'champion, challenger, control',
  fallback LowCardinality(String),
  items Array(String),
  scores Array(Float32),
  value Nullable(Float64) COMMENT 'probability (propensity) or mean of the first step (forecast)',
  context String COMMENT 'JSON object: what the answer rested on' CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(predicted_at)
ORDER BY (project_id, target, predicted_at, prediction_id);
