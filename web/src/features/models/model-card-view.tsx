import { Badge, Code, Group, List, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Facts } from '../../components/facts.tsx'
import { PageLink } from '../../components/page-link.tsx'
import type { Model } from '../../components/use-models.ts'
import type { Target } from '../../components/use-targets.ts'
import { useFormat } from '../../i18n/format.ts'
import { cardOf } from '../../learning/model.ts'
import { Params } from '../../learning/params.tsx'
import { useDeployments } from '../../learning/use-deployments.ts'
import { useSaid } from '../../learning/use-said.ts'
import { useProject } from '../../shell/use-project.ts'
import { CardMetrics } from './card-metrics.tsx'

/** All that is kept of a model: what it is, what it learnt from, how well it did and what it is not for. */
export function ModelCardView({ model, target }: { model: Model; target: Target }) {
  const { t } = useTranslation('models')
  const said = useSaid()
  const card = cardOf(model)
  return (
    <Stack>
      <Text>{said(card.about)}</Text>
      <Standing model={model} target={target} />
      <Part title={t('learnt_from')}>
        <Facts label={t('learnt_from')} rows={useOrigin(model, target)} />
      </Part>
      <Part title={t('params')}>
        <Params params={card.params} />
      </Part>
      <Part title={t('how_well')}>
        <CardMetrics card={card} />
      </Part>
      <Part title={t('limits')}>
        <List size="sm">
          {card.limits.map((limit) => (
            <List.Item key={limit}>{said(limit)}</List.Item>
          ))}
        </List>
      </Part>
    </Stack>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <Stack gap={6} component="section">
    <Title order={3} size="h6">
      {title}
    </Title>
    {children}
  </Stack>
)

/** Whether it answers, since when and why. */
function Standing({ model, target }: { model: Model; target: Target }) {
  const { t } = useTranslation('models')
  const { minute } = useFormat()
  const said = useSaid()
  const deployments = useDeployments(target.name)
  const change = deployments.data?.deployments.find(
    ({ alias, model: hash }) => alias === model.alias && hash === model.hash,
  )
  if (!model.alias) return null
  return (
    <Group gap="xs">
      <Badge variant="light" tt="none">
        {t(`learning:alias.${model.alias}`)}
      </Badge>
      {change && <Text size="sm">{t('since_why', { since: minute(change.since), why: said(change.reason) })}</Text>}
    </Group>
  )
}

function useOrigin(model: Model, target: Target) {
  const { t } = useTranslation('models')
  const { id: project } = useProject()
  const { minute } = useFormat()
  const card = cardOf(model)
  const run = model.run_id
  return [
    [t('dataset'), <Code key="dataset">{card.dataset}</Code>],
    [t('cutoff'), minute(card.cutoff)],
    [t('test_window'), t('learning:from_to', { lo: minute(card.test.from_ms), hi: minute(card.test.to_ms) })],
    [t('seed'), card.seed],
    [t('hash'), <Code key="hash">{model.hash}</Code>],
    [t('made'), minute(model.created_at)],
    ...(run
      ? [
          [
            t('run'),
            <PageLink
              key="run"
              to="/p/$project/pipeline"
              params={{ project }}
              search={{ target: target.name, run, stage: 'evaluate' as const }}
              size="sm"
            >
              {t('see_run')}
            </PageLink>,
          ] as const,
        ]
      : []),
  ] as const
}
