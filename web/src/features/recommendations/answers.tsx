import { Button, Group, SimpleGrid } from '@mantine/core'
import { IconColumns2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Model } from '../../components/use-models.ts'
import { AnswerPanel } from './answer-panel.tsx'
import { BesidePanel } from './beside-panel.tsx'
import { type Question, questionOf } from './question.ts'
import type { RecommendationsSearch } from './search.ts'
import { TakenPanel } from './taken-panel.tsx'

interface AnswersProps {
  target: string
  search: RecommendationsSearch
  models: readonly Model[]
  onChange: (change: Partial<RecommendationsSearch>) => void
}

/** The answer, another model's beside it, and the past that both rest on. */
export function Answers({ target, search, models, onChange }: AnswersProps) {
  const { t } = useTranslation('recommendations')
  const champion = models.find(({ alias }) => alias === 'champion')?.hash
  // Nobody in particular is in no arm: the champion answers for a basket alone.
  const question = questionOf(search, search.model ?? (search.person ? undefined : champion))
  if (!question) return null
  const basket = search.items ?? []
  const other = models.find(({ hash }) => hash !== (question.model ?? champion)) ?? models[0]
  const columns = 1 + Number(Boolean(search.beside)) + Number(Boolean(search.person))
  return (
    <>
      {other && !search.beside && (
        <Group justify="flex-end">
          <Button
            variant="default"
            size="xs"
            leftSection={<IconColumns2 size={16} />}
            onClick={() => onChange({ beside: other.hash })}
          >
            {t('compare')}
          </Button>
        </Group>
      )}
      <SimpleGrid cols={{ base: 1, lg: Math.min(2, columns), xl: columns }} style={{ alignItems: 'start' }}>
        <AnswerPanel
          title={t('answer')}
          target={target}
          question={question}
          models={models}
          onModel={(model) => onChange({ model })}
          basket={basket}
        />
        {search.beside && (
          <BesidePanel
            target={target}
            question={question}
            beside={questionOf(search, search.beside) as Question}
            models={models}
            basket={basket}
            onModel={(beside) => onChange({ beside })}
          />
        )}
        {search.person && <TakenPanel target={target} person={search.person} />}
      </SimpleGrid>
    </>
  )
}
