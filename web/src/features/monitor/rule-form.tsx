import { Button, Checkbox, Group, Radio, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../components/dialog.tsx'
import { Failure } from '../../components/failure.tsx'
import { alertKinds, type NewRule, type Rule } from './use-alert-rules.ts'
import { useSaveRule } from './use-save-rule.ts'

interface RuleFormProps {
  /** The rule to change; null makes one. */
  rule: Rule | null
  /** Mail can be sent. */
  mail: boolean
  onClose: () => void
}

const blank: NewRule = { name: '', channel: 'webhook', kinds: [], destination: '' }

/** A rule's name, where it sends to, and which alerts. */
export function RuleForm({ rule, mail, onClose }: RuleFormProps) {
  const { t } = useTranslation('monitor')
  const { t: general } = useTranslation('components')
  const [draft, setDraft] = useState<NewRule>(rule ?? blank)
  const save = useSaveRule(rule?.id ?? null)
  const change = (part: Partial<NewRule>) => setDraft((now) => ({ ...now, ...part }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { name, channel, kinds, destination } = draft
    save.mutate({ name: name.trim(), channel, kinds, destination: destination.trim() }, { onSuccess: onClose })
  }
  return (
    <Dialog onClose={onClose} title={t(rule ? 'edit_rule' : 'new_rule')}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('rule_name')}
            value={draft.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
            maxLength={100}
            required
            data-autofocus
          />
          {!rule && mail && <Channel value={draft.channel} onChange={(channel) => change({ channel })} />}
          <Destination
            channel={draft.channel}
            value={draft.destination}
            onChange={(destination) => change({ destination })}
          />
          <Kinds value={draft.kinds} onChange={(kinds) => change({ kinds })} />
          {save.error && <Failure error={save.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {general('leave')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

interface FieldProps<Value> {
  value: Value
  onChange: (value: Value) => void
}

function Channel({ value, onChange }: FieldProps<NewRule['channel']>) {
  const { t } = useTranslation('monitor')
  return (
    <Radio.Group label={t('send_to')} value={value} onChange={(channel) => onChange(channel as NewRule['channel'])}>
      <Group mt={6}>
        <Radio value="webhook" label={t('channel.webhook')} />
        <Radio value="email" label={t('channel.email')} />
      </Group>
    </Radio.Group>
  )
}

function Destination({ channel, value, onChange }: FieldProps<string> & { channel: NewRule['channel'] }) {
  const { t } = useTranslation('monitor')
  return (
    <TextInput
      label={t(`destination.${channel}`)}
      description={t(`destination_about.${channel}`)}
      type={channel === 'email' ? 'email' : 'url'}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      maxLength={2_000}
      required
    />
  )
}

function Kinds({ value, onChange }: FieldProps<NewRule['kinds']>) {
  const { t } = useTranslation('monitor')
  return (
    <Checkbox.Group
      label={t('kinds')}
      description={t('kinds_about')}
      value={value}
      onChange={(kinds) => onChange(kinds as NewRule['kinds'])}
    >
      <Stack gap="xs" mt="xs">
        {alertKinds.map((kind) => (
          <div key={kind}>
            <Checkbox value={kind} label={t(`kind.${kind}`)} />
            <Text size="xs" c="dimmed" pl={32}>
              {t(`kind_about.${kind}`)}
            </Text>
          </div>
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
