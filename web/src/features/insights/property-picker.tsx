import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useEventProperties } from '../../components/use-event-properties.ts'

interface PropertyPickerProps {
  label: string
  /** Where the label is seen, and not read out alone. */
  shown?: boolean
  /** Whose properties; absent: of any event. */
  event: string | undefined
  value: string | undefined
  /** Whether none may be chosen. */
  clearable?: boolean
  /** Only those that are numbers, at least at times. */
  numbers?: boolean
  placeholder?: string
  onChange: (property: string | undefined) => void
}

/** A property of an event, the frequent ones first. */
export function PropertyPicker(props: PropertyPickerProps) {
  const { label, shown, event, value, clearable, numbers, placeholder, onChange } = props
  const { t } = useTranslation('insights')
  const found = useEventProperties(event).data?.properties ?? []
  const known = found.filter(({ type }) => !numbers || type !== 'boolean').map(({ property }) => property)
  const sorted = numbers ? [...known].sort((a, b) => Number(isNumber(b)) - Number(isNumber(a))) : known
  function isNumber(name: string) {
    return found.some(({ property, type }) => property === name && type === 'number')
  }
  return (
    <Select
      label={shown ? label : undefined}
      aria-label={label}
      placeholder={placeholder ?? t('choose_property')}
      searchable
      selectFirstOptionOnChange
      clearable={clearable}
      clearButtonProps={{ 'aria-label': t('clear', { what: label }) }}
      allowDeselect={Boolean(clearable)}
      limit={200}
      nothingFoundMessage={t('no_property')}
      data={value && !sorted.includes(value) ? [value, ...sorted] : sorted}
      value={value || null}
      onChange={(property) => onChange(property ?? undefined)}
      error={value === '' && !clearable}
      flex={1}
      miw={0}
    />
  )
}
