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
  const { first, returning, cohort = 'first_time', came_back = 'in', period = 'week' } = query
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
        onChange={(to) => to && onChange({ ...query, period: to as typeof period })}
      />
      <Periods {...{ query, newest, onChange }} />
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

/** The last so many, which move with the newest event, or those from a day on. */
function Periods({ query, newest, onChange }: TabProps<RetentionQuery>) {
  const { t } = useTranslation('insights')
  const f = useFormat()
  const { from, period = 'week', periods = DEFAULT_PERIODS } = query
  const begin = addDays(newest, -DAYS[period] * (periods - 1))
  return (
    <Stack gap={6}>
      <NumberInput
        label={t('periods')}
        min={1}
        max={MOST}
        allowDecimal={false}
        clampBehavior="strict"
        value={periods}
        onChange={(to) => typeof to === 'number' && to >= 1 && onChange({ ...query, periods: to })}
      />
      <Switch
        label={t('last_periods')}
        checked={from === undefined}
        onChange={({ currentTarget }) => onChange({ ...query, from: currentTarget.checked ? undefined : begin })}
      />
      {from !== undefined && (
        <DayInput label={t('first_period')} value={from} onChange={(to) => onChange({ ...query, from: to })} />
      )}
      <Text size="xs" c="dimmed">
        {t('newest_event', { day: f.date(newest) })}
      </Text>
    </Stack>
  )
}
