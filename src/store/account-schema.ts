import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { created, instant, project } from './metadata-schema.ts'

/** People who sign in. This table and the four below are better-auth's: their meaning is in its documentation. */
export const users = pgTable('users', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  email_verified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  two_factor_enabled: boolean('two_factor_enabled').notNull().default(false),
  created_at: created(),
  updated_at: instant('updated_at').notNull().defaultNow(),
})

const user = () =>
  text('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' })

export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    user_id: user(),
    token: text('token').notNull().unique(),
    expires_at: instant('expires_at').notNull(),
    ip_address: text('ip_address'),
    user_agent: text('user_agent'),
    created_at: created(),
    updated_at: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index('sessions_user').on(table.user_id)],
)

/** How a user proves who they are: here a password, hashed by better-auth (scrypt). */
export const accounts = pgTable(
  'accounts',
  {
    id: text('id').primaryKey(),
    user_id: user(),
    account_id: text('account_id').notNull(),
    provider_id: text('provider_id').notNull(),
    password: text('password'),
    access_token: text('access_token'),
    refresh_token: text('refresh_token'),
    id_token: text('id_token'),
    access_token_expires_at: instant('access_token_expires_at'),
    refresh_token_expires_at: instant('refresh_token_expires_at'),
    scope: text('scope'),
    created_at: created(),
    updated_at: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index('accounts_user').on(table.user_id)],
)

/** Short-lived proofs, such as a password reset under way. */
export const verifications = pgTable(
  'verifications',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expires_at: instant('expires_at').notNull(),
    created_at: created(),
    updated_at: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index('verifications_identifier').on(table.identifier)],
)

/** Second factors (TOTP); secret and backup codes are encrypted by better-auth. */
export const two_factors = pgTable(
  'two_factors',
  {
    id: text('id').primaryKey(),
    user_id: user(),
    secret: text('secret').notNull(),
    backup_codes: text('backup_codes').notNull(),
    verified: boolean('verified').notNull().default(true),
    failed_verification_count: integer('failed_verification_count').notNull().default(0),
    locked_until: instant('locked_until'),
  },
  (table) => [index('two_factors_user').on(table.user_id)],
)

const memberRole = () => text('role', { enum: ['owner', 'editor', 'viewer'] }).notNull()

/** Who may do what in a project. */
export const members = pgTable(
  'members',
  { project_id: project(), user_id: user(), role: memberRole(), created_at: created() },
  (table) => [primaryKey({ columns: [table.project_id, table.user_id] })],
)

/** Links that let somebody join a project; the first start's set-up link is one. Only the token's hash is kept. */
export const invitations = pgTable(
  'invitations',
  {
    id: uuid('id').primaryKey(),
    project_id: project(),
    role: memberRole(),
    token_hash: text('token_hash').notNull(),
    created_at: created(),
    expires_at: instant('expires_at').notNull(),
    accepted_at: instant('accepted_at'),
  },
  (table) => [uniqueIndex('invitations_token').on(table.token_hash)],
)
