/** How far the server's clock is ahead of the reader's, in ms: far behind in a replay of history. */
let ahead_ms = 0

/** Takes what the server's clock says now. */
export function setServerNow(now: string): void {
  ahead_ms = Date.parse(now) - Date.now()
}

/** Milliseconds since 1970 by the server's clock: what its times are to be read against. */
export const serverNow = (): number => Date.now() + ahead_ms

/** True where the server lives in another day than the reader. */
export const isReplay = (): boolean => Math.abs(ahead_ms) > 86_400_000
