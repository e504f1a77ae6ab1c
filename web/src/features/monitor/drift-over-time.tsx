import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Chart } from '../../charts/chart.tsx'
import { useFormat } from '../../i18n/format.ts'
import { limitLine } from './limit-line.ts'
import { PSI_LIMIT } from './psi.ts'
import { useInputName } from './use-alert-words.ts'
import { useLookAxis } from './use-look-axis.ts'
import type { Look } from './use-monitor-history.ts'

const symbols = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'pin', 'arrow']

const psiOf = (look: Look, input: string) => look.drift.find((row) => row.input === input)?.psi ?? null

/** Each input's PSI at every look, with the limit. */
export function DriftOverTime({ looks }: { looks: readonly Look[] }) {
  const { t } = useTranslation('monitor')
  const format = useFormat()
  const inputName = useInputName()
  const axis = useLookAxis(looks)
  const inputs = useMemo(() => [...new Set(looks.flatMap(({ drift }) => drift.map(({ input }) => input)))], [looks])
  const limit = t('limit', { value: format.decimal(PSI_LIMIT) })
  const option = useMemo(
    () => ({
      xAxis: axis,
      tooltip: { valueFormatter: format.metric },
      yAxis: { type: 'value', min: 0, max: ({ max }: { max: number }) => Math.max(max, PSI_LIMIT * 1.5), name: 'PSI' },
      series: inputs.map((input, i) => ({
        type: 'line',
        name: inputName(input),
        symbol: symbols[i % symbols.length],
        symbolSize: 8,
        connectNulls: false,
        data: looks.map((look) => psiOf(look, input)),
        ...(i === 0 ? { markLine: limitLine(PSI_LIMIT, limit, 'y') } : {}),
      })),
    }),
    [axis, inputs, looks, inputName, limit, format],
  )
  if (inputs.length === 0) return null
  return (
    <Chart
      title={t('drift_over_time')}
      description={t('drift_over_time_says', {
        count: looks.length,
        from: format.day(looks[0]?.made_at),
        to: format.day(looks.at(-1)?.made_at),
      })}
      option={option}
      height={260}
      table={{
        columns: [t('column.look'), ...inputs.map(inputName)],
        rows: looks.map((look) => [
          format.minute(look.made_at),
          ...inputs.map((input) => format.metric(psiOf(look, input))),
        ]),
      }}
    />
  )
}
