import { Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { ListTable } from '../../components/list-table.tsx'
import { useFormat } from '../../i18n/format.ts'
import { useMay } from '../../shell/use-project.ts'
import { RuleForm } from './rule-form.tsx'
import { type NamedRule, useRemoveRule, useRules } from './use-rules.ts'

/** What the operator says about the lists of a target, whatever the model thinks. */
export function Rules({ target }: { target: string }) {
  const { t } = useTranslation('recommendations')
  const may = useMay()
  const [open, setOpen] = useState<NamedRule | 'new' | null>(null)
  return (
    <Stack gap="sm" component="section" aria-label={t('rules.title')}>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('rules.title')}
        </Title>
        {may.edit && (
          <Button variant="default" size="xs" leftSection={<IconPlus size={16} />} onClick={() => setOpen('new')}>
            {t('rules.new')}
          </Button>
        )}
      </Group>
      <Asked query={useRules(target)} height={80}>
        {(rules) =>
          rules.length === 0 ? (
            <Text c="dimmed">{t('rules.none')}</Text>
          ) : (
            <RuleTable target={target} rules={rules} onEdit={may.edit ? setOpen : undefined} />
          )
        }
      </Asked>
      {open && <RuleForm target={target} rule={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Stack>
  )
}

interface RuleTableProps {
  target: string
  rules: readonly NamedRule[]
  /** Absent for whoever may only read. */
  onEdit?: (rule: NamedRule) => void
}

const columns = ['name', 'does', 'where', 'version', 'since', 'actions'] as const

function RuleTable({ target, rules, onEdit }: RuleTableProps) {
  const { t } = useTranslation('recommendations')
  const { minute, list } = useFormat()
  const shown = columns.filter((column) => onEdit || column !== 'actions')
  return (
    <ListTable label={t('rules.title')} minWidth={720} columns={shown.map((column) => t(`rules.column.${column}`))}>
      {rules.map((named) => (
        <Table.Tr key={named.name}>
          <Table.Td style={{ overflowWrap: 'anywhere' }}>{named.name}</Table.Td>
          <Table.Td style={{ overflowWrap: 'anywhere' }}>
            {t(`rules.does.${named.rule.action}`, { ...named.rule })}
          </Table.Td>
          <Table.Td style={{ overflowWrap: 'anywhere' }}>
            {named.rule.placements.length ? list(named.rule.placements) : t('rules.everywhere')}
          </Table.Td>
          <Table.Td className="numbers">{named.version}</Table.Td>
          <Table.Td>{minute(named.created_at)}</Table.Td>
          {onEdit && (
            <Table.Td>
              <Actions target={target} name={named.name} onEdit={() => onEdit(named)} />
            </Table.Td>
          )}
        </Table.Tr>
      ))}
    </ListTable>
  )
}

function Actions({ target, name, onEdit }: { target: string; name: string; onEdit: () => void }) {
  const { t } = useTranslation('recommendations')
  const [removing, setRemoving] = useState(false)
  const remove = useRemoveRule(target, name)
  const button = { size: 'xs', variant: 'default' } as const
  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        {...button}
        leftSection={<IconPencil size={14} />}
        aria-label={t('rules.edit_this', { name })}
        onClick={onEdit}
      >
        {t('rules.edit')}
      </Button>
      <Button
        {...button}
        leftSection={<IconTrash size={14} />}
        aria-label={t('rules.remove_this', { name })}
        onClick={() => setRemoving(true)}
      >
        {t('rules.remove')}
      </Button>
      {removing && (
        <Confirm
          title={t('rules.remove_this', { name })}
          about={t('rules.remove_about')}
          action={t('rules.remove')}
          pending={remove.isPending}
          error={remove.error}
          onClose={() => setRemoving(false)}
          onConfirm={() => remove.mutate()}
        />
      )}
    </Group>
  )
}
