import { baseRate } from './base-rate.ts'
import type { Classifier, Examples } from './classifier.ts'
import type { Family } from './family.ts'
import { logistic } from './logistic.ts'

/** Every family of classifiers, simple ones first. */
export const classifiers: readonly Family<Examples, Classifier>[] = [baseRate, logistic]
