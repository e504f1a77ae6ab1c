import { Badge, Table, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ListTable } from '../../components/list-table.tsx'
import { PageLink } from '../../components/page-link.tsx'
import { useFormat } from '../../i18n/format.ts'
import { useProject } from '../../shell/use-project.ts'
import { useAlertWords } from './use-alert-words.ts'
import type { Alert } from './use-alerts.ts'

const columns = ['what', 'target', 'raised', 'settled', 'run'] as const

/** All alerts, newest first: what, when, until when, and the run that each started. */
export function AlertHistory({ alerts }: { alerts: readonly Alert[] }) {
  const { t } = useTranslation('monitor')
  return (
    <ListTable label={t('history')} minWidth={760} columns={columns.map((column) => t(`column.${column}`))}>
      {alerts.map((alert) => (
        <Line key={alert.id} alert={alert} />
      ))}
    </ListTable>
  )
}

function Line({ alert }: { alert: Alert }) {
  const { t } = useTranslation('monitor')
  const format = useFormat()
  const { id: project } = useProject()
  const { what, by } = useAlertWords()(alert)
  const { target, raised_at, settled_at, run_id } = alert
  return (
    <Table.Tr>
      <Table.Td miw={280}>
        {what}
        <Text size="xs" c="dimmed">
          {by}
        </Text>
      </Table.Td>
      <Table.Td>{target ?? '–'}</Table.Td>
      <Table.Td>{format.minute(raised_at)}</Table.Td>
      <Table.Td>
        {settled_at ? (
          <>
            <IconCircleCheck size={14} aria-hidden /> {format.minute(settled_at)}
          </>
        ) : (
          <Badge
            variant="default"
            tt="none"
            fw={500}
            leftSection={<IconAlertTriangle size={14} aria-hidden color="var(--mantine-color-orange-6)" />}
          >
            {t('holds')}
          </Badge>
        )}
      </Table.Td>
      <Table.Td>
        {run_id ? (
          <PageLink
            size="sm"
            to="/p/$project/pipeline"
            params={{ project }}
            search={{ target: target ?? undefined, run: run_id }}
          >
            {t('open_run')}
          </PageLink>
        ) : (
          '–'
        )}
      </Table.Td>
    </Table.Tr>
  )
}
