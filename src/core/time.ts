/** Tells the time. The server's is the system's; a replay of history brings one that stands where the history does. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

export const SECOND_MS = 1_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

/** Midnight (UTC) of the day that an instant falls in. */
export const startOfDay = (time_ms: number): number => Math.floor(time_ms / DAY_MS) * DAY_MS

/** `YYYY-MM-DD` of an instant, in UTC. */
export const dayOf = (time_ms: number): string => new Date(time_ms).toISOString().slice(0, 10)
