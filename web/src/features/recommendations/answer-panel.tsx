import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { CurlLine } from '../../components/curl-line.tsx'
import type { Model } from '../../components/use-models.ts'
import type { Recommended } from '../../learning/recommended.ts'
import { AnswerList } from './answer-list.tsx'
import { ModelSelect } from './model-select.tsx'
import { type Question, queryOf } from './question.ts'
import { useAnswer } from './use-answer.ts'
import { WhoAnswered } from './who-answered.tsx'

interface AnswerPanelProps {
  title: string
  close?: ReactNode
  target: string
  question: Question
  models: readonly Model[]
  onModel: (hash: string | undefined) => void
  /** Items at hand. */
  basket: readonly string[]
  against?: readonly Recommended[]
}

/** One model's answer to the question, with who gave it and the line that asks for it. */
export function AnswerPanel({ title, close, target, question, models, onModel, basket, against }: AnswerPanelProps) {
  const { t } = useTranslation('recommendations')
  const answer = useAnswer(target, question)
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap">
          <Title order={2} size="h4">
            {title}
          </Title>
          {close}
        </Group>
        <ModelSelect models={models} chosen={question.model} onChoose={onModel} />
        <div aria-live="polite">
          <Asked query={answer} height={320}>
            {(given) => (
              <Stack gap="sm">
                <WhoAnswered answer={given} />
                <AnswerList answer={given} basket={basket} against={against} />
              </Stack>
            )}
          </Asked>
        </div>
        <CurlLine path={`/api/v1/recommendations/${encodeURIComponent(target)}`} query={queryOf(question)} />
        <Text size="xs" c="dimmed">
          {t(question.model ? 'not_logged' : 'a_look')}
        </Text>
      </Stack>
    </Paper>
  )
}
