import { Alert, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconMail, IconPencil, IconSend, IconTrash, IconWebhook } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../../components/confirm.tsx'
import { Failure } from '../../components/failure.tsx'
import { useFormat } from '../../i18n/format.ts'
import type { Rule } from './use-alert-rules.ts'
import { useRemoveRule } from './use-remove-rule.ts'
import { useTestRule } from './use-test-rule.ts'

/** A rule: what it sends where, how the newest delivery went; test, change, remove. */
export function RuleCard({ rule, onEdit }: { rule: Rule; onEdit: () => void }) {
  const { t } = useTranslation('monitor')
  const format = useFormat()
  const Picture = rule.channel === 'email' ? IconMail : IconWebhook
  const kinds = rule.kinds.length === 0 ? [t('all_kinds')] : rule.kinds.map((kind) => t(`kind.${kind}`))
  return (
    <Paper withBorder p="md" component="article" aria-label={rule.name}>
      <Stack gap="xs">
        <Group gap="xs" wrap="nowrap">
          <Picture size={18} aria-hidden />
          <Title order={2} size="h5" style={{ overflowWrap: 'anywhere' }}>
            {rule.name}
          </Title>
        </Group>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {t('goes_to', { channel: t(`channel.${rule.channel}`), destination: rule.destination })}
        </Text>
        <Group gap={6}>
          {kinds.map((kind) => (
            <Badge key={kind} variant="default" tt="none" fw={500}>
              {kind}
            </Badge>
          ))}
        </Group>
        <Text size="sm" c="dimmed">
          {rule.last_sent_at ? t('last_sent', { at: format.minute(rule.last_sent_at) }) : t('never_sent')}
        </Text>
        {rule.last_error && (
          <Text size="sm" c="red" style={{ overflowWrap: 'anywhere' }}>
            {t('last_error', { error: rule.last_error })}
          </Text>
        )}
        <Actions rule={rule} onEdit={onEdit} />
      </Stack>
    </Paper>
  )
}

function Actions({ rule, onEdit }: { rule: Rule; onEdit: () => void }) {
  const { t } = useTranslation('monitor')
  const [removing, setRemoving] = useState(false)
  const test = useTestRule(rule.id)
  const remove = useRemoveRule(rule)
  const button = { size: 'xs', variant: 'default' } as const
  return (
    <>
      <Group gap="xs">
        <Button {...button} leftSection={<IconSend size={14} />} loading={test.isPending} onClick={() => test.mutate()}>
          {t('test')}
        </Button>
        <Button {...button} leftSection={<IconPencil size={14} />} onClick={onEdit}>
          {t('edit')}
        </Button>
        <Button {...button} leftSection={<IconTrash size={14} />} onClick={() => setRemoving(true)}>
          {t('remove')}
        </Button>
      </Group>
      <div aria-live="polite">
        {test.data && (
          <Alert variant="light" color={test.data.delivered ? 'teal' : 'red'} p="xs">
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {test.data.delivered ? t('arrived') : t('not_arrived', { error: test.data.error })}
            </Text>
          </Alert>
        )}
        {test.error && <Failure error={test.error} />}
      </div>
      {removing && (
        <Confirm
          title={t('remove_rule', { name: rule.name })}
          about={t('remove_rule_about')}
          action={t('remove')}
          pending={remove.isPending}
          error={remove.error}
          onClose={() => setRemoving(false)}
          onConfirm={() => remove.mutate()}
        />
      )}
    </>
  )
}
