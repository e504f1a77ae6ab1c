import { ActionIcon, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Target } from '../../components/use-targets.ts'
import type { Run } from '../../learning/run.ts'
import type { StageName } from './stage-state.ts'
import { CollectStage } from './stages/collect-stage.tsx'
import { DeployStage } from './stages/deploy-stage.tsx'
import { EvaluateStage } from './stages/evaluate-stage.tsx'
import { MonitorStage } from './stages/monitor-stage.tsx'
import { PrepareStage } from './stages/prepare-stage.tsx'
import { TrainStage } from './stages/train-stage.tsx'

const route = getRouteApi('/p/$project/pipeline')

export interface StageProps {
  target: Target
  run: Run | undefined
}

const stages: Record<StageName, (props: StageProps) => React.ReactNode> = {
  collect: CollectStage,
  prepare: PrepareStage,
  train: TrainStage,
  evaluate: EvaluateStage,
  deploy: DeployStage,
  monitor: MonitorStage,
}

/** What came into a stage and what went out of it. */
export function StageDetail({ stage, ...props }: StageProps & { stage: StageName }) {
  const { t } = useTranslation('pipeline')
  const navigate = route.useNavigate()
  const Stage = stages[stage]
  return (
    <Paper withBorder p="md" component="section" aria-label={t(`stage.${stage}`)}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" mb="sm">
        <div>
          <Title order={2} size="h4">
            {t(`stage.${stage}`)}
          </Title>
          <Text size="sm" c="dimmed">
            {t(`stage_about.${stage}`)}
          </Text>
        </div>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('close')}
          onClick={() => void navigate({ search: ({ stage: _, ...rest }) => rest, resetScroll: false })}
        >
          <IconX size={18} />
        </ActionIcon>
      </Group>
      <Stack>
        <Stage {...props} />
      </Stack>
    </Paper>
  )
}
