import { Badge, Checkbox, Group, Table } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageLink } from '../../components/page-link.tsx'
import type { Model } from '../../components/use-models.ts'
import type { Target } from '../../components/use-targets.ts'
import { WideTable } from '../../components/wide-table.tsx'
import { useFormat } from '../../i18n/format.ts'
import { Bounds } from '../../learning/leaderboard-table.tsx'
import { MetricName } from '../../learning/metric-name.tsx'
import { mainMetric, useMetricFormat } from '../../learning/metrics.ts'
import { cardOf, nameOf } from '../../learning/model.ts'
import { useMay, useProject } from '../../shell/use-project.ts'
import { ModelActions } from './model-actions.tsx'

interface ModelTableProps {
  models: readonly Model[]
  target: Target
  /** Hashes of those that are compared. */
  compared: readonly string[]
}

export function ModelTable({ models, target, compared }: ModelTableProps) {
  const { t } = useTranslation('models')
  const may = useMay()
  return (
    <WideTable minWidth={820} label={t('registered')} highlightOnHover style={{ whiteSpace: 'nowrap' }}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('compare')}</Table.Th>
          <Table.Th scope="col">{t('model')}</Table.Th>
          <Table.Th scope="col">{t('answers_as')}</Table.Th>
          <Table.Th scope="col">{t('cutoff')}</Table.Th>
          <Table.Th scope="col" ta="right">
            <MetricName name={mainMetric[target.use]} />
          </Table.Th>
          <Table.Th scope="col" ta="right">
            {t('learning:interval')}
          </Table.Th>
          <Table.Th scope="col">{t('made')}</Table.Th>
          {may.edit && <Table.Th scope="col">{t('actions')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {models.map((model) => (
          <Row key={model.hash} model={model} target={target} compared={compared} />
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

function Row({ model, target, compared }: { model: Model; target: Target; compared: readonly string[] }) {
  const { t } = useTranslation('models')
  const { id: project } = useProject()
  const { minute } = useFormat()
  const value = useMetricFormat()
  const may = useMay()
  const card = cardOf(model)
  const main = mainMetric[target.use]
  return (
    <Table.Tr>
      <Table.Td>
        <CompareBox model={model} compared={compared} />
      </Table.Td>
      <Table.Th scope="row" fw={500}>
        <PageLink
          to="/p/$project/models"
          params={{ project }}
          search={(before) => ({ ...before, target: target.name, model: model.hash })}
          resetScroll={false}
          size="sm"
        >
          {nameOf(model)}
        </PageLink>
      </Table.Th>
      <Table.Td>
        <Group gap={4} wrap="nowrap" miw="max-content">
          {model.alias && (
            <Badge variant={model.alias === 'champion' ? 'light' : 'default'} tt="none">
              {t(`learning:alias.${model.alias}`)}
            </Badge>
          )}
          {model.archived_at && (
            <Badge variant="default" tt="none">
              {t('is_archived')}
            </Badge>
          )}
        </Group>
      </Table.Td>
      <Table.Td>{minute(card.cutoff)}</Table.Td>
      <Table.Td ta="right">{value(main, card.metrics[main])}</Table.Td>
      <Table.Td ta="right">
        <Bounds metric={main} interval={card.ci95[main]} />
      </Table.Td>
      <Table.Td>{minute(model.created_at)}</Table.Td>
      {may.edit && (
        <Table.Td>
          <ModelActions model={model} target={target.name} />
        </Table.Td>
      )}
    </Table.Tr>
  )
}

const route = getRouteApi('/p/$project/models')

/** Two can be compared: a third takes the place of the one chosen first. */
function CompareBox({ model, compared }: { model: Model; compared: readonly string[] }) {
  const { t } = useTranslation('models')
  const navigate = route.useNavigate()
  const chosen = compared.includes(model.hash)
  const toggle = () => {
    const others = compared.filter((hash) => hash !== model.hash)
    const compare = chosen ? others : [...others, model.hash].slice(-2)
    void navigate({
      search: (now) => ({ ...now, compare: compare.length ? compare : undefined }),
      resetScroll: false,
    })
  }
  return <Checkbox checked={chosen} onChange={toggle} aria-label={t('compare_this', { name: nameOf(model) })} />
}
