import { Button, Group, Modal, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../components/failure.tsx'
import type { Target } from '../../components/use-targets.ts'
import { defaultsOf, definitionOf, fieldsOf, uses } from './definition.ts'
import { DefinitionFields } from './definition-fields.tsx'
import { ScheduleField } from './schedule-field.tsx'
import { useDeclareTarget } from './use-declare-target.ts'

interface DeclareTargetProps {
  opened: boolean
  onClose: () => void
  onDeclared: (name: string) => void
}

/** Says what to learn: a use, a name, where the events hold what it needs. */
export function DeclareTarget({ opened, onClose, onDeclared }: DeclareTargetProps) {
  const { t } = useTranslation('pipeline')
  return (
    <Modal opened={opened} onClose={onClose} title={t('declare')} size="xl">
      <Form onDeclared={onDeclared} onClose={onClose} />
    </Modal>
  )
}

function Form({ onDeclared, onClose }: Omit<DeclareTargetProps, 'opened'>) {
  const { t } = useTranslation('pipeline')
  const [use, setUse] = useState<Target['use']>('recommendation')
  const [name, setName] = useState('')
  const [schedule, setSchedule] = useState<string | null>(null)
  const [values, setValues] = useState(defaultsOf(use))
  const declare = useDeclareTarget(onDeclared)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    declare.mutate({ name: name.trim(), definition: definitionOf(use, values), schedule })
  }
  const choose = (next: Target['use']) => {
    setUse(next)
    // What was typed for the orders holds for every use.
    setValues((before) => ({ ...defaultsOf(next), ...before }))
  }
  const { own, orders } = fieldsOf(use)
  const change = (field: string, value: string | number) => setValues((before) => ({ ...before, [field]: value }))
  return (
    <form onSubmit={submit}>
      <Stack>
        <div>
          <SegmentedControl
            fullWidth
            orientation="horizontal"
            aria-label={t('declare_use')}
            value={use}
            onChange={(value) => choose(value as Target['use'])}
            data={uses.map((value) => ({ value, label: t(`learning:use.${value}`) }))}
          />
          <Text size="sm" c="dimmed" mt={6}>
            {t(`use_about.${use}`)}
          </Text>
        </div>
        <TextInput
          label={t('declare_name')}
          description={t('declare_name_about')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          pattern="[a-z][a-z0-9\-]{0,62}"
          title={t('declare_name_about')}
          required
          data-autofocus
        />
        <DefinitionFields fields={own} values={values} onChange={change} />
        <Title order={3} size="h6">
          {t('declare_orders')}
        </Title>
        <DefinitionFields fields={orders} values={values} onChange={change} />
        <ScheduleField value={schedule} onChange={setSchedule} />
        {declare.error && <Failure error={declare.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('leave')}
          </Button>
          <Button type="submit" loading={declare.isPending}>
            {t('declare')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
