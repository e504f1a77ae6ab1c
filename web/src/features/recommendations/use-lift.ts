import { useQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1TargetsByTargetMonitorHistory } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'
import type { Kind } from './kinds.ts'

interface Rate {
  rate: number
  n: number
}

/** What one look at a recommendation target found. */
export interface LiftLook {
  made_at: string
  requests: number
  champion: Rate
  control: Rate
  /** champion ÷ control − 1; null until both have outcomes. */
  lift: number | null
  interval: [number, number] | null
  /** By list; looks of before there were several lack them. */
  placements: PlacementLift[]
}

/** What one list brought. */
export interface PlacementLift {
  placement: string
  kind: Kind
  champion: Rate
  control: Rate
  lift: number | null
  lift_ci95: [number, number] | null
}

interface Effect extends Omit<LiftLook, 'made_at' | 'interval' | 'placements'> {
  lift_ci95: [number, number] | null
  placements?: PlacementLift[]
}

/** The lift over the control at each look, oldest first. */
export function useLift(target: string) {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'monitor', target, 'history'],
    queryFn: () => answer(getApiV1TargetsByTargetMonitorHistory({ path: { target } })),
    select: ({ history }) => history.map(({ made_at, effect }) => lookOf(made_at, effect as unknown as Effect)),
  })
}

const lookOf = (
  made_at: string,
  { requests, champion, control, lift, lift_ci95, placements = [] }: Effect,
): LiftLook => ({
  made_at,
  requests,
  champion,
  control,
  lift,
  interval: lift_ci95,
  placements,
})
