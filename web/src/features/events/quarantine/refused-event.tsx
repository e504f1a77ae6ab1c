import { Accordion, Badge, Code, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyJson } from '../../../components/copy-json.tsx'
import { Facts } from '../../../components/facts.tsx'
import { useFormat } from '../../../i18n/format.ts'
import type { Refused } from './use-quarantine.ts'

/** One refused event: what was wrong in a line, and all of it once it is open. */
export function RefusedEvent({ event, open }: { event: Refused; open: boolean }) {
  const { t } = useTranslation('events')
  const { second, ago } = useFormat()
  const { code, field, got, expected, hint, source, position } = event
  const place = t(source === 'import' ? 'quarantine.line' : 'quarantine.position', { position })
  return (
    <Accordion.Item value={event.id}>
      <Accordion.Control>
        <Group gap="xs" wrap="wrap">
          <Badge color="orange" variant="dot" tt="none">
            {code}
          </Badge>
          <Text span size="sm" fw={550} style={{ overflowWrap: 'anywhere' }}>
            {field ? t('quarantine.summary', { field, got: shortly(got) || t('quarantine.nothing') }) : shortly(got)}
          </Text>
          <Text span size="sm" c="dimmed" ml={{ sm: 'auto' }}>
            {ago(event.received_at)}
          </Text>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        {open && (
          <Stack>
            <Facts
              label={t('quarantine.why')}
              rows={[
                [t('quarantine.field'), field || '–'],
                [t('quarantine.expected'), expected || '–'],
                [t('quarantine.got'), got ? <Code key="got">{got}</Code> : t('quarantine.nothing')],
                ...(hint ? [[t('quarantine.hint'), hint] as const] : []),
                [t('quarantine.source'), `${t(`quarantine.sources.${source}`, { defaultValue: source })} · ${place}`],
                [t('quarantine.received'), second(event.received_at)],
              ]}
            />
            <CopyJson label={t('quarantine.body')} value={parsed(event.body)} />
          </Stack>
        )}
      </Accordion.Panel>
    </Accordion.Item>
  )
}

const shortly = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text)

/** A body that was cut is no JSON any more: then its text. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}
