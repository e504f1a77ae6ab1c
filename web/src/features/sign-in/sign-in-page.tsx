import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Door } from './door.tsx'
import { SignInForm } from './sign-in-form.tsx'

export function SignInPage() {
  const { t } = useTranslation('sign-in')
  const { to } = useSearch({ from: '/sign-in' })
  const navigate = useNavigate()
  const queries = useQueryClient()
  const enter = async () => {
    await queries.invalidateQueries()
    await navigate({ to: to ?? '/' })
  }
  return (
    <Door title={t('sign_in')}>
      <SignInForm onDone={() => void enter()} />
    </Door>
  )
}
