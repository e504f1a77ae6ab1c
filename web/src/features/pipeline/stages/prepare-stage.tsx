import { Code, Table, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { WideTable } from '../../../components/wide-table.tsx'
import { useFormat } from '../../../i18n/format.ts'
import { preparedOf, type QualityCheck } from '../../../learning/run.ts'
import { useDuration } from '../../../learning/use-duration.ts'
import { useSaid } from '../../../learning/use-said.ts'
import { inOrder } from '../quality-checks.ts'
import type { StageProps } from '../stage-detail.tsx'
import { DoctorFindings } from './doctor-findings.tsx'
import { InOut } from './in-out.tsx'
import { NotYet } from './not-yet.tsx'

export function PrepareStage({ run, target }: StageProps) {
  const { t } = useTranslation('pipeline')
  const { integer, minute } = useFormat()
  const duration = useDuration()
  const prepared = run && preparedOf(run)
  if (!run || !prepared) return <NotYet run={run} />
  return (
    <>
      <InOut
        came={[
          [t('prepare.lines'), integer(prepared.quality.rows?.found)],
          [t('prepare.event'), <Code key="event">{String(target.definition.event)}</Code>],
          [t('cutoff'), minute(run.cutoff)],
        ]}
        went={[
          ...Object.entries(prepared.rows).map(
            ([file, { rows }]) => [file, t('rows', { count: rows, shown: integer(rows) })] as const,
          ),
          [t('prepare.hash'), <Code key="hash">{prepared.dataset}</Code>],
          [t('duration'), duration(run.stages.prepare?.seconds)],
        ]}
      />
      <Quality checks={prepared.quality} />
      {prepared.doctor && <DoctorFindings report={prepared.doctor} />}
    </>
  )
}

function Quality({ checks }: { checks: Record<string, QualityCheck> }) {
  const { t } = useTranslation('pipeline')
  const { integer } = useFormat()
  const said = useSaid()
  return (
    <>
      <Title order={3} size="h6">
        {t('prepare.quality')}
      </Title>
      <WideTable minWidth={640} label={t('prepare.quality')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('prepare.check')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('prepare.found')}
            </Table.Th>
            <Table.Th scope="col">{t('prepare.done')}</Table.Th>
            <Table.Th scope="col">{t('prepare.why')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {inOrder(checks).map(([name, { found, done, why }]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={500}>
                {t(`check.${name}`, { defaultValue: name })}
              </Table.Th>
              <Table.Td ta="right">{integer(found)}</Table.Td>
              <Table.Td>{said(done)}</Table.Td>
              <Table.Td>{said(why)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </>
  )
}
