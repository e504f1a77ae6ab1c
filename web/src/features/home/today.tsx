import { SimpleGrid, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Chart } from '../../charts/chart.tsx'
import { Stat } from '../../components/stat.tsx'
import type { Overview } from '../../components/use-overview.ts'
import { useFormat } from '../../i18n/format.ts'

/** Today so far beside the same hours of this weekday last week. */
export function Today({ overview }: { overview: Overview }) {
  const { t } = useTranslation('home')
  const format = useFormat()
  const { today, last_week, orders } = overview
  const stat = (label: string, now: number, then: number) => {
    const change = then > 0 ? now / then - 1 : null
    const words =
      change === null
        ? t('nothing_then')
        : t('than_then', { change: format.change(change), before: format.integer(then) })
    return <Stat label={label} value={format.integer(now)} change={change} changeText={words} />
  }
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
        {stat(t('events_today'), today.events, last_week.events)}
        {stat(t('people_today'), today.people, last_week.people)}
        {orders && stat(t('orders_today'), orders.today, orders.last_week)}
        <Stat label={t('newest')} value={overview.newest_event_at ? format.ago(overview.newest_event_at) : '–'}>
          <Text size="sm">{format.minute(overview.newest_event_at)}</Text>
        </Stat>
      </SimpleGrid>
      <Hours overview={overview} />
    </Stack>
  )
}

function Hours({ overview }: { overview: Overview }) {
  const { t } = useTranslation('home')
  const format = useFormat()
  const { hours, today, last_week } = overview
  const labels = hours.map(({ hour }) => `${String(hour).padStart(2, '0')}:00`)
  const option = {
    xAxis: { type: 'category', data: labels },
    yAxis: { type: 'value', minInterval: 1 },
    series: [
      {
        name: t('last_week'),
        type: 'line',
        lineStyle: { type: 'dashed' },
        symbol: 'none',
        data: hours.map((at) => at.last_week),
      },
      { name: t('today'), type: 'line', symbolSize: 6, data: hours.map((at) => at.today) },
    ],
  }
  return (
    <Chart
      title={t('by_hour')}
      description={t('by_hour_words', {
        today: format.integer(today.events),
        before: format.integer(last_week.events),
      })}
      option={option}
      height={220}
      table={{
        columns: [t('hour'), t('today'), t('last_week')],
        rows: hours.map((at, i) => [labels[i], at.today, at.last_week]),
      }}
    />
  )
}
