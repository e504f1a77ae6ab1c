import { bert4rec } from './bert4rec.ts'
import { caser } from './caser.ts'
import { esasrec } from './esasrec.ts'
import { gru4rec } from './gru4rec.ts'
import { hstu } from './hstu.ts'
import type { NextItemFamily } from './next-item.ts'
import { sasrec } from './sasrec.ts'
import { twoTower } from './two-tower.ts'

/** Every network that reads the order of what people took, whether or not a run tries it unasked. */
export const networks: readonly NextItemFamily[] = [gru4rec, caser, sasrec, bert4rec, hstu, esasrec, twoTower]
