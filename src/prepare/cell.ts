import type { ProjectId } from '../core/ids.ts'
import type { Store } from '../store/store.ts'
import type { Manifest } from './dataset.ts'
import type { DoctorReport } from './doctor/report.ts'
import type { OrderLines } from './lines.ts'
import type { DefinitionOf, Use } from './target.ts'

export interface WriteContext<U extends Use> {
  store: Store
  project: ProjectId
  definition: DefinitionOf<U>
  cutoff: Date
  splits: Manifest['splits']
  lines: OrderLines
  /** Folder of the dataset that is being made. */
  dir: string
}

/** What `prepare` does for one use. */
export interface Cell<U extends Use> {
  /** Length of the windows that the use is judged on, in days. */
  days(definition: DefinitionOf<U>): number
  /** Writes the dataset's files and says how many rows each has. */
  write(context: WriteContext<U>): Promise<Record<string, number>>
  /** The column that must lie before the cut-off: the leakage check reads it back from the written file. */
  latest: { file: string; column: string }
  /** What the data doctor says of the written files, where the use has one. */
  examine?(dir: string, splits: Manifest['splits'], signal: AbortSignal): Promise<DoctorReport>
}
