import type { Run } from '../../learning/run.ts'
import type { State } from '../../learning/state-badge.tsx'

export const stageNames = ['collect', 'prepare', 'train', 'evaluate', 'deploy', 'monitor'] as const
export type StageName = (typeof stageNames)[number]

/** Stages that a run goes through; collecting and monitoring never end. */
export type RunStage = 'prepare' | 'train' | 'evaluate' | 'deploy'
const order: readonly RunStage[] = ['prepare', 'train', 'evaluate', 'deploy']

/** The engine trains and judges in one go: `train: gate` is when it judges. */
export function currentStage({ stage }: Run): RunStage {
  if (stage === 'train: gate') return 'evaluate'
  return order.find((name) => stage?.startsWith(name)) ?? 'prepare'
}

/** Where each stage of a run stands. */
export function stageStates(run: Run | undefined): Record<RunStage, State> {
  const at = run ? order.indexOf(currentStage(run)) : 0
  const stateOf = (name: RunStage, i: number): State => {
    if (!run || run.state === 'queued') return 'waiting'
    const recorded = run.stages[name === 'evaluate' ? 'train' : name]
    if (typeof recorded?.seconds === 'number' || i < at) return 'done'
    return i === at ? run.state : 'waiting'
  }
  return Object.fromEntries(order.map((name, i) => [name, stateOf(name, i)])) as Record<RunStage, State>
}
