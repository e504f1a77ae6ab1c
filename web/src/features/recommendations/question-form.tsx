import {
  Autocomplete,
  Button,
  Checkbox,
  Group,
  NumberInput,
  Paper,
  SimpleGrid,
  Stack,
  TagsInput,
  Text,
} from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCatalogue, useItemName } from '../../components/use-catalogue.ts'
import { Conditions } from './conditions.tsx'
import type { RecommendationsSearch } from './search.ts'

interface QuestionFormProps {
  search: RecommendationsSearch
  onAsk: (change: Partial<RecommendationsSearch>) => void
}

/** Whom and what is asked about. What is typed becomes the address, and so the question, when it is sent. */
export function QuestionForm({ search, onAsk }: QuestionFormProps) {
  const { t } = useTranslation('recommendations')
  const [person, setPerson] = useState(search.person ?? '')
  const ask = (event: FormEvent) => {
    event.preventDefault()
    onAsk({ person: person.trim() || undefined })
  }
  return (
    <Paper withBorder p="md">
      <form onSubmit={ask} aria-label={t('question')}>
        <Stack gap="sm">
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            <Autocomplete
              label={t('person')}
              description={t('person_about')}
              value={person}
              onChange={setPerson}
              onOptionSubmit={(chosen) => onAsk({ person: chosen })}
              clearable
              onClear={() => onAsk({ person: undefined })}
            />
            <Basket
              items={search.items ?? []}
              onChange={(items) => onAsk({ items: items.length ? items : undefined })}
            />
          </SimpleGrid>
          <Conditions
            where={search.where ?? []}
            onChange={(where) => onAsk({ where: where.length ? where : undefined })}
          />
          <Group align="flex-end" gap="md">
            <NumberInput
              label={t('limit')}
              w={110}
              min={1}
              max={100}
              clampBehavior="strict"
              value={search.limit ?? 10}
              onChange={(limit) => Number(limit) >= 1 && onAsk({ limit: Number(limit) })}
            />
            <Checkbox
              mb={8}
              label={t('unseen')}
              checked={search.unseen ?? false}
              onChange={(event) => onAsk({ unseen: event.currentTarget.checked || undefined })}
            />
            <Button type="submit">{t('ask')}</Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}

/** Items at hand, found by name or id; an id that the catalogue does not know is taken as it is. */
function Basket({ items, onChange }: { items: string[]; onChange: (items: string[]) => void }) {
  const { t } = useTranslation('recommendations')
  const { data: catalogue } = useCatalogue()
  const nameOf = useItemName()
  return (
    <TagsInput
      label={t('basket')}
      description={t('basket_about')}
      data={catalogue ? [...catalogue.keys()] : []}
      limit={20}
      maxTags={50}
      acceptValueOnBlur={false}
      selectFirstOptionOnChange
      value={items}
      onChange={onChange}
      filter={({ options, search, limit }) => {
        const wanted = search.trim().toLowerCase()
        const found = options.filter(
          (option) =>
            'value' in option &&
            (option.value.toLowerCase().includes(wanted) || nameOf(option.value).toLowerCase().includes(wanted)),
        )
        return found.slice(0, limit)
      }}
      renderOption={({ option }) => (
        <Text size="sm">
          {nameOf(option.value)}{' '}
          <Text span c="dimmed" size="xs">
            {option.value}
          </Text>
        </Text>
      )}
    />
  )
}
