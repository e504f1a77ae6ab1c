import { lastDay } from '../src/evaluate/protocols/last-day.ts'
import { leaveOneOut } from '../src/evaluate/protocols/leave-one-out.ts'
import { newItems } from '../src/evaluate/protocols/new-items.ts'
import { nextBasket } from '../src/evaluate/protocols/next-basket.ts'
import type { Protocol } from '../src/evaluate/protocols/protocol.ts'
import { time } from '../src/evaluate/protocols/time.ts'

/** The protocols by the name they are asked for with. */
export const protocols = {
  'leave-one-out': leaveOneOut,
  'last-day': lastDay,
  time,
  'next-basket': nextBasket,
  'new-items': newItems,
} satisfies Record<string, Protocol>
