import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { onExpired } from '../../api/answer.ts'
import { basePath } from '../../api/base.ts'
import { meQuery } from '../../shell/use-me.ts'
import { SignInForm } from './sign-in-form.tsx'

const inProject = () => window.location.pathname.startsWith(`${basePath}/p/`)

/**
 * A session that ends while a page is open asks for the password over that page: what was typed there stays. Whoever
 * comes without one is sent to the sign-in page.
 */
export function SessionGuard({ children }: { children: ReactNode }) {
  const { t } = useTranslation('sign-in')
  const queries = useQueryClient()
  const [expired, setExpired] = useState(false)
  const me = queries.getQueryData(meQuery.queryKey)
  useEffect(
    () =>
      onExpired(() => {
        if (!inProject()) return
        if (queries.getQueryData(meQuery.queryKey)) setExpired(true)
        else {
          const here = window.location.pathname.slice(basePath.length) + window.location.search
          window.location.assign(`${basePath}/sign-in?to=${encodeURIComponent(here)}`)
        }
      }),
    [queries],
  )
  const resume = async () => {
    setExpired(false)
    await queries.invalidateQueries()
  }
  return (
    <>
      {children}
      <Modal opened={expired} onClose={() => undefined} withCloseButton={false} title={t('expired')}>
        <SignInForm email={me?.user.email} onDone={() => void resume()} />
      </Modal>
    </>
  )
}
