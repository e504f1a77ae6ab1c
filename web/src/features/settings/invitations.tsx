import { Alert, Button, Group, Select, Stack, Table, Text, Title } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { CopyText } from '../../components/copy-text.tsx'
import { Failure } from '../../components/failure.tsx'
import { ListTable } from '../../components/list-table.tsx'
import { useFormat } from '../../i18n/format.ts'
import { linkTo } from './link-to.ts'
import { type Role, roles } from './roles.ts'
import { type Invitation, useInvitations } from './use-invitations.ts'
import { useInvite } from './use-invite.ts'
import { useTakeBack } from './use-take-back.ts'

/** Links by which others join: made here, shown once, taken back while unused. */
export function Invitations() {
  const { t } = useTranslation('settings')
  const invitations = useInvitations()
  return (
    <section aria-labelledby="invitations">
      <Title order={2} size="h4" id="invitations">
        {t('invite')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('invite_about')}
      </Text>
      <Stack>
        <InviteForm />
        <Asked query={invitations} height={60}>
          {(open) =>
            open.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t('no_invitations')}
              </Text>
            ) : (
              <div>
                <Title order={3} size="h5" mb="xs">
                  {t('open_invitations')}
                </Title>
                <OpenInvitations invitations={open} />
              </div>
            )
          }
        </Asked>
      </Stack>
    </section>
  )
}

function InviteForm() {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const [role, setRole] = useState<Role>('viewer')
  const invite = useInvite()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    invite.mutate(role)
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <Group align="flex-end">
          <Select
            label={t('column.role')}
            data={roles.map((one) => ({ value: one, label: t(`role.${one}`) }))}
            value={role}
            onChange={(one) => one && setRole(one as Role)}
            allowDeselect={false}
            w={160}
          />
          <Button type="submit" leftSection={<IconUserPlus size={16} />} loading={invite.isPending}>
            {t('make_link')}
          </Button>
        </Group>
        {invite.error && <Failure error={invite.error} />}
        {invite.data && (
          <Alert
            variant="light"
            role="status"
            title={t('invited', {
              role: t(`role.${invite.data.role}`),
              at: format.minute(invite.data.expires_at as unknown as string),
            })}
          >
            <CopyText text={linkTo(invite.data.path)} label={t('invite')} />
          </Alert>
        )}
      </Stack>
    </form>
  )
}

function OpenInvitations({ invitations }: { invitations: readonly Invitation[] }) {
  const { t } = useTranslation('settings')
  const format = useFormat()
  return (
    <ListTable
      label={t('open_invitations')}
      minWidth={480}
      columns={(['role', 'made', 'expires', 'actions'] as const).map((column) => t(`column.${column}`))}
    >
      {invitations.map(({ id, role, created_at, expires_at }) => (
        <Table.Tr key={id}>
          <Table.Td>{t(`role.${role}`)}</Table.Td>
          <Table.Td>{format.minute(created_at)}</Table.Td>
          <Table.Td>{format.minute(expires_at)}</Table.Td>
          <Table.Td>
            <TakeBack id={id} />
          </Table.Td>
        </Table.Tr>
      ))}
    </ListTable>
  )
}

function TakeBack({ id }: { id: string }) {
  const { t } = useTranslation('settings')
  const take = useTakeBack(id)
  return (
    <>
      <Button size="xs" variant="default" loading={take.isPending} onClick={() => take.mutate()}>
        {t('take_back')}
      </Button>
      {take.error && <Failure error={take.error} />}
    </>
  )
}
