import { Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { Facts } from '../../components/facts.tsx'
import { Invitations } from './invitations.tsx'
import { MemberTable } from './member-table.tsx'
import { roles } from './roles.ts'
import { useMembers } from './use-members.ts'

/** Who belongs to the project, what they may do, and how others join. */
export function MembersTab() {
  const { t } = useTranslation('settings')
  const members = useMembers()
  return (
    <Stack gap="xl">
      <section aria-labelledby="members">
        <Title order={2} size="h4" mb="sm" id="members">
          {t('members')}
        </Title>
        <Asked query={members} height={160}>
          {(known) => <MemberTable members={known} />}
        </Asked>
      </section>
      <Invitations />
      <section aria-labelledby="roles">
        <Title order={2} size="h4" id="roles">
          {t('roles')}
        </Title>
        <Text size="sm" c="dimmed" mb="xs">
          {t('roles_about')}
        </Text>
        <Facts label={t('roles')} rows={roles.map((role) => [t(`role.${role}`), t(`role_about.${role}`)])} />
      </section>
    </Stack>
  )
}
