import { Badge, Progress, Table, Text, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PageLink } from '../../../components/page-link.tsx'
import { WideTable } from '../../../components/wide-table.tsx'
import { useFormat } from '../../../i18n/format.ts'
import { useMay } from '../../../shell/use-project.ts'
import { UndoButton } from './undo-button.tsx'
import { type Import, underWay } from './use-imports.ts'

const colours = { waiting: 'gray', running: 'blue', done: 'teal', failed: 'red', undone: 'gray' }

/** Files brought in: what each gave, and what it is up to. */
export function ImportTable({ imports }: { imports: readonly Import[] }) {
  const { t } = useTranslation('events')
  const { edit } = useMay()
  return (
    <WideTable label={t('tabs.imports')} minWidth={760}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('imports.file')}</Table.Th>
          <Table.Th>{t('imports.state')}</Table.Th>
          {(['rows_read', 'events', 'duplicates', 'rejected'] as const).map((count) => (
            <Table.Th key={count} ta="right">
              {t(`imports.${count}`)}
            </Table.Th>
          ))}
          <Table.Th>{t('imports.created_at')}</Table.Th>
          {edit && (
            <Table.Th>
              <VisuallyHidden>{t('imports.undo')}</VisuallyHidden>
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {imports.map((one) => (
          <ImportRow key={one.id} one={one} edit={edit} />
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

function ImportRow({ one, edit }: { one: Import; edit: boolean }) {
  const { t } = useTranslation('events')
  const { integer, minute } = useFormat()
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>
        {one.file}
        {one.error && (
          <Text size="xs" c="var(--mantine-color-error)">
            {one.error}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Badge color={colours[one.state]} variant="dot" tt="none" miw="max-content">
          {t(`imports.states.${one.state}`)}
        </Badge>
        {underWay(one) && (
          <Progress value={100} size="sm" mt={6} striped animated aria-label={t(`imports.states.${one.state}`)} />
        )}
      </Table.Td>
      <Table.Td ta="right" aria-live={underWay(one) ? 'polite' : undefined}>
        {integer(one.rows_read)}
      </Table.Td>
      <Table.Td ta="right">{integer(one.events)}</Table.Td>
      <Table.Td ta="right">{integer(one.duplicates)}</Table.Td>
      <Table.Td ta="right">
        {one.rejected > 0 ? (
          <PageLink size="sm" underline="always" from="/p/$project/events" to="." search={{ tab: 'quarantine' }}>
            {integer(one.rejected)}
          </PageLink>
        ) : (
          integer(0)
        )}
      </Table.Td>
      <Table.Td>{minute(one.created_at)}</Table.Td>
      {edit && <Table.Td>{!underWay(one) && one.state !== 'undone' && <UndoButton one={one} />}</Table.Td>}
    </Table.Tr>
  )
}
