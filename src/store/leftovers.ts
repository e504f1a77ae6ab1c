import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Where what is half-done lies, and what it is called there. */
const places: [folder: string, half: RegExp][] = [
  ['', /^run-/],
  ['uploads', /./],
  ['backups', /\.draft$/],
  ['artifacts/dataset', /^\.draft-/],
  ['artifacts/model', /^\.draft-/],
]

/**
 * Removes what a process that was killed left half-done in a data directory: scratch of runs, uploaded files, drafts of
 * backups and artifacts. Nobody goes on with them. Only for who holds the directory.
 */
export async function removeLeftovers(dir: string): Promise<void> {
  for (const [folder, half] of places) {
    const names = await readdir(join(dir, folder)).catch((): string[] => [])
    for (const name of names.filter((name) => half.test(name)))
      await rm(join(dir, folder, name), { recursive: true, force: true })
  }
}
