import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Chart } from '../../charts/chart.tsx'
import { useFormat } from '../../i18n/format.ts'
import { type ChartDay, chartOption } from './chart-option.ts'

/** Two places are more than a day's units need. */
const rounded = (value: number | null) => (value === null ? null : Math.round(value * 100) / 100)

/** A series as one picture, with its numbers as a table and a file. */
export function SeriesChart({ name, days }: { name: string; days: readonly ChartDay[] }) {
  const { t } = useTranslation('forecast')
  const { date, decimal, compact } = useFormat()
  const option = useMemo(() => {
    const names = {
      units: t('line.units'),
      backtest: t('line.backtest'),
      mean: t('line.mean'),
      band80: t('line.band80'),
      band95: t('line.band95'),
    }
    return chartOption(days, names, { date, units: decimal, axis: compact })
  }, [days, t, date, decimal, compact])
  const columns = ['day', 'units', 'backtest', 'mean', 'lo80', 'hi80', 'lo95', 'hi95'] as const
  return (
    <Chart
      title={t('chart', { name })}
      description={t('chart_about', { name, from: date(days[0]?.ds), to: date(days.at(-1)?.ds) })}
      height={380}
      option={option}
      table={{
        columns: columns.map((column) => t(`column.${column}`)),
        rows: days.map(({ ds, units, backtest, mean, lo80, hi80, lo95, hi95 }) => [
          ds,
          ...[units, backtest, mean, lo80, hi80, lo95, hi95].map(rounded),
        ]),
      }}
    />
  )
}
