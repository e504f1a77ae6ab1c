import { Autocomplete, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { type RecentPerson, useRecentPeople } from './use-recent-people.ts'

interface PersonInputProps {
  /** What is typed: a distinct_id, or a part of one. */
  value: string
  onType: (value: string) => void
  onChoose: (person: string) => void
  /** Ids that begin so are of people nothing is learnt about. */
  anonymousPrefix?: string
}

/** A person by their id, with those who were here last to choose from. */
export function PersonInput({ value, onType, onChoose, anonymousPrefix }: PersonInputProps) {
  const { t } = useTranslation('recommendations')
  const { minute } = useFormat()
  const [search] = useDebouncedValue(value.trim(), 250)
  const { data = [] } = useRecentPeople(search)
  const people = new Map(data.map((person) => [person.distinct_ids[0], person]))
  const ids = [...people.keys()].filter((id) => !anonymousPrefix || !id.startsWith(anonymousPrefix))
  return (
    <Autocomplete
      label={t('person')}
      description={t('person_about')}
      data={ids}
      filter={({ options }) => options}
      value={value}
      onChange={onType}
      onOptionSubmit={onChoose}
      clearable
      renderOption={({ option }) => {
        const person = people.get(option.value)
        return (
          <div>
            <Text size="sm">{option.value}</Text>
            <Text size="xs" opacity={0.8}>
              {[called(person), person && t('seen', { time: minute(person.last_seen) })].filter(Boolean).join(' · ')}
            </Text>
          </div>
        )
      }}
    />
  )
}

/** What `$identify` said of somebody. */
function called(person: RecentPerson | undefined): string | undefined {
  const { name, email } = person?.properties ?? {}
  return [name, email].find((one) => typeof one === 'string' && one.trim() !== '') as string | undefined
}
