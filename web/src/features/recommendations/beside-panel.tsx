import { CloseButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Model } from '../../components/use-models.ts'
import { AnswerPanel } from './answer-panel.tsx'
import type { Question } from './question.ts'
import { useAnswer } from './use-answer.ts'

interface BesidePanelProps {
  target: string
  question: Question
  /** The same question by the other model. */
  beside: Question
  models: readonly Model[]
  basket: readonly string[]
  onModel: (hash: string | undefined) => void
}

/** Another model's answer, its ranks marked where they differ from the first. */
export function BesidePanel({ target, question, beside, models, basket, onModel }: BesidePanelProps) {
  const { t } = useTranslation('recommendations')
  const first = useAnswer(target, question)
  return (
    <AnswerPanel
      title={t('beside')}
      close={<CloseButton aria-label={t('beside_close')} onClick={() => onModel(undefined)} />}
      target={target}
      question={beside}
      models={models}
      onModel={onModel}
      basket={basket}
      against={first.data?.items}
    />
  )
}
