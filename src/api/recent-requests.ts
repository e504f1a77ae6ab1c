/** Requests of one kind in a stretch of time. */
export interface RequestFigures {
  requests: number
  /** Answered with 5xx. */
  errors: number
  /** errors ÷ requests; 0 where there were none. */
  error_share: number
  /** Times from the request to the end of its answer; null where there were none. */
  p50_ms: number | null
  p95_ms: number | null
  p99_ms: number | null
}

/** Requests of the last hour, by group. */
export interface RecentRequests {
  record(group: string, status: number, ms: number): void
  /** `from`: the process's start, or an hour ago. */
  lastHour(): { from: Date; to: Date; total: RequestFigures; groups: (RequestFigures & { group: string })[] }
}

interface Counts {
  requests: number
  errors: number
  /** Requests by bucket of duration. */
  buckets: Uint32Array
}

const MINUTE_MS = 60_000
const MINUTES = 60
/** Buckets grow by a quarter: a percentile is within 25 % of the true one. */
const GROWTH = 1.25
const FASTEST_MS = 0.5
const BUCKETS = 60

const bucketOf = (ms: number) =>
  ms <= FASTEST_MS ? 0 : Math.min(BUCKETS - 1, Math.ceil(Math.log(ms / FASTEST_MS) / Math.log(GROWTH)))
const endOf = (bucket: number) => FASTEST_MS * GROWTH ** bucket

const empty = (): Counts => ({ requests: 0, errors: 0, buckets: new Uint32Array(BUCKETS) })

/** Counts by the minute in memory: at most 60 minutes of a few groups, about 300 bytes each. */
export function countRequests(now: () => number = Date.now): RecentRequests {
  const started = now()
  const minutes = new Map<number, Map<string, Counts>>()
  const forget = (minute: number) => {
    for (const known of minutes.keys()) if (known <= minute - MINUTES) minutes.delete(known)
  }
  return {
    record(group, status, ms) {
      const minute = Math.floor(now() / MINUTE_MS)
      if (!minutes.has(minute)) forget(minute)
      const groups = minutes.get(minute) ?? new Map<string, Counts>()
      minutes.set(minute, groups)
      const counts = groups.get(group) ?? empty()
      groups.set(group, counts)
      counts.requests++
      if (status >= 500) counts.errors++
      counts.buckets[bucketOf(ms)]++
    },
    lastHour() {
      const to = now()
      const minute = Math.floor(to / MINUTE_MS)
      forget(minute)
      const sums = new Map<string, Counts>()
      const total = empty()
      for (const groups of minutes.values())
        for (const [group, counts] of groups) {
          sums.set(group, add(sums.get(group) ?? empty(), counts))
          add(total, counts)
        }
      return {
        // Whole minutes: the oldest one begins here.
        from: new Date(Math.max(started, (minute - MINUTES + 1) * MINUTE_MS)),
        to: new Date(to),
        total: figures(total),
        groups: [...sums]
          .map(([group, counts]) => ({ group, ...figures(counts) }))
          .sort((a, b) => b.requests - a.requests || (a.group < b.group ? -1 : 1)),
      }
    },
  }
}

function add(into: Counts, from: Counts): Counts {
  into.requests += from.requests
  into.errors += from.errors
  from.buckets.forEach((n, bucket) => {
    into.buckets[bucket] += n
  })
  return into
}

const figures = (counts: Counts): RequestFigures => ({
  requests: counts.requests,
  errors: counts.errors,
  error_share: counts.requests ? counts.errors / counts.requests : 0,
  p50_ms: percentile(counts, 0.5),
  p95_ms: percentile(counts, 0.95),
  p99_ms: percentile(counts, 0.99),
})

/** The end of the bucket that holds it. */
function percentile({ requests, buckets }: Counts, share: number): number | null {
  if (requests === 0) return null
  let seen = 0
  const bucket = buckets.findIndex((n) => {
    seen += n
    return seen >= share * requests
  })
  return Number(endOf(bucket).toPrecision(3))
}
