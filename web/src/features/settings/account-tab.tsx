import { Stack, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { Facts } from '../../components/facts.tsx'
import { useMe } from '../../shell/use-me.ts'
import { useProject } from '../../shell/use-project.ts'
import { PasswordForm } from './password-form.tsx'
import { SecondFactor } from './second-factor.tsx'

/** Who is signed in, their password, and their second factor. */
export function AccountTab() {
  const { t } = useTranslation('settings')
  const { role } = useProject()
  const me = useMe()
  return (
    <Asked query={me}>
      {({ user }) => (
        <Stack gap="xl" maw={640}>
          <section aria-labelledby="you">
            <Title order={2} size="h4" mb="xs" id="you">
              {t('your_account')}
            </Title>
            <Facts
              label={t('your_account')}
              rows={[
                [t('column.name'), user.name],
                [t('email'), user.email],
                [t('your_role'), t(`role.${role}`)],
              ]}
            />
          </section>
          <section aria-labelledby="password">
            <Title order={2} size="h4" mb="xs" id="password">
              {t('change_password')}
            </Title>
            <PasswordForm />
          </section>
          <section aria-labelledby="factor">
            <Title order={2} size="h4" mb="xs" id="factor">
              {t('factor')}
            </Title>
            <SecondFactor on={user.two_factor} email={user.email} />
          </section>
        </Stack>
      )}
    </Asked>
  )
}
