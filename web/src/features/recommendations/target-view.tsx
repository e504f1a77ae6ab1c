import { Stack } from '@mantine/core'
import { IconUserSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { Empty } from '../../components/empty.tsx'
import { NoModel } from '../../components/no-model.tsx'
import { useModels } from '../../components/use-models.ts'
import type { Target } from '../../components/use-targets.ts'
import { Answers } from './answers.tsx'
import { Coverage } from './coverage.tsx'
import { Lift } from './lift.tsx'
import { QuestionForm } from './question-form.tsx'
import type { RecommendationsSearch } from './search.ts'

interface TargetViewProps {
  target: Target
  search: RecommendationsSearch
  onChange: (change: Partial<RecommendationsSearch>) => void
}

/** One recommendation target: ask it, then see what it brings. */
export function TargetView({ target: { name, definition }, search, onChange }: TargetViewProps) {
  const { t } = useTranslation('recommendations')
  const { anonymous_prefix: prefix } = definition
  return (
    <Asked query={useModels(name)} height={320}>
      {({ models }) => {
        const champion = models.find(({ alias }) => alias === 'champion')
        if (!champion) return <NoModel>{t('no_model_about')}</NoModel>
        return (
          <Stack gap="lg">
            <QuestionForm
              search={search}
              anonymousPrefix={typeof prefix === 'string' ? prefix : undefined}
              onAsk={onChange}
            />
            {search.person || search.items ? (
              <Answers target={name} search={search} models={models} onChange={onChange} />
            ) : (
              <Empty icon={IconUserSearch} title={t('ask_first')}>
                {t('ask_first_about')}
              </Empty>
            )}
            <Lift target={name} />
            <Coverage champion={champion} />
          </Stack>
        )
      }}
    </Asked>
  )
}
