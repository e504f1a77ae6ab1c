import { useMemo } from 'react'
import { useFormat } from '../../i18n/format.ts'
import type { Look } from './use-monitor-history.ts'

/**
 * The axis that charts of looks share: a step a look, so that the drift and the error of one stand under each other and
 * a pause between looks takes no room.
 */
export function useLookAxis(looks: readonly Look[]) {
  const format = useFormat()
  return useMemo(
    () => ({
      type: 'category',
      boundaryGap: looks.length === 1,
      data: looks.map(({ made_at }) => format.minute(made_at)),
      axisLabel: { formatter: (_name: string, i: number) => format.day(looks[i]?.made_at), hideOverlap: true },
    }),
    [format, looks],
  )
}
