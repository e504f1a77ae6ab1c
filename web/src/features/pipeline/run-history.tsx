import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PageLink } from '../../components/page-link.tsx'
import { WideTable } from '../../components/wide-table.tsx'
import { useFormat } from '../../i18n/format.ts'
import { type Run, secondsOf, underWay } from '../../learning/run.ts'
import { StateBadge } from '../../learning/state-badge.tsx'
import { useDuration } from '../../learning/use-duration.ts'
import { useNow } from '../../learning/use-now.ts'
import { useProject } from '../../shell/use-project.ts'
import { useCause } from './use-cause.ts'

interface RunHistoryProps {
  runs: readonly Run[]
  /** Id of the run that is open. */
  shown?: string
  target: string
}

/** Every run of a target, newest first; each opens in the flow above. */
export function RunHistory({ runs, shown, target }: RunHistoryProps) {
  const { t } = useTranslation('pipeline')
  const now = useNow(runs.some(underWay))
  return (
    <WideTable minWidth={760} label={t('history')} highlightOnHover style={{ whiteSpace: 'nowrap' }}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('began')}</Table.Th>
          <Table.Th scope="col">{t('cause_title')}</Table.Th>
          <Table.Th scope="col">{t('state')}</Table.Th>
          <Table.Th scope="col">{t('verdict')}</Table.Th>
          <Table.Th scope="col" ta="right">
            {t('duration')}
          </Table.Th>
          <Table.Th scope="col">{t('cutoff')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {runs.map((run) => (
          <Row key={run.id} run={run} target={target} open={run.id === shown} now={now} />
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

function Row({ run, target, open, now }: { run: Run; target: string; open: boolean; now: number }) {
  const { t } = useTranslation('pipeline')
  const { id: project } = useProject()
  const { minute } = useFormat()
  const duration = useDuration()
  const cause = useCause()
  const { verdict, error } = run
  const outcome = verdict
    ? t(verdict.promote ? 'outcome.promoted' : 'outcome.stays', { winner: verdict.winner, against: verdict.against })
    : run.state === 'failed' && error
      ? error.code
      : '–'
  return (
    <Table.Tr aria-current={open ? 'true' : undefined} bg={open ? 'var(--mantine-primary-color-light)' : undefined}>
      <Table.Th scope="row" fw={open ? 650 : 400}>
        <PageLink
          to="/p/$project/pipeline"
          params={{ project }}
          search={(before) => ({ ...before, target, run: run.id })}
          size="sm"
        >
          {minute(run.created_at)}
        </PageLink>
      </Table.Th>
      <Table.Td>{cause(run.cause)}</Table.Td>
      <Table.Td>
        <StateBadge state={run.state} />
      </Table.Td>
      <Table.Td>{outcome}</Table.Td>
      <Table.Td ta="right">{duration(secondsOf(run, now))}</Table.Td>
      <Table.Td>{minute(run.cutoff)}</Table.Td>
    </Table.Tr>
  )
}
