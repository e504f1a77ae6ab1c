import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { hashFile } from '../store/artifacts.ts'
import { DoctorReport } from './doctor/report.ts'
import { TargetDefinition } from './target.ts'

const Span = z.object({ from_ms: z.number(), to_ms: z.number() })

/** What one check found, what was done about it, and why. */
export const QualityCheck = z.object({ found: z.number(), done: z.string(), why: z.string() })
export type QualityCheck = z.infer<typeof QualityCheck>
export type QualityReport = Record<string, QualityCheck>

/** What a dataset is: kept beside its files, and part of its hash. It holds nothing that the same input would change. */
export const Manifest = z.object({
  definition: TargetDefinition,
  /** Nothing at or after it is in the files. ISO 8601. */
  cutoff: z.string(),
  splits: z.object({ validation: z.array(Span).min(1), test: Span }),
  files: z.record(z.string(), z.object({ sha256: z.string(), rows: z.number() })),
  quality: z.record(z.string(), QualityCheck),
  /** What the data doctor says, of uses that have one; absent from datasets that are older than it. */
  doctor: DoctorReport.optional(),
})
export type Manifest = z.infer<typeof Manifest>

const FILE = 'manifest.json'

/** Writes the manifest into the dataset's folder, with the hashes of the files that are there. */
export async function writeManifest(
  dir: string,
  manifest: Omit<Manifest, 'files'>,
  rows: Record<string, number>,
): Promise<Manifest> {
  const files: Manifest['files'] = {}
  for (const [name, count] of Object.entries(rows))
    files[name] = { sha256: await hashFile(join(dir, name)), rows: count }
  const whole = { ...manifest, files }
  // Canonical JSON (RFC 8785): the same facts are the same bytes, whatever order they came in.
  await writeFile(join(dir, FILE), canonicalize(whole) as string)
  return whole
}

export const readManifest = async (dir: string): Promise<Manifest> =>
  Manifest.parse(JSON.parse(await readFile(join(dir, FILE), 'utf8')))
