import { Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useProject } from '../../shell/use-project.ts'
import { addDays, daysOf, lengthOf, presets } from './days.ts'
import type { Range } from './queries.ts'

interface RangePickerProps {
  range: Range
  /** Day of the newest event: the last days are counted back from it. */
  newest: string
  onChange: (range: Range) => void
}

/** Days of the project, both ends included: the last so many, which move with the newest event, or from one to another. */
export function RangePicker({ range, newest, onChange }: RangePickerProps) {
  const { t } = useTranslation('insights')
  const f = useFormat()
  const { time_zone } = useProject()
  const rolling = 'last_days' in range
  const days = daysOf(range, newest)
  const last = addDays(days.to, -1)
  const from = (day: string) =>
    onChange(day <= last ? { ...days, from: day } : { from: day, to: addDays(day, lengthOf(range)) })
  const until = (day: string) =>
    onChange(
      day >= days.from
        ? { ...days, to: addDays(day, 1) }
        : { from: addDays(day, 1 - lengthOf(range)), to: addDays(day, 1) },
    )
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600} id="insights-range">
        {t('range')}
      </Text>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-labelledby="insights-range"
        value={rolling ? String(range.last_days) : ''}
        onChange={(days) => onChange({ last_days: Number(days) })}
        data={presets.map((days) => ({ value: String(days), label: t(`preset.${days}`) }))}
      />
      <Group gap="xs" grow>
        <DayInput label={t('from')} value={days.from} onChange={from} />
        <DayInput label={t('until')} value={last} onChange={until} />
      </Group>
      <Text size="xs" c="dimmed">
        {rolling
          ? t('days_back', { time_zone, count: range.last_days, n: f.integer(range.last_days), day: f.date(newest) })
          : t('days_of', { time_zone })}
      </Text>
    </Stack>
  )
}

interface DayInputProps {
  label: string
  value: string
  onChange: (day: string) => void
}

/** A day by the browser's own date field; a date half typed changes nothing yet. */
export function DayInput({ label, value, onChange }: DayInputProps) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  return (
    <TextInput
      type="date"
      label={label}
      min="1971-01-01"
      max="2099-12-30"
      value={text}
      onChange={({ currentTarget: { value: day } }) => {
        setText(day)
        if (day >= '1971' && day < '2099-12-31') onChange(day)
      }}
      onBlur={() => setText(value)}
    />
  )
}
