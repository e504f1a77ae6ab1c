import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { auth } from '../../api/session.ts'
import { meQuery } from '../../shell/use-me.ts'

/** Sets another password; whoever is signed in elsewhere is signed out. */
export function useChangePassword() {
  const { t } = useTranslation('settings')
  return useMutation({
    mutationFn: (passwords: { currentPassword: string; newPassword: string }) =>
      auth('/change-password', { ...passwords, revokeOtherSessions: true }),
    onSuccess: () => notifications.show({ message: t('password_changed') }),
  })
}

/** What an authenticator app needs, and the codes for the day that it is lost: both are shown this once. */
export interface Enrolment {
  totpURI: string
  backupCodes: string[]
}

/** Begins with a second factor: it counts once a first code has been given. */
export const useEnrol = () =>
  useMutation({ mutationFn: (password: string) => auth<Enrolment>('/two-factor/enable', { password }) })

export function useConfirmFactor() {
  const { t } = useTranslation('settings')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (code: string) => auth('/two-factor/verify-totp', { code, trustDevice: false }),
    onSuccess: async () => {
      notifications.show({ message: t('factor_on') })
      await queries.invalidateQueries(meQuery)
    },
  })
}

export function useDisableFactor() {
  const { t } = useTranslation('settings')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (password: string) => auth('/two-factor/disable', { password }),
    onSuccess: async () => {
      notifications.show({ message: t('factor_off') })
      await queries.invalidateQueries(meQuery)
    },
  })
}

/** New backup codes; the ones before stop working. */
export const useNewBackupCodes = () =>
  useMutation({
    mutationFn: (password: string) =>
      auth<Pick<Enrolment, 'backupCodes'>>('/two-factor/generate-backup-codes', { password }),
  })
