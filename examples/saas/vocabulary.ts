import { cumulated } from './random.ts'

/** A property's possible values, each as the ready piece of JSON `,"name":value`: an event is then joined, not built. */
export type Fragments = readonly string[]

const names = new Set<string>()

/** Every property name that an event may carry: 200 of them. */
export const propertyNames: ReadonlySet<string> = names

export function property(name: string, values: readonly (string | number | boolean)[]): Fragments {
  names.add(name)
  return values.map((value) => `,"${name}":${JSON.stringify(value)}`)
}

/** A property whose values are made as the event is: `name` with the colon, ready to take a value. */
export function open(name: string): string {
  names.add(name)
  return `,"${name}":`
}

const steps = (from: number, to: number, count: number) =>
  Array.from({ length: count }, (_, i) => Math.round(from * (to / from) ** (i / (count - 1))))

/** What a visitor comes with and keeps. Weights stand beside the values. */
export const browsers = {
  values: property('$browser', ['Chrome', 'Safari', 'Edge', 'Firefox', 'Samsung Internet']),
  shares: cumulated([52, 24, 12, 9, 3]),
  /** The browser in which the onboarding breaks. */
  broken: 1,
}
export const systems = {
  values: property('$os', ['Windows', 'macOS', 'Linux', 'iOS', 'Android']),
  /** By browser. */
  shares: [
    [60, 25, 6, 0, 9],
    [0, 62, 0, 38, 0],
    [92, 7, 1, 0, 0],
    [55, 20, 22, 0, 3],
    [0, 0, 0, 0, 100],
  ].map(cumulated),
}
export const devices = property('$device_type', ['Desktop', 'Mobile'])
export const countries = {
  values: property('country', ['US', 'DE', 'GB', 'FR', 'CN', 'IN', 'BR', 'NL', 'ES', 'JP', 'CA', 'AU']),
  shares: cumulated([34, 13, 10, 7, 7, 7, 5, 4, 4, 3, 3, 3]),
  /** Hours ahead of UTC, summer time aside. */
  offset_h: [-6, 1, 0, 1, 8, 5, -3, 1, 1, 9, -5, 10],
}
export const languages = property('language', ['en', 'de', 'en', 'fr', 'zh', 'en', 'pt', 'nl', 'es', 'ja', 'en', 'en'])
export const versions = property('app_version', ['4.1.0', '4.2.0', '4.2.1', '4.3.0', '4.4.0'])
export const widths = property('screen_width', [390, 414, 1280, 1440, 1536, 1920, 2560])

/** How a visitor came. `converts`: how much likelier than others to sign up. */
export const channels = [
  { share: 30, converts: 1.3, fields: [property('$referrer', ['$direct'])[0]] },
  { share: 28, converts: 1.1, fields: [property('$referrer', ['https://www.google.com/'])[0]] },
  { share: 12, converts: 0.7, fields: campaign('google', 'cpc', 'brand') },
  { share: 10, converts: 0.5, fields: campaign('facebook', 'paid-social', 'spring') },
  { share: 8, converts: 1.5, fields: campaign('newsletter', 'email', 'monthly') },
  { share: 7, converts: 0.9, fields: campaign('linkedin', 'paid-social', 'teams') },
  { share: 5, converts: 2.2, fields: campaign('partner', 'referral', 'integrations') },
]
export const channelShares = cumulated(channels.map(({ share }) => share))

function campaign(source: string, medium: string, name: string): string[] {
  return [
    property('$referrer', [`https://${source}.example/`])[0],
    property('utm_source', [source])[0] + property('utm_medium', [medium])[0] + property('utm_campaign', [name])[0],
  ]
}

export const extras = [
  property('utm_content', ['hero', 'footer', 'video', 'banner']),
  property('utm_term', ['project tool', 'team planning', 'kanban']),
  property('experiment_variant', ['control', 'short-form']),
  property('load_ms', steps(180, 6_000, 24)),
  property('scroll_share', [0.1, 0.25, 0.5, 0.75, 1]),
]
export const pages = [
  '/',
  '/pricing',
  '/features',
  '/blog/planning',
  '/docs',
  '/customers',
  '/security',
  '/signup',
].map(
  (path) =>
    property('$current_url', [`https://saas.example${path}`])[0] +
    property('$pathname', [path])[0] +
    property('page_title', [path === '/' ? 'Home' : path.slice(1)])[0],
)

/** What an account is. */
export const plans = property('plan', ['free', 'team', 'business'])
export const account = [
  property('company_size', ['1', '2-10', '11-50', '51-200', '201+']),
  property('industry', ['software', 'agency', 'retail', 'education', 'health', 'finance', 'other']),
  property('role', ['owner', 'manager', 'member', 'developer', 'designer']),
]
export const seats = property('seats', [1, 2, 3, 5, 8, 12, 20, 40])
export const method = property('signup_method', ['email', 'google', 'github', 'sso'])

export const onboarding = ['create_workspace', 'import_data', 'invite_team', 'first_project', 'finish'].map(
  (step, i) => property('step', [step])[0] + property('step_index', [i + 1])[0],
)
/** Place of the step that breaks. */
export const BROKEN_STEP = 1
export const onboardingExtras = [
  property('duration_s', steps(4, 900, 24)),
  property('attempts', [1, 1, 1, 2, 3]),
  property('source_type', ['csv', 'trello', 'asana', 'jira', 'none']),
]

export const errors = [
  property('error_type', ['TypeError', 'NetworkError', 'TimeoutError', 'ValidationError']),
  property('error_code', ['E_FETCH', 'E_STATE', 'E_LIMIT', 'E_UNKNOWN']),
  property('component', ['editor', 'board', 'importer', 'billing', 'search']),
  property('handled', [true, false]),
  property('http_status', [0, 400, 404, 409, 500, 503]),
]
export const importError =
  property('error_type', ['DataCloneError'])[0] +
  property('component', ['importer'])[0] +
  property('handled', [false])[0]

export const invites = [
  property('invite_channel', ['email', 'link', 'slack']),
  property('invitee_role', ['member', 'manager', 'guest']),
  property('invites_sent', [1, 2, 3, 5]),
]
export const upgrades = [
  property('billing_period', ['month', 'year']),
  property('amount', [29, 49, 99, 290, 490]),
  property('currency', ['EUR', 'USD', 'GBP']),
  property('coupon', ['none', 'none', 'WELCOME10', 'PARTNER20']),
  property('trigger', ['limit', 'trial_end', 'sales', 'self']),
]
export const cancellations = [
  property('cancel_reason', ['too expensive', 'missing feature', 'not used', 'competitor', 'project over']),
  property('cancel_feedback', [true, false]),
  property('refunded', [true, false]),
]
export const session = [
  property('entry', ['bookmark', 'email', 'notification', 'search']),
  property('network', ['wifi', 'ethernet', '4g', '5g']),
  property('theme', ['light', 'light', 'dark']),
  property('notifications_on', [true, true, false]),
  property('unread_count', steps(1, 60, 12)),
]

const featureNames =
  'board task comment document report automation calendar timeline search file template dashboard form integration mention reminder export label filter chat video goal timesheet approval'.split(
    ' ',
  )

export interface Feature {
  use: string
  extras: Fragments[]
}

/** What people do in it; each feature has six properties of its own. */
export const features: readonly Feature[] = featureNames.map((name) => ({
  use: property('feature', [name])[0],
  extras: [
    property(`${name}_count`, steps(1, 200, 16)),
    property(`${name}_source`, ['menu', 'shortcut', 'toolbar', 'api']),
    property(`${name}_duration_ms`, steps(40, 90_000, 32)),
    property(`${name}_kind`, ['small', 'standard', 'large', 'shared']),
    property(`${name}_result`, ['saved', 'saved', 'saved', 'cancelled']),
    property(`${name}_first_time`, [true, false, false, false]),
  ],
}))
/** A few features are most of the use. */
export const featureShares = cumulated(features.map((_, i) => 1 / (i + 1)))

export const keys = {
  session: open('$session_id'),
  account: open('account_id'),
  anonymous: open('$anon_distinct_id'),
  days: open('days_since_signup'),
}
