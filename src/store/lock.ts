import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BellwetherError } from '../core/errors.ts'

/** Who holds a data directory. */
export interface Holder {
  pid: number
  /** Where its API answers, once it listens. */
  url?: string
}

/** The living process that holds a data directory, or null. */
export function holderOf(dir: string): Holder | null {
  try {
    const holder = JSON.parse(readFileSync(join(dir, 'lock.json'), 'utf8')) as Holder
    process.kill(holder.pid, 0)
    return holder
  } catch (error) {
    // EPERM: it lives, but belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? { pid: -1 } : null
  }
}

/** A held data directory. */
export interface Lock {
  /** Lets the command line find the running server. */
  announce(url: string): void
  release(): void
}

/**
 * Takes a data directory for this process: the embedded engines must have it alone. A lock whose process is gone is
 * taken over. Throws `store.locked` naming the process.
 */
export function lock(dir: string): Lock {
  mkdirSync(dir, { recursive: true })
  const path = join(dir, 'lock.json')
  const write = (holder: Holder, flag: 'w' | 'wx') => writeFileSync(path, JSON.stringify(holder), { flag })
  try {
    write({ pid: process.pid }, 'wx')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const holder = holderOf(dir)
    if (holder) {
      throw new BellwetherError({
        code: 'store.locked',
        field: 'data',
        got: `${dir} is held by process ${holder.pid}${holder.url ? ` (${holder.url})` : ''}`,
        hint: 'Stop that process, use its API, or give another directory with --data.',
      })
    }
    write({ pid: process.pid }, 'w')
  }
  return {
    announce: (url) => write({ pid: process.pid, url }, 'w'),
    release: () => rmSync(path, { force: true }),
  }
}
