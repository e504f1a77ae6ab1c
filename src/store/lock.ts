import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BellwetherError } from '../core/errors.ts'

/** Who holds a data directory. */
export interface Holder {
  pid: number
  /** Where its API answers, once it listens. */
  url?: string
}

/** A holder as the lock's file has it. */
interface Entry extends Holder {
  /** Which of the processes that ever had this number it is; absent where that cannot be told. */
  began?: string
}

/** The living process that holds a data directory, or null. */
export function holderOf(dir: string): Holder | null {
  const entry = parse(read(join(dir, 'lock.json')))
  return entry && lives(entry) ? entry : null
}

/** A held data directory. */
export interface Lock {
  /** Lets the command line find the running server. */
  announce(url: string): void
  release(): void
}

/**
 * Takes a data directory for this process: the embedded engines must have it alone. A lock whose process is gone is
 * taken over, also where another process has its number by now. Throws `store.locked` naming the process, and
 * `store.unwritable`.
 */
export function lock(dir: string): Lock {
  const path = join(dir, 'lock.json')
  const own: Entry = { pid: process.pid, began: beginningOf(process.pid) }
  try {
    mkdirSync(dir, { recursive: true })
    if (!putAside(path)) throw locked(dir)
    writeFileSync(path, JSON.stringify(own), { flag: 'wx' })
  } catch (error) {
    if (error instanceof BellwetherError) throw error
    const { code, path: at } = error as NodeJS.ErrnoException
    // Another process was faster.
    throw code === 'EEXIST' && at === path ? locked(dir) : unwritable(dir, error)
  }
  return {
    announce(url) {
      // In one step: a file that is being written looks like a lock that nobody holds.
      const next = `${path}.${process.pid}`
      writeFileSync(next, JSON.stringify({ ...own, url }))
      renameSync(next, path)
    },
    release: () => rmSync(path, { force: true }),
  }
}

/** Takes a lock whose process is gone out of the way; false where somebody holds the directory. */
function putAside(path: string): boolean {
  const found = read(path)
  if (found === undefined) return true
  const entry = parse(found)
  if (entry && lives(entry)) return false
  const aside = `${path}.${process.pid}`
  renameSync(path, aside)
  // Of two that start at once the faster one may have put its own lock there since it was read.
  if (read(aside) !== found) {
    renameSync(aside, path)
    return false
  }
  rmSync(aside)
  return true
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** A lock that a full disk cut off holds nothing. */
function parse(text: string | undefined): Entry | null {
  try {
    return JSON.parse(text ?? '') as Entry
  } catch {
    return null
  }
}

function lives({ pid, began }: Entry): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it lives, but belongs to another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const now = beginningOf(pid)
  return began === undefined || now === undefined || began === now
}

/**
 * The start of the machine and, in ticks after it, of a process: after a restart, in a container above all, the number
 * of a process that was killed is soon another's. Linux only.
 */
function beginningOf(pid: number): string | undefined {
  const boot = read('/proc/sys/kernel/random/boot_id')
  const stat = read(`/proc/${pid}/stat`)
  // The program's name, in brackets, may hold anything: what follows it is counted; see proc_pid_stat(5).
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  // One that ended, and whose parent has not asked how, keeps its number.
  if (fields?.[0] === 'Z') return 'ended'
  return boot && fields && `${boot.trim()} ${fields[19]}`
}

function locked(dir: string): BellwetherError {
  const holder = holderOf(dir)
  const who = holder ? `process ${holder.pid}${holder.url ? ` (${holder.url})` : ''}` : 'a process that starts just now'
  return new BellwetherError({
    code: 'store.locked',
    field: 'data',
    got: `${dir} is held by ${who}`,
    hint: 'Stop that process, use its API, or give another directory with --data.',
  })
}

/** What the machine said when something was to be written, in words that can be acted on. */
export const unwritable = (dir: string, cause: unknown) =>
  new BellwetherError(
    {
      code: 'store.unwritable',
      field: 'data',
      got: (cause as Error).message,
      hint: `Give ${dir} to this user, free some space, or give another directory with --data.`,
    },
    { cause },
  )
