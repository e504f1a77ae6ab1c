import { Alert, Badge, Button, Group, Select, Stack, Table, Text } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../../components/confirm.tsx'
import { CopyText } from '../../components/copy-text.tsx'
import { Failure } from '../../components/failure.tsx'
import { ListTable } from '../../components/list-table.tsx'
import { useFormat } from '../../i18n/format.ts'
import { useMe } from '../../shell/use-me.ts'
import { linkTo } from './link-to.ts'
import { type Role, roles } from './roles.ts'
import type { Member } from './use-members.ts'
import { useRemoveMember } from './use-remove-member.ts'
import { useResetLink } from './use-reset-link.ts'
import { useSetRole } from './use-set-role.ts'

const columns = ['name', 'role', 'factor', 'joined', 'actions'] as const

export function MemberTable({ members }: { members: readonly Member[] }) {
  const { t } = useTranslation('settings')
  const owners = members.filter(({ role }) => role === 'owner').length
  return (
    <ListTable
      label={t('members')}
      minWidth={760}
      columns={columns.map((column) => t(`column.${column}`))}
      verticalSpacing="sm"
    >
      {members.map((member) => (
        <Line key={member.user} member={member} lastOwner={owners === 1 && member.role === 'owner'} />
      ))}
    </ListTable>
  )
}

function Line({ member, lastOwner }: { member: Member; lastOwner: boolean }) {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const mine = useMe().data?.user.id === member.user
  return (
    <Table.Tr>
      <Table.Td>
        <Text component="div" fw={500} size="sm">
          {member.name}{' '}
          {mine && (
            <Badge variant="default" tt="none" fw={500}>
              {t('you')}
            </Badge>
          )}
        </Text>
        <Text size="sm" c="dimmed">
          {member.email}
        </Text>
      </Table.Td>
      <Table.Td>
        {/* A project keeps an owner: another has to be made one first. */}
        {lastOwner ? t('role.owner') : <RoleSelect member={member} />}
      </Table.Td>
      <Table.Td>
        {member.two_factor ? (
          <Group gap={4} wrap="nowrap">
            <IconShieldCheck size={16} aria-hidden /> {t('factor_yes')}
          </Group>
        ) : (
          t('factor_no')
        )}
      </Table.Td>
      <Table.Td>{format.day(member.created_at)}</Table.Td>
      <Table.Td>{!mine && <Actions member={member} />}</Table.Td>
    </Table.Tr>
  )
}

function RoleSelect({ member }: { member: Member }) {
  const { t } = useTranslation('settings')
  const set = useSetRole(member)
  return (
    <Stack gap="xs">
      <Select
        size="xs"
        w={130}
        aria-label={t('role_of', { name: member.name })}
        data={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        value={member.role}
        onChange={(role) => role && role !== member.role && set.mutate(role as Role)}
        allowDeselect={false}
        disabled={set.isPending}
      />
      {set.error && <Failure error={set.error} />}
    </Stack>
  )
}

function Actions({ member }: { member: Member }) {
  const { t } = useTranslation('settings')
  const [removing, setRemoving] = useState(false)
  const remove = useRemoveMember(member)
  const reset = useResetLink(member.user)
  return (
    <Stack gap="xs">
      <Group gap="xs" wrap="nowrap">
        <Button size="xs" variant="default" loading={reset.isPending} onClick={() => reset.mutate()}>
          {t('reset_link')}
        </Button>
        <Button size="xs" variant="default" onClick={() => setRemoving(true)}>
          {t('remove')}
        </Button>
      </Group>
      {reset.error && <Failure error={reset.error} />}
      {reset.data && (
        <Alert variant="light" role="status" title={t('reset_made', { name: member.name })}>
          <CopyText text={linkTo(reset.data.path)} label={t('reset_link')} />
        </Alert>
      )}
      {removing && (
        <Confirm
          title={t('remove_member', { name: member.name })}
          about={t('remove_member_about')}
          action={t('remove')}
          pending={remove.isPending}
          error={remove.error}
          onClose={() => setRemoving(false)}
          onConfirm={() => remove.mutate()}
        />
      )}
    </Stack>
  )
}
