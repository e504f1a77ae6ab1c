import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useEventNames } from '../../components/use-event-names.ts'

/** No event has this name: clients do not send control characters in a select. */
const ANY = '\u0000any'

interface EventPickerProps {
  label: string
  /** Absent: any event. '': not chosen yet. */
  value: string | undefined
  onChange: (event: string | undefined) => void
}

/** An event by its name, found by typing a part of it; or any event. */
export function EventPicker({ label, value, onChange }: EventPickerProps) {
  const { t } = useTranslation('insights')
  const known = (useEventNames().data ?? []).map(({ event }) => event)
  const names = value && !known.includes(value) ? [value, ...known] : known
  return (
    <Select
      aria-label={label}
      placeholder={t('choose_event')}
      searchable
      selectFirstOptionOnChange
      allowDeselect={false}
      limit={200}
      nothingFoundMessage={t('no_event')}
      data={[...names.map((name) => ({ value: name, label: name })), { value: ANY, label: t('any_event') }]}
      value={value === undefined ? ANY : value || null}
      onChange={(name) => name !== null && onChange(name === ANY ? undefined : name)}
      error={value === ''}
      flex={1}
      miw={0}
    />
  )
}
