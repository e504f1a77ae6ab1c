import { useMemo } from 'react'
import { useFormat } from '../../i18n/format.ts'

interface Hovered {
  seriesName?: string
  value?: [at: number, value: number | null]
  marker?: string
}

const DAY_MS = 86_400_000

/** The axis of time that charts of looks share, in the project's zone, and what hovering says. */
export function useLookAxis(show: (value: number | null | undefined) => string) {
  const format = useFormat()
  return useMemo(
    () => ({
      xAxis: {
        type: 'time',
        minInterval: DAY_MS,
        axisLabel: { formatter: (at: number) => format.day(at), hideOverlap: true },
      },
      tooltip: {
        formatter: (given: Hovered | Hovered[]) => {
          const [first, ...rest] = [given].flat()
          const line = ({ seriesName, value }: Hovered) => `${seriesName}: ${show(value?.[1])}`
          return [format.minute(first?.value?.[0]), ...[first, ...rest].filter((one) => one.seriesName).map(line)].join(
            '\n',
          )
        },
      },
    }),
    [format, show],
  )
}
