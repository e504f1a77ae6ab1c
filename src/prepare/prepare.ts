import { BellwetherError } from '../core/errors.ts'
import type { ProjectId } from '../core/ids.ts'
import { datasets } from '../store/metadata-schema.ts'
import type { Store } from '../store/store.ts'
import type { Cell } from './cell.ts'
import { type Manifest, writeManifest } from './dataset.ts'
import { prepareForecast } from './forecast.ts'
import { markLines } from './lines.ts'
import { floats, readParquet } from './parquet.ts'
import { preparePropensity } from './propensity.ts'
import { qualityOf } from './quality.ts'
import { prepareRecommendation } from './recommendation.ts'
import { splitsOf } from './splits.ts'
import type { TargetDefinition, Use } from './target.ts'

/** What each use writes. A new use does not compile until its cell is here. */
const cells: { [U in Use]: Cell<U> } = {
  recommendation: prepareRecommendation,
  forecast: prepareForecast,
  propensity: preparePropensity,
}

export interface PreparedTarget {
  id: string
  project: ProjectId
  definition: TargetDefinition
}

export interface PrepareOptions {
  /** Nothing at or after it is seen. */
  cutoff: Date
  signal: AbortSignal
  progress(fraction: number): void
}

export interface Dataset {
  hash: string
  dir: string
  manifest: Manifest
}

/**
 * Makes the dataset of a target as it stood at the cut-off: Parquet files and a manifest, named by their content's hash.
 * The same events, definition and cut-off give the same hash. Throws `prepare.nothing` where no line is left to learn
 * from, and `prepare.leakage` when a written file holds something from the cut-off or later.
 */
export async function prepare(
  store: Store,
  target: PreparedTarget,
  { cutoff, signal, progress }: PrepareOptions,
): Promise<Dataset> {
  const { project, definition } = target
  const cell = cells[definition.use] as Cell<Use>
  const splits = splitsOf(cutoff, cell.days(definition))
  const lines = await markLines(store, project, definition, cutoff)
  try {
    progress(0.4)
    aborted(signal)
    const quality = await qualityOf(store, project, definition, lines, cutoff)
    progress(0.6)
    aborted(signal)
    const made: { manifest?: Manifest } = {}
    const { hash, dir } = await store.artifacts.write('dataset', async (folder) => {
      const rows = await cell.write({ store, project, definition, cutoff, splits, lines, dir: folder })
      if (rows[cell.latest.file] === 0) {
        throw new BellwetherError({
          code: 'prepare.nothing',
          field: 'definition',
          expected: `events named ${definition.event} with a property ${definition.item} before ${cutoff.toISOString()}`,
          got: `${quality.rows.found} such events, none of use`,
          hint: 'Check the names in the definition against the events that came.',
        })
      }
      await refuseLeakage(folder, cell.latest, cutoff)
      progress(0.8)
      const doctor = await cell.examine?.(folder, splits, signal)
      const facts = { definition, cutoff: cutoff.toISOString(), splits, quality, ...(doctor && { doctor }) }
      made.manifest = await writeManifest(folder, facts, rows)
    })
    progress(1)
    const manifest = made.manifest as Manifest
    await store.db
      .insert(datasets)
      .values({ hash, project_id: project, target_id: target.id, manifest })
      .onConflictDoNothing()
    return { hash, dir, manifest }
  } finally {
    await lines.drop()
  }
}

/** Reads what was written: a mistake in a query must not become a model that knows the future. */
export async function refuseLeakage(
  dir: string,
  { file, column }: { file: string; column: string },
  cutoff: Date,
): Promise<void> {
  const { columns } = await readParquet(dir, file)
  const latest = floats(columns[column]).reduce((max, value) => Math.max(max, value), Number.NEGATIVE_INFINITY)
  if (latest >= cutoff.getTime()) {
    throw new BellwetherError({
      code: 'prepare.leakage',
      field: `${file}: ${column}`,
      expected: `before ${cutoff.toISOString()}`,
      got: new Date(latest).toISOString(),
    })
  }
}

function aborted(signal: AbortSignal): void {
  if (signal.aborted) throw new BellwetherError({ code: 'core.aborted' })
}
