import { basePath } from './base.ts'
import { queryClient } from './query-client.ts'

/** Why signing in was refused. */
export class SignInError extends Error {
  readonly status: number
  /** Seconds until another try is let through; 0 where trying again is open. */
  readonly wait_s: number

  constructor(status: number, message: string, wait_s: number) {
    super(message)
    this.status = status
    this.wait_s = wait_s
  }
}

/** A route of the sign-in service (better-auth). Throws SignInError. */
export async function auth<Answer = unknown>(path: string, body?: object): Promise<Answer> {
  const response = await fetch(`${basePath}/api/auth${path}`, {
    method: body ? 'POST' : 'GET',
    headers: body ? { 'content-type': 'application/json' } : {},
    body: body && JSON.stringify(body),
  })
  const told = (await response.json().catch(() => null)) as { message?: string } | null
  if (!response.ok) {
    throw new SignInError(response.status, told?.message ?? '', Number(response.headers.get('retry-after') ?? 0))
  }
  return told as Answer
}

interface SignedIn {
  twoFactorRedirect?: boolean
}

/** True when a second factor is still asked for. */
export async function signIn(email: string, password: string): Promise<boolean> {
  const { twoFactorRedirect } = await auth<SignedIn>('/sign-in/email', { email, password })
  return twoFactorRedirect ?? false
}

/** The six digits of an authenticator app, or one of the backup codes. */
export const secondFactor = (code: string): Promise<unknown> =>
  /^\d{6}$/.test(code)
    ? auth('/two-factor/verify-totp', { code, trustDevice: false })
    : auth('/two-factor/verify-backup-code', { code })

/** Ends the session here and starts the page anew: nothing of what was read stays in memory. */
export async function signOut(): Promise<void> {
  await auth('/sign-out', {})
  queryClient.clear()
  window.location.assign(`${basePath}/sign-in`)
}
