import { Alert } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SignInError } from '../../api/session.ts'

/** Why the sign-in service refused: `wrong` is what it most often means here. */
export function Refusal({ error, wrong }: { error: Error; wrong: string }) {
  const { t } = useTranslation('sign-in')
  const words = () => {
    if (!(error instanceof SignInError) || error.status >= 500) return t('unreachable')
    // Without a time to wait it is the second factor that is locked, as it is after ten wrong codes.
    if (error.status === 429) return error.wait_s ? t('slowed', { seconds: error.wait_s }) : t('locked')
    return wrong
  }
  return (
    <Alert color="red" role="alert">
      {words()}
    </Alert>
  )
}
