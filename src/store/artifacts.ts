import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { BellwetherError } from '../core/errors.ts'
import { sha256 } from '../core/ids.ts'

export type ArtifactKind = 'dataset' | 'model'

/** Content-addressed folders of files that never change once written. */
export interface Artifacts {
  /**
   * Writes an artifact: `fill` puts files into an empty folder, and the folder is then named by the hash of its files
   * (names and bytes). The same content gives the same hash and is stored once. Nothing is left behind on failure.
   */
  write(kind: ArtifactKind, fill: (dir: string) => Promise<void>): Promise<{ hash: string; dir: string }>
  /** Folder of an artifact. Throws `store.no_artifact`. */
  dir(kind: ArtifactKind, hash: string): Promise<string>
  remove(kind: ArtifactKind, hash: string): Promise<void>
}

/** Artifacts in a directory of this machine. */
export function openArtifacts(root: string): Artifacts {
  const place = (kind: ArtifactKind, hash: string) => join(root, kind, hash)
  return {
    async write(kind, fill) {
      await mkdir(join(root, kind), { recursive: true })
      const draft = await mkdtemp(join(root, kind, '.draft-'))
      try {
        await fill(draft)
        const hash = await hashFolder(draft)
        const dir = place(kind, hash)
        await rename(draft, dir).catch(async (error: NodeJS.ErrnoException) => {
          // Already there: the same bytes were written before.
          if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
        })
        return { hash, dir }
      } finally {
        await rm(draft, { recursive: true, force: true })
      }
    },
    async dir(kind, hash) {
      const dir = place(kind, hash)
      const files = /^[0-9a-f]{64}$/.test(hash) ? await readdir(dir).catch(() => []) : []
      if (files.length === 0)
        throw new BellwetherError({
          code: 'store.no_artifact',
          field: kind,
          got: hash,
          hint: 'It may have been removed, or belong to another data directory.',
        })
      return dir
    },
    remove: (kind, hash) => rm(place(kind, hash), { recursive: true, force: true }),
  }
}

/** SHA-256 over the names and hashes of a folder's files, in order of name. */
async function hashFolder(dir: string): Promise<string> {
  const names = (await readdir(dir)).sort()
  const lines = await Promise.all(names.map(async (name) => `${await hashFile(join(dir, name))}  ${name}\n`))
  return sha256(lines.join(''))
}

/** SHA-256 of a file's bytes, streamed. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** Writes a stream of bytes to a file of an artifact's folder. */
export const writeStream = (dir: string, name: string, bytes: NodeJS.ReadableStream): Promise<void> =>
  pipeline(bytes, createWriteStream(join(dir, name)))
