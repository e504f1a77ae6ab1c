import { Button, Group, Progress, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EventProperty } from '../../../components/use-event-properties.ts'
import { useFormat } from '../../../i18n/format.ts'
import classes from './property-row.module.css'

/** Values that stand there at once; the others after a click. */
const FEW = 5

/** One property: what it is, how many events have it, what it says. `of`: events looked at. */
export function PropertyRow({
  property: { property, type, share, values },
  of,
}: {
  property: EventProperty
  of: number
}) {
  const { t } = useTranslation('events')
  const { percent } = useFormat()
  const [all, setAll] = useState(false)
  const shown = all ? values : values.slice(0, FEW)
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Th scope="row" fw={550} style={{ minWidth: '8rem', overflowWrap: 'anywhere' }}>
        {property}
      </Table.Th>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{t(`names.types.${type}`)}</Table.Td>
      <Table.Td>
        <Text size="sm">{percent(share)}</Text>
        <Progress value={share * 100} size="sm" aria-hidden />
      </Table.Td>
      <Table.Td>
        <ul className={classes.values}>
          {shown.map(({ value, events }) => (
            <li key={value} className={classes.value}>
              <span className={classes.text}>{value === '' ? t('names.empty_text') : value}</span>
              <Text span size="xs" c="dimmed" className="numbers">
                {percent(of ? events / of : 0)}
              </Text>
            </li>
          ))}
        </ul>
        {values.length > FEW && (
          <Group mt={4}>
            <Button size="compact-xs" variant="subtle" onClick={() => setAll(!all)} aria-expanded={all}>
              {all ? t('names.fewer') : t('names.more_values', { count: values.length - FEW })}
            </Button>
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
