import type { Interactions } from '../models/recommender.ts'
import { bornAfter } from './doctor/born-after.ts'
import { contextOf, type DoctorOptions } from './doctor/context.ts'
import { ids } from './doctor/ids.ts'
import { order } from './doctor/order.ts'
import type { DoctorReport } from './doctor/report.ts'
import { sizeOf } from './doctor/size.ts'
import { ties } from './doctor/ties.ts'
import { duplicatePeople, twinItems } from './doctor/twins.ts'

/**
 * What is wrong with interactions before anything is learnt from them: ties, orders and ids that tell, people and items
 * that are there twice, items that no model could have named. The same data and options give the same report. Cost:
 * near-linear; a second or two for a million events.
 */
export function doctor(data: Interactions, options: DoctorOptions = {}): DoctorReport {
  const context = contextOf(data, options)
  return {
    size: sizeOf(context),
    findings: [ties, order, ids, duplicatePeople, twinItems, bornAfter].map((check) => check(context)),
  }
}
