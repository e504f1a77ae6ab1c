import { Button, Group, NumberInput, Select, Stack, TagsInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../components/dialog.tsx'
import { Failure } from '../../components/failure.tsx'
import { type Action, actions, type Draft, draftOf, fieldsOf, ruleOf } from './rule-draft.ts'
import { type NamedRule, usePutRule } from './use-rules.ts'

interface RuleFormProps {
  target: string
  /** The rule to change; null makes one. */
  rule: NamedRule | null
  onClose: () => void
}

/** A rule's name, what it does to which items, and in which lists. */
export function RuleForm({ target, rule, onClose }: RuleFormProps) {
  const { t } = useTranslation('recommendations')
  const { t: general } = useTranslation('components')
  const [draft, setDraft] = useState<Draft>(draftOf(rule))
  const put = usePutRule(target)
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    put.mutate({ name: draft.name.trim(), rule: ruleOf(draft) }, { onSuccess: onClose })
  }
  return (
    <Dialog onClose={onClose} title={t(rule ? 'rules.edit_this' : 'rules.new', { name: rule?.name })}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('rules.column.name')}
            value={draft.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
            readOnly={rule !== null}
            maxLength={100}
            required
            data-autofocus
          />
          <Select
            label={t('rules.action')}
            allowDeselect={false}
            data={actions.map((action) => ({ value: action, label: t(`rules.actions.${action}`) }))}
            value={draft.action}
            onChange={(action) => action && change({ action: action as Action })}
          />
          {fieldsOf(draft.action).map((field) => (
            <Field key={field} field={field} draft={draft} onChange={change} />
          ))}
          <TagsInput
            label={t('rules.column.where')}
            description={t('rules.where_about')}
            value={draft.placements}
            onChange={(placements) => change({ placements })}
            maxTags={50}
          />
          {put.error && <Failure error={put.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {general('leave')}
            </Button>
            <Button type="submit" loading={put.isPending}>
              {t('rules.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

interface FieldProps {
  field: ReturnType<typeof fieldsOf>[number]
  draft: Draft
  onChange: (part: Partial<Draft>) => void
}

function Field({ field, draft, onChange }: FieldProps) {
  const { t } = useTranslation('recommendations')
  const label = t(`rules.field.${field}`)
  if (field === 'when' || field === 'item' || field === 'attribute' || field === 'event') {
    return (
      <TextInput
        label={label}
        description={field === 'when' ? t('rules.when_about') : undefined}
        value={draft[field]}
        onChange={(event) => onChange({ [field]: event.currentTarget.value })}
        required
      />
    )
  }
  return (
    <NumberInput
      label={label}
      value={draft[field]}
      min={0}
      decimalScale={field === 'rank' || field === 'at_most' ? 0 : 3}
      onChange={(value) => onChange({ [field]: Number(value) })}
      required
    />
  )
}
