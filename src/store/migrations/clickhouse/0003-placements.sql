-- Which list an answer was for: what was answered before there were several was the one list of its target.
ALTER TABLE predictions ADD COLUMN IF NOT EXISTS placement LowCardinality(String) DEFAULT 'for-you' AFTER arm;

ALTER TABLE predictions ADD COLUMN IF NOT EXISTS kind LowCardinality(String) DEFAULT 'for-you' COMMENT 'kind of list; of a forecast or a probability it says nothing' AFTER placement;
