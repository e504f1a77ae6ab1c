import { readdirSync, readFileSync } from 'node:fs'

/** Watches how much memory this process and its children hold at once. */
export interface MemoryWatch {
  /** The highest sum seen so far, in MB. */
  peak(): number
  /** The same, and the end of it. */
  stop(): number
}

/** Looks four times a second at the resident sets of the process tree (Linux; elsewhere at this process alone). */
export function watchMemory(): MemoryWatch {
  let peak = 0
  const look = () => {
    peak = Math.max(peak, treeMb())
  }
  const timer = setInterval(look, 250)
  timer.unref()
  const now = () => {
    look()
    return Math.round(peak)
  }
  return {
    peak: now,
    stop() {
      clearInterval(timer)
      return now()
    },
  }
}

function treeMb(): number {
  const own = process.memoryUsage.rss() / 2 ** 20
  try {
    const children = readdirSync('/proc/self/task').flatMap((task) =>
      readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    )
    return children.reduce((sum, pid) => sum + residentMb(pid), own)
  } catch {
    // No /proc, or a child that ended while we looked.
    return own
  }
}

function residentMb(pid: string): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
}
