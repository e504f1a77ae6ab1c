import { Table, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../../components/asked.tsx'
import { PageLink } from '../../../components/page-link.tsx'
import { WideTable } from '../../../components/wide-table.tsx'
import type { GetApiV1TargetsByTargetDeploymentsResponse } from '../../../generated/types.gen.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useDeployments } from '../../../learning/use-deployments.ts'
import { useSaid } from '../../../learning/use-said.ts'
import { useProject } from '../../../shell/use-project.ts'
import type { StageProps } from '../stage-detail.tsx'
import { InOut } from './in-out.tsx'

type Deployment = GetApiV1TargetsByTargetDeploymentsResponse['deployments'][number]

const named = ({ family, version }: Deployment) => (family === null ? '–' : `${family} v${version}`)

export function DeployStage({ target, run }: StageProps) {
  const { t } = useTranslation('pipeline')
  const { id: project } = useProject()
  const { minute } = useFormat()
  const query = useDeployments(target.name)
  return (
    <Asked query={query}>
      {({ deployments }) => {
        const now = (alias: Deployment['alias']) => deployments.find((one) => one.alias === alias && one.model !== null)
        const [champion, challenger] = [now('champion'), deployments.find(({ alias }) => alias === 'challenger')]
        return (
          <>
            <InOut
              came={[
                [t('deploy.winner'), run?.verdict?.winner ?? '–'],
                [t('deploy.before'), run?.verdict?.champion_before ?? t('nobody_answers')],
              ]}
              went={[
                [t('learning:alias.champion'), champion ? named(champion) : t('nobody_answers')],
                [t('deploy.since'), minute(champion?.since)],
                [t('learning:alias.challenger'), challenger?.model ? named(challenger) : t('deploy.no_challenger')],
              ]}
            />
            {deployments.length > 0 ? (
              <Changes deployments={deployments} />
            ) : (
              <Text c="dimmed">{t('deploy.none')}</Text>
            )}
            <PageLink to="/p/$project/models" params={{ project }} search={{ target: target.name }} size="sm">
              {t('deploy.see_models')}
            </PageLink>
          </>
        )
      }}
    </Asked>
  )
}

function Changes({ deployments }: { deployments: readonly Deployment[] }) {
  const { t } = useTranslation('pipeline')
  const { minute } = useFormat()
  const said = useSaid()
  return (
    <>
      <Title order={3} size="h6">
        {t('deploy.history')}
      </Title>
      <WideTable minWidth={560} label={t('deploy.history')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('deploy.since')}</Table.Th>
            <Table.Th scope="col">{t('deploy.as')}</Table.Th>
            <Table.Th scope="col">{t('deploy.model')}</Table.Th>
            <Table.Th scope="col">{t('deploy.why')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {deployments.map((one) => (
            <Table.Tr key={`${one.since}${one.alias}`}>
              <Table.Th scope="row" fw={400}>
                {minute(one.since)}
              </Table.Th>
              <Table.Td>{t(`learning:alias.${one.alias}`)}</Table.Td>
              <Table.Td>{named(one)}</Table.Td>
              <Table.Td>{said(one.reason)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </>
  )
}
