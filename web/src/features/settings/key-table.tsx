import { Badge, Button, Code, Table } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../../components/confirm.tsx'
import { ListTable } from '../../components/list-table.tsx'
import { useFormat } from '../../i18n/format.ts'
import type { Key } from './use-keys.ts'
import { useRevokeKey } from './use-revoke-key.ts'

const columns = ['name', 'key', 'role', 'made', 'actions'] as const

/** The keys that work, then those that were revoked. */
export function KeyTable({ keys }: { keys: readonly Key[] }) {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const sorted = [...keys.filter((key) => !key.revoked_at), ...keys.filter((key) => key.revoked_at)]
  return (
    <ListTable
      label={t('tab.keys')}
      minWidth={680}
      columns={columns.map((column) => t(`column.${column}`))}
      verticalSpacing="sm"
    >
      {sorted.map((key) => (
        <Table.Tr key={key.id}>
          <Table.Td style={{ overflowWrap: 'anywhere' }}>{key.name}</Table.Td>
          <Table.Td>
            <Code>{key.prefix}…</Code>
          </Table.Td>
          <Table.Td>{t(`key_role.${key.role}`)}</Table.Td>
          <Table.Td>{format.day(key.created_at)}</Table.Td>
          <Table.Td>
            {key.revoked_at ? (
              <Badge variant="default" tt="none">
                {t('revoked_at', { at: format.day(key.revoked_at) })}
              </Badge>
            ) : (
              <Revoke apiKey={key} />
            )}
          </Table.Td>
        </Table.Tr>
      ))}
    </ListTable>
  )
}

function Revoke({ apiKey }: { apiKey: Key }) {
  const { t } = useTranslation('settings')
  const [asking, setAsking] = useState(false)
  const revoke = useRevokeKey(apiKey)
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => setAsking(true)}
        aria-label={t('revoke_key', { name: `${apiKey.name} (${apiKey.prefix}…)` })}
      >
        {t('revoke')}
      </Button>
      {asking && (
        <Confirm
          title={t('revoke_key', { name: `${apiKey.name} (${apiKey.prefix}…)` })}
          about={t('revoke_about')}
          action={t('revoke')}
          pending={revoke.isPending}
          error={revoke.error}
          onClose={() => setAsking(false)}
          onConfirm={() => revoke.mutate(undefined, { onSuccess: () => setAsking(false) })}
        />
      )}
    </>
  )
}
