import type {
  PostApiV1InsightsFunnelData,
  PostApiV1InsightsFunnelResponse,
  PostApiV1InsightsRetentionData,
  PostApiV1InsightsRetentionResponse,
  PostApiV1InsightsTrendData,
  PostApiV1InsightsTrendResponse,
} from '../../generated/types.gen.ts'

/** The questions as the API takes them. While one is being put together, an event named '' is not chosen yet. */
export type TrendQuery = NonNullable<PostApiV1InsightsTrendData['body']>
export type FunnelQuery = NonNullable<PostApiV1InsightsFunnelData['body']>
export type RetentionQuery = NonNullable<PostApiV1InsightsRetentionData['body']>

export type TrendAnswer = PostApiV1InsightsTrendResponse
export type FunnelAnswer = PostApiV1InsightsFunnelResponse
export type RetentionAnswer = PostApiV1InsightsRetentionResponse

export type Series = TrendQuery['series'][number]
export type EventFilter = FunnelQuery['steps'][number]
/** What is asked: days, or the last so many. */
export type Range = TrendQuery['range']
/** What was answered. */
export type Days = TrendAnswer['days']
export type Interval = NonNullable<TrendQuery['interval']>

export const kinds = ['trend', 'funnel', 'retention'] as const
export type Kind = (typeof kinds)[number]

export interface Queries {
  trend: TrendQuery
  funnel: FunnelQuery
  retention: RetentionQuery
}

export const intervals = ['hour', 'day', 'week', 'month'] as const
export const measures = ['events', 'people', 'sum', 'average'] as const
export const orders = ['ordered', 'strict', 'any'] as const
export const periods = ['day', 'week', 'month'] as const

export const DAY_S = 86_400
/** The API's own: what holds where a question does not say. */
export const DEFAULT_WINDOW_S = 14 * DAY_S
export const DEFAULT_PERIODS = 8
