import { Button, Group, Stack } from '@mantine/core'
import { IconUserSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../components/empty.tsx'
import type { ServedTarget } from '../../learning/target-page.tsx'
import { Answers } from './answers.tsx'
import { Coverage } from './coverage.tsx'
import { forEverybody } from './kinds.ts'
import { Lift } from './lift.tsx'
import { QuestionForm } from './question-form.tsx'
import { Rules } from './rules.tsx'
import type { RecommendationsSearch } from './search.ts'
import { useRecentPeople } from './use-recent-people.ts'

interface TargetViewProps {
  served: ServedTarget
  search: RecommendationsSearch
  onChange: (change: Partial<RecommendationsSearch>) => void
}

/** One recommendation target: ask it, then see what it brings. */
export function TargetView({ served: { target, models, champion }, search, onChange }: TargetViewProps) {
  const { t } = useTranslation('recommendations')
  const { anonymous_prefix } = target.definition
  const prefix = typeof anonymous_prefix === 'string' ? anonymous_prefix : undefined
  return (
    <Stack gap="lg">
      <QuestionForm search={search} anonymousPrefix={prefix} onAsk={onChange} />
      {search.person || search.items || forEverybody(search.kind) ? (
        <Answers target={target.name} search={search} models={models} onChange={onChange} />
      ) : (
        <Empty
          icon={IconUserSearch}
          title={t('ask_first')}
          action={<Suggestions anonymousPrefix={prefix} onChoose={(person) => onChange({ person })} />}
        >
          {t('ask_first_about')}
        </Empty>
      )}
      <Rules target={target.name} />
      <Lift target={target.name} />
      <Coverage champion={champion} />
    </Stack>
  )
}

interface SuggestionsProps {
  anonymousPrefix?: string
  onChoose: (person: string) => void
}

/** The last few who were here: nobody knows an id by heart. */
function Suggestions({ anonymousPrefix, onChoose }: SuggestionsProps) {
  const { t } = useTranslation('recommendations')
  const { data = [] } = useRecentPeople('')
  const ids = data.map(({ distinct_ids: [first] }) => first)
  const known = ids.filter((id) => !anonymousPrefix || !id.startsWith(anonymousPrefix)).slice(0, 5)
  return (
    <Group gap="xs" justify="center" role="group" aria-label={t('here_last')}>
      {known.map((id) => (
        <Button key={id} variant="default" size="xs" maw={200} onClick={() => onChoose(id)}>
          {id}
        </Button>
      ))}
    </Group>
  )
}
