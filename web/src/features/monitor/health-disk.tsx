import { ColorSwatch, Progress, Table, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { palette } from '../../charts/colours.ts'
import type { Health } from '../../components/use-health.ts'
import { WideTable } from '../../components/wide-table.tsx'
import { useFormat } from '../../i18n/format.ts'

const parts = ['events', 'metadata', 'artifacts', 'backups'] as const

/** What lies on the disk, by part, and how much room is left. */
export function HealthDisk({ disk }: { disk: Health['disk'] }) {
  const { t } = useTranslation('monitor')
  const format = useFormat()
  const used = parts.reduce((sum, part) => sum + (disk[`${part}_bytes`] ?? 0), 0)
  return (
    <section aria-labelledby="health-disk">
      <Title order={2} size="h4" id="health-disk">
        {t('health.disk')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('health.disk_about', { used: format.bytes(used), free: format.bytes(disk.free_bytes) })}
      </Text>
      <Progress.Root size="lg" mb="sm" aria-hidden>
        {parts.map((part, i) => (
          <Progress.Section
            key={part}
            value={((disk[`${part}_bytes`] ?? 0) / Math.max(1, used)) * 100}
            color={palette[i]}
            withAria={false}
          />
        ))}
      </Progress.Root>
      <WideTable label={t('health.disk')} minWidth={280}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('column.part')}</Table.Th>
            <Table.Th ta="right">{t('column.size')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {parts.map((part, i) => (
            <Table.Tr key={part}>
              <Table.Th scope="row" fw={500}>
                <ColorSwatch size={12} color={palette[i] ?? ''} mr={8} display="inline-block" aria-hidden />
                {t(`health.part.${part}`)}
              </Table.Th>
              <Table.Td ta="right">{format.bytes(disk[`${part}_bytes`])}</Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Th scope="row" fw={500}>
              {t('health.part.free')}
            </Table.Th>
            <Table.Td ta="right">{format.bytes(disk.free_bytes)}</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </WideTable>
    </section>
  )
}
