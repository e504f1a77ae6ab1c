import { NumberInput, Select, Stack, Switch, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { addDays } from './days.ts'
import { EventFields } from './event-fields.tsx'
import { DEFAULT_PERIODS, periods as kinds, type RetentionQuery } from './queries.ts'
import { DayInput } from './range-picker.tsx'
import type { TabProps } from './trend-tab.tsx'

const DAYS = { day: 1, week: 7, month: 30 }
const MOST = 60

export function RetentionBuilder({ query, newest, onChange }: TabProps<RetentionQuery>) {
  const { t } = useTranslation('insights')
  const {
    first,
    returning,
    cohort = 'first_time',
    came_back = 'in',
    period = 'week',
    periods = DEFAULT_PERIODS,
  } = query
  // The last period is the one with the newest event, or else a change of the period would leave most of them empty.
  const ending = (of: typeof period, n: number) => addDays(newest, -DAYS[of] * (n - 1))
  const setPeriod = (to: typeof period) => onChange({ ...query, period: to, from: ending(to, periods) })
  return (
    <>
      <Stack gap={6}>
        <Text size="sm" fw={600}>
          {t('first_event')}
        </Text>
        <EventFields label={t('first_event')} value={first} onChange={(to) => onChange({ ...query, first: to })} />
      </Stack>
      <Stack gap={6}>
        <Text size="sm" fw={600}>
          {t('return_event')}
        </Text>
        <Switch
          label={t('same_event')}
          checked={returning === undefined}
          onChange={({ currentTarget }) =>
            onChange({ ...query, returning: currentTarget.checked ? undefined : { event: first.event } })
          }
        />
        {returning && (
          <EventFields
            label={t('return_event')}
            value={returning}
            onChange={(to) => onChange({ ...query, returning: to })}
          />
        )}
      </Stack>
      <Select
        label={t('period')}
        data={kinds.map((one) => ({ value: one, label: t(`each.${one}`) }))}
        value={period}
        allowDeselect={false}
        onChange={(to) => to && setPeriod(to as typeof period)}
      />
      <Periods {...{ query, newest, onChange, periods }} ending={(n) => ending(period, n)} />
      <Select
        label={t('cohort')}
        data={(['first_time', 'recurring'] as const).map((one) => ({ value: one, label: t(`cohorts.${one}`) }))}
        value={cohort}
        allowDeselect={false}
        onChange={(to) => to && onChange({ ...query, cohort: to as typeof cohort })}
      />
      <Select
        label={t('came_back')}
        data={(['in', 'in_or_after'] as const).map((one) => ({ value: one, label: t(`came.${one}`) }))}
        value={came_back}
        allowDeselect={false}
        onChange={(to) => to && onChange({ ...query, came_back: to as typeof came_back })}
      />
    </>
  )
}

interface PeriodsProps extends TabProps<RetentionQuery> {
  periods: number
  /** First day of so many periods that end with the newest event. */
  ending: (n: number) => string
}

function Periods({ query, newest, periods, ending, onChange }: PeriodsProps) {
  const { t } = useTranslation('insights')
  const f = useFormat()
  const set = (n: number) => onChange({ ...query, periods: n, from: ending(n) })
  return (
    <Stack gap={6}>
      <NumberInput
        label={t('periods')}
        min={1}
        max={MOST}
        allowDecimal={false}
        clampBehavior="strict"
        value={periods}
        onChange={(to) => typeof to === 'number' && to >= 1 && set(to)}
      />
      <DayInput label={t('first_period')} value={query.from} onChange={(from) => onChange({ ...query, from })} />
      <Text size="xs" c="dimmed">
        {t('newest_event', { day: f.date(newest) })}
      </Text>
    </Stack>
  )
}
