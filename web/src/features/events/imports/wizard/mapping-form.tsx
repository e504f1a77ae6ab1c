import { Autocomplete, Checkbox, Select, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Mapping } from './import-map.ts'
import type { Head } from './read-head.ts'
import { guessedFormat, timeFormats } from './time-formats.ts'

interface MappingFormProps {
  mapping: Mapping
  head: Head
  onChange: (some: Partial<Mapping>) => void
}

/** Which column is what. */
export function MappingForm({ mapping, head, onChange }: MappingFormProps) {
  const { t } = useTranslation('events')
  const shared = { mapping, head, onChange }
  return (
    <Stack gap="sm">
      <ColumnSelect
        {...shared}
        ask="time"
        onChange={({ time = '' }) => onChange({ time, format: guessedFormat(head.samples[time] ?? []) })}
      />
      <Autocomplete
        label={t('wizard.format')}
        description={t('wizard.format_about')}
        placeholder={t('wizard.iso')}
        data={timeFormats}
        value={mapping.format}
        onChange={(format) => onChange({ format })}
      />
      <TimeZone {...shared} />
      <ColumnSelect {...shared} ask="person" />
      <ColumnSelect {...shared} ask="event" none={t('wizard.one_name')} />
      {mapping.event === '' && (
        <TextInput
          label={t('wizard.event_name')}
          description={t('wizard.event_name_about')}
          value={mapping.event_name}
          onChange={(event) => onChange({ event_name: event.currentTarget.value })}
          maxLength={200}
        />
      )}
      {(['order_id', 'item', 'name', 'price', 'quantity'] as const).map((role) => (
        <ColumnSelect key={role} {...shared} ask={role} />
      ))}
      <Rest {...shared} />
    </Stack>
  )
}

type Role = 'time' | 'person' | 'event' | 'order_id' | 'item' | 'name' | 'price' | 'quantity'

function ColumnSelect({ mapping, head, onChange, ask, none }: MappingFormProps & { ask: Role; none?: string }) {
  const { t } = useTranslation('events')
  const column = mapping[ask]
  const [example] = head.samples[column] ?? []
  return (
    <Select
      label={t(`wizard.role.${ask}`)}
      description={example === undefined ? undefined : t('wizard.example', { value: example.slice(0, 60) })}
      placeholder={none ?? t('wizard.no_column')}
      data={head.columns}
      value={column || null}
      onChange={(chosen) => onChange({ [ask]: chosen ?? '' })}
      searchable
      clearable={ask !== 'time'}
      clearButtonProps={{ 'aria-label': t('wizard.clear') }}
      nothingFoundMessage={t('names.none_match')}
    />
  )
}

const zones = Intl.supportedValuesOf('timeZone')

function TimeZone({ mapping, onChange }: MappingFormProps) {
  const { t } = useTranslation('events')
  return (
    <Select
      label={t('wizard.zone')}
      description={t('wizard.zone_about')}
      data={[...new Set(['UTC', mapping.zone, ...zones])]}
      value={mapping.zone}
      onChange={(zone) => zone && onChange({ zone })}
      searchable
      limit={50}
    />
  )
}

function Rest({ mapping, onChange }: MappingFormProps) {
  const { t } = useTranslation('events')
  return (
    <>
      {(mapping.price || mapping.quantity) && (
        <Checkbox
          label={t('wizard.decimal')}
          checked={mapping.decimal === ','}
          onChange={(event) => onChange({ decimal: event.currentTarget.checked ? ',' : '.' })}
        />
      )}
      {mapping.quantity && mapping.event === '' && (
        <Checkbox
          label={t('wizard.returns')}
          checked={mapping.returns}
          onChange={(event) => onChange({ returns: event.currentTarget.checked })}
        />
      )}
      <Checkbox
        label={t('wizard.others')}
        checked={mapping.others}
        onChange={(event) => onChange({ others: event.currentTarget.checked })}
      />
    </>
  )
}
