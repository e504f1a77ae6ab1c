import type { Run } from '../../learning/run.ts'

export type TrainingSeries = NonNullable<Run['training']>[number]
export type TrainingPoint = TrainingSeries['points'][number]

/** The best of what was validated; null where nothing was. */
export const bestValidation = ({ points }: TrainingSeries): number | null =>
  points.reduce<number | null>(
    (best, { validation }) => (validation === null ? best : Math.min(best ?? validation, validation)),
    null,
  )
