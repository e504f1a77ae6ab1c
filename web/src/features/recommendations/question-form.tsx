import { Button, Checkbox, Group, NumberInput, Paper, Select, SimpleGrid, Stack } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BasketInput } from './basket-input.tsx'
import { Conditions } from './conditions.tsx'
import { Dial } from './dial.tsx'
import { type Kind, kinds } from './kinds.ts'
import { PersonInput } from './person-input.tsx'
import type { RecommendationsSearch } from './search.ts'

interface Draft {
  person: string
  items: string[]
  where: string[]
  limit: number
  kind: Kind
  unseen: boolean
  diversity: number
  novelty: number
}

const draftOf = ({
  person = '',
  items = [],
  where = [],
  limit = 10,
  kind = 'for-you',
  unseen = false,
  diversity = 0,
  novelty = 0,
}: RecommendationsSearch): Draft => ({
  person,
  items,
  where,
  limit,
  kind,
  unseen,
  diversity,
  novelty,
})

/** What of a draft an address has to say. */
const sent = ({
  person,
  items,
  where,
  limit,
  kind,
  unseen,
  diversity,
  novelty,
}: Draft): Partial<RecommendationsSearch> => ({
  person: person.trim() || undefined,
  items: items.length ? items : undefined,
  where: where.length ? where : undefined,
  limit: limit === 10 ? undefined : limit,
  kind: kind === 'for-you' ? undefined : kind,
  unseen: unseen || undefined,
  diversity: diversity || undefined,
  novelty: novelty || undefined,
})

interface QuestionFormProps {
  search: RecommendationsSearch
  anonymousPrefix?: string
  onAsk: (change: Partial<RecommendationsSearch>) => void
}

/** Whom and what is asked about. It becomes the address, and so the question, when it is sent. */
export function QuestionForm({ search, anonymousPrefix, onAsk }: QuestionFormProps) {
  const { t } = useTranslation('recommendations')
  const [draft, setDraft] = useState(draftOf(search))
  useEffect(() => setDraft(draftOf(search)), [search])
  const change = (some: Partial<Draft>) => setDraft((now) => ({ ...now, ...some }))
  const ask = (event: FormEvent) => {
    event.preventDefault()
    onAsk(sent(draft))
  }
  return (
    <Paper withBorder p="md">
      <form onSubmit={ask} aria-label={t('question')}>
        <Stack gap="sm">
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            <PersonInput
              value={draft.person}
              onType={(person) => change({ person })}
              onChoose={(person) => onAsk(sent({ ...draft, person }))}
              anonymousPrefix={anonymousPrefix}
            />
            <BasketInput items={draft.items} onChange={(items) => change({ items })} />
          </SimpleGrid>
          <Conditions where={draft.where} onChange={(where) => change({ where })} />
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
            <Dial name="diversity" value={draft.diversity} onChange={(diversity) => change({ diversity })} />
            <Dial name="novelty" value={draft.novelty} onChange={(novelty) => change({ novelty })} />
          </SimpleGrid>
          <Group align="flex-end" gap="md">
            <Select
              label={t('kind.label')}
              w={220}
              allowDeselect={false}
              data={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
              value={draft.kind}
              onChange={(kind) => kind && change({ kind: kind as Kind })}
            />
            <NumberInput
              label={t('limit')}
              w={110}
              min={1}
              max={100}
              allowDecimal={false}
              value={draft.limit}
              onChange={(limit) => change({ limit: Math.max(1, Math.min(100, Number(limit) || 10)) })}
            />
            <Checkbox
              mb={8}
              label={t('unseen')}
              checked={draft.unseen}
              onChange={(event) => change({ unseen: event.currentTarget.checked })}
            />
            <Button type="submit">{t('ask')}</Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}
