import { useEffect, useState } from 'react'
import { serverNow } from '../shell/server-clock.ts'

/** The server's time, ms since 1970; ticks once a second while `running`. */
export function useNow(running: boolean): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    if (!running) return
    const tick = setInterval(() => setNow(serverNow()), 1_000)
    return () => clearInterval(tick)
  }, [running])
  return now
}
