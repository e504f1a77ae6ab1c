import { Stack } from '@mantine/core'
import { IconUserSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../components/empty.tsx'
import type { ServedTarget } from '../../learning/target-page.tsx'
import { Answers } from './answers.tsx'
import { Coverage } from './coverage.tsx'
import { Lift } from './lift.tsx'
import { QuestionForm } from './question-form.tsx'
import type { RecommendationsSearch } from './search.ts'

interface TargetViewProps {
  served: ServedTarget
  search: RecommendationsSearch
  onChange: (change: Partial<RecommendationsSearch>) => void
}

/** One recommendation target: ask it, then see what it brings. */
export function TargetView({ served: { target, models, champion }, search, onChange }: TargetViewProps) {
  const { t } = useTranslation('recommendations')
  const { anonymous_prefix: prefix } = target.definition
  return (
    <Stack gap="lg">
      <QuestionForm
        search={search}
        anonymousPrefix={typeof prefix === 'string' ? prefix : undefined}
        onAsk={onChange}
      />
      {search.person || search.items ? (
        <Answers target={target.name} search={search} models={models} onChange={onChange} />
      ) : (
        <Empty icon={IconUserSearch} title={t('ask_first')}>
          {t('ask_first_about')}
        </Empty>
      )}
      <Lift target={target.name} />
      <Coverage champion={champion} />
    </Stack>
  )
}
