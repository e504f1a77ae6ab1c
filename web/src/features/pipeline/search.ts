import { type StageName, stageNames } from './stage-state.ts'

export interface PipelineSearch {
  target?: string
  /** The run that is shown; the newest unless given. */
  run?: string
  /** The stage that is open. */
  stage?: StageName
  /** The form for a new target is open. */
  declare?: true
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

export const pipelineSearch = (search: Record<string, unknown>): PipelineSearch => ({
  target: text(search.target),
  run: text(search.run),
  stage: stageNames.find((name) => name === search.stage),
  declare: search.declare === true ? true : undefined,
})
