import { Group, Table, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../../components/asked.tsx'
import { Facts } from '../../../components/facts.tsx'
import { PageLink } from '../../../components/page-link.tsx'
import { useOverview } from '../../../components/use-overview.ts'
import { WideTable } from '../../../components/wide-table.tsx'
import { useFormat } from '../../../i18n/format.ts'
import { preparedOf } from '../../../learning/run.ts'
import { useProject } from '../../../shell/use-project.ts'
import type { StageProps } from '../stage-detail.tsx'
import { useImports } from '../use-imports.ts'
import { useQuarantine } from '../use-quarantine.ts'
import { type Import, WaysIn } from './ways-in.tsx'

export function CollectStage({ run }: StageProps) {
  const imports = useImports()
  return (
    <Asked query={imports}>
      {({ imports: files }) => (
        <>
          <WaysIn files={files} />
          <Holds lines={run && preparedOf(run)?.quality.rows?.found} />
          {files.length > 0 && <Files files={files} />}
        </>
      )}
    </Asked>
  )
}

/** What there is by now. */
function Holds({ lines }: { lines: number | undefined }) {
  const { t } = useTranslation('pipeline')
  const { id: project } = useProject()
  const { integer, minute } = useFormat()
  const newest = useOverview().data?.newest_event_at
  const refused = useQuarantine().data
  return (
    <>
      <Facts
        label={t('collect.holds')}
        rows={[
          [t('collect.newest'), newest === undefined ? '…' : minute(newest)],
          [t('collect.quarantine'), refused === undefined ? '…' : integer(refused)],
          [t('collect.lines'), lines === undefined ? '–' : integer(lines)],
        ]}
      />
      <Group>
        <PageLink to="/p/$project/events" params={{ project }} size="sm">
          {t('collect.see_events')}
        </PageLink>
      </Group>
    </>
  )
}

function Files({ files }: { files: readonly Import[] }) {
  const { t } = useTranslation('pipeline')
  const { integer, minute } = useFormat()
  return (
    <>
      <Title order={3} size="h6">
        {t('collect.imports')}
      </Title>
      <WideTable minWidth={640} label={t('collect.imports')}>
        <Table.Thead>
          <Table.Tr>
            {(['file', 'state', 'rows', 'new', 'duplicates', 'rejected', 'when'] as const).map((column) => (
              <Table.Th key={column} scope="col">
                {t(`collect.column.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {files.map((file) => (
            <Table.Tr key={file.id}>
              <Table.Th scope="row" fw={500}>
                {file.file}
              </Table.Th>
              <Table.Td>
                {t(`collect.state.${file.state}`)}
                {file.error && (
                  <Text size="xs" c="dimmed">
                    {file.error}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>{integer(file.rows_read)}</Table.Td>
              <Table.Td>{integer(file.events)}</Table.Td>
              <Table.Td>{integer(file.duplicates)}</Table.Td>
              <Table.Td>{integer(file.rejected)}</Table.Td>
              <Table.Td>{minute(file.finished_at ?? file.created_at)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </>
  )
}
