import { ActionIcon, Button, Select, Stack, Switch } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { lengthOf } from './days.ts'
import { EventFields } from './event-fields.tsx'
import { PropertyPicker } from './property-picker.tsx'
import { type Interval, intervals, measures, type Range, type Series, type TrendQuery } from './queries.ts'
import { RangePicker } from './range-picker.tsx'
import type { TabProps } from './trend-tab.tsx'

/** Hours of more days than this are more than the API counts. */
const MAX_DAYS_OF_HOURS = 100

export function TrendBuilder({ query, newest, onChange }: TabProps<TrendQuery>) {
  const { t } = useTranslation('insights')
  const { series, interval = 'day', range, breakdown, compare = false } = query
  const tooLong = lengthOf(range) > MAX_DAYS_OF_HOURS
  const setRange = (to: Range) => {
    const long = interval === 'hour' && lengthOf(to) > MAX_DAYS_OF_HOURS
    onChange({ ...query, range: to, interval: long ? 'day' : interval })
  }
  return (
    <>
      <SeriesList series={series} onChange={(to) => onChange({ ...query, series: to })} />
      <RangePicker range={range} newest={newest} onChange={setRange} />
      <Select
        label={t('interval')}
        data={intervals.map((one) => ({
          value: one,
          label: t(`each.${one}`),
          disabled: one === 'hour' && tooLong,
        }))}
        value={interval}
        allowDeselect={false}
        onChange={(to) => to && onChange({ ...query, interval: to as Interval })}
      />
      <PropertyPicker
        label={t('breakdown')}
        shown
        clearable
        placeholder={t('no_breakdown')}
        event={series[0].event}
        value={breakdown}
        onChange={(to) => onChange({ ...query, breakdown: to })}
      />
      <Switch
        label={t('compare')}
        checked={compare}
        onChange={({ currentTarget }) => onChange({ ...query, compare: currentTarget.checked || undefined })}
      />
    </>
  )
}

function SeriesList({ series, onChange }: { series: Series[]; onChange: (series: Series[]) => void }) {
  const { t } = useTranslation('insights')
  return (
    <Stack gap="sm">
      {series.map((one, i) => (
        <SeriesFields
          // biome-ignore lint/suspicious/noArrayIndexKey: two series may be the same
          key={i}
          label={series.length > 1 ? t('series', { n: i + 1 }) : t('event')}
          series={one}
          onChange={(to) => onChange(series.map((each, at) => (at === i ? to : each)))}
          onRemove={series.length > 1 ? () => onChange(series.filter((_, at) => at !== i)) : undefined}
        />
      ))}
      {series.length < 10 && (
        <Button
          variant="light"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...series, { event: '' }])}
        >
          {t('add_series')}
        </Button>
      )}
    </Stack>
  )
}

interface SeriesFieldsProps {
  label: string
  series: Series
  onChange: (series: Series) => void
  onRemove: (() => void) | undefined
}

function SeriesFields({ label, series, onChange, onRemove }: SeriesFieldsProps) {
  const { t } = useTranslation('insights')
  const { measure = 'events', property } = series
  const ofProperty = measure === 'sum' || measure === 'average'
  const setMeasure = (to: Series['measure']) =>
    onChange({ ...series, measure: to, property: to === 'sum' || to === 'average' ? (property ?? '') : undefined })
  return (
    <Stack gap={6}>
      <Select
        aria-label={t('measure_of', { of: label })}
        data={measures.map((one) => ({ value: one, label: t(`measure.${one}`) }))}
        value={measure}
        allowDeselect={false}
        onChange={(to) => to && setMeasure(to as Series['measure'])}
      />
      {ofProperty && (
        <PropertyPicker
          label={t('property_of', { of: label })}
          numbers
          event={series.event}
          value={property}
          onChange={(to) => onChange({ ...series, property: to ?? '' })}
        />
      )}
      <EventFields label={label} value={series} onChange={onChange}>
        {onRemove && (
          <ActionIcon variant="subtle" color="gray" onClick={onRemove} aria-label={t('remove', { what: label })}>
            <IconX size={16} />
          </ActionIcon>
        )}
      </EventFields>
    </Stack>
  )
}
