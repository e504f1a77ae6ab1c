import { Table, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { WideTable } from '../../../components/wide-table.tsx'
import { Params } from '../../../learning/params.tsx'
import {
  familiesOf,
  type LeaderboardLine,
  leaderboardOf,
  type NotJudged,
  notJudgedOf,
  preparedOf,
} from '../../../learning/run.ts'
import { useDuration } from '../../../learning/use-duration.ts'
import type { StageProps } from '../stage-detail.tsx'
import { InOut } from './in-out.tsx'
import { NotYet } from './not-yet.tsx'

export function TrainStage({ run }: StageProps) {
  const { t } = useTranslation('pipeline')
  const duration = useDuration()
  const lines = run && leaderboardOf(run)
  if (!run || !lines) return <NotYet run={run} />
  const all = familiesOf(run)
  return (
    <>
      <InOut
        came={[
          [t('prepare.hash'), preparedOf(run)?.dataset ?? '–'],
          [t('seed'), run.seed],
        ]}
        went={[
          [t('train.families'), lines.length < all ? t('families_of', { judged: lines.length, all }) : all],
          [t('train.took'), duration(run.stages.train?.seconds)],
        ]}
      />
      <Families lines={lines} left={notJudgedOf(run)} />
    </>
  )
}

function Families({ lines, left }: { lines: readonly LeaderboardLine[]; left: readonly NotJudged[] }) {
  const { t } = useTranslation('pipeline')
  const duration = useDuration()
  return (
    <>
      <Title order={3} size="h6">
        {t('train.tried')}
      </Title>
      <WideTable minWidth={480} label={t('train.tried')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('learning:family')}</Table.Th>
            <Table.Th scope="col">{t('train.params')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('learning:fit_time')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ name, params, train_s }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={500} style={{ whiteSpace: 'nowrap' }}>
                {name}
              </Table.Th>
              <Table.Td>
                <Params params={params} />
              </Table.Td>
              <Table.Td ta="right">{duration(train_s)}</Table.Td>
            </Table.Tr>
          ))}
          {left.map(({ family, message }) => (
            <Table.Tr key={family}>
              <Table.Th scope="row" fw={500} style={{ whiteSpace: 'nowrap' }}>
                {family}
              </Table.Th>
              <Table.Td colSpan={2}>{t('train.not_judged', { message })}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </>
  )
}
