import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type { Config } from '../core/config.ts'
import type { Logger } from '../core/log.ts'
import { accounts, sessions, two_factors, users, verifications } from '../store/account-schema.ts'
import type { Store } from '../store/store.ts'
import { CLIENT_IP, COOKIE_PREFIX, MAX_PASSWORD, MIN_PASSWORD, originOf } from './auth-names.ts'

/** What the sign-in rests on. */
export interface AuthOptions {
  store: Store
  log: Logger
  config: Pick<Config, 'base_path'>
  secret: string
  /** Whether browsers come by https: cookies are then for https only. */
  secure: boolean
  /** Brings somebody the link that sets a new password. */
  onReset(email: string, token: string): void
}

const DAY_S = 86_400
const HOUR_S = 3_600
const FIVE_A_MINUTE = { window: 60, max: 5 }

const times = { createdAt: 'created_at', updatedAt: 'updated_at' }

/** better-auth's models under our names of tables and columns. */
const tables = {
  user: { modelName: 'users', fields: { emailVerified: 'email_verified', ...times } },
  session: {
    modelName: 'sessions',
    fields: {
      userId: 'user_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      ...times,
    },
    expiresIn: 7 * DAY_S,
    updateAge: DAY_S,
  },
  account: {
    modelName: 'accounts',
    fields: {
      userId: 'user_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      ...times,
    },
  },
  verification: {
    modelName: 'verifications',
    fields: { expiresAt: 'expires_at', ...times },
    // Whoever reads the table cannot use the links in it.
    storeIdentifier: 'hashed' as const,
  },
}

const secondFactor = twoFactor({
  issuer: 'Bellwether',
  schema: {
    user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
    twoFactor: {
      modelName: 'two_factors',
      fields: {
        userId: 'user_id',
        backupCodes: 'backup_codes',
        failedVerificationCount: 'failed_verification_count',
        lockedUntil: 'locked_until',
      },
    },
  },
})

/** better-auth over our database. Importing this module costs 0.6 s and 100 MB: `openSignIn` waits until it is needed. */
export function makeAuth({ store, log, config, secret, secure, onReset }: AuthOptions) {
  return betterAuth({
    appName: 'Bellwether',
    baseURL: originOf(secure),
    basePath: '/api/auth',
    secret,
    telemetry: { enabled: false },
    database: drizzleAdapter(store.db, {
      provider: 'pg',
      schema: { users, sessions, accounts, verifications, two_factors },
      transaction: true,
    }),
    ...tables,
    plugins: [secondFactor],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MAX_PASSWORD,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: HOUR_S,
      sendResetPassword: async ({ user, token }) => onReset(user.email, token),
    },
    rateLimit: {
      enabled: true,
      customRules: {
        '/sign-in/email': FIVE_A_MINUTE,
        '/two-factor/*': FIVE_A_MINUTE,
        '/request-password-reset': FIVE_A_MINUTE,
      },
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: secure,
      defaultCookieAttributes: { path: config.base_path || '/', httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [CLIENT_IP] },
      // Left out, both are off in tests: they would then prove nothing.
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    // Its lines and the database's errors name people; what went wrong is told without them.
    logger: { disabled: true },
    onAPIError: { onError: (error) => tell(log, error) },
  })
}

export type Auth = ReturnType<typeof makeAuth>

function tell(log: Logger, error: unknown): void {
  const { name, cause, statusCode = 500 } = error as { name?: string; cause?: Error; statusCode?: number }
  if (statusCode >= 500) log.error({ name, code: (cause as NodeJS.ErrnoException | undefined)?.code }, 'Sign-in failed')
}
