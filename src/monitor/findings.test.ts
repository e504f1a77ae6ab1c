import { expect, test } from 'vitest'
import { findings } from './findings.ts'
import type { Report } from './report.ts'

const calm: Report = {
  target: 'shop',
  made_at: '2026-02-01T00:00:00.000Z',
  model: { name: 'ease', version: 3, cutoff: '2026-01-25T00:00:00.000Z' },
  effect: {
    use: 'recommendation',
    requests: 100,
    settled: 90,
    champion: { rate: 0.3, n: 80 },
    control: { rate: 0.2, n: 10 },
    lift: 0.5,
    lift_ci95: [-0.1, 1.2],
  },
  drift: [{ input: 'price', psi: 0.05, alert: false, rows_reference: 900, rows_now: 300 }],
  freshness: { last_event_days: 0.1, model_days: 7 },
}

test('a target that does well gives nothing to look at', () => {
  expect(findings(calm)).toEqual([])
})

test('an input that moved is named with its PSI and calls for learning anew', () => {
  const drift = [{ input: 'item_mix', psi: 0.43, alert: true, rows_reference: 900, rows_now: 300 }]
  expect(findings({ ...calm, drift })).toMatchObject([
    { kind: 'drift', subject: 'item_mix', retrain: true, message: expect.stringContaining('PSI 0.43') },
  ])
})

test('a lift whose whole interval lies below zero is told', () => {
  const effect = { ...calm.effect, lift: -0.3, lift_ci95: [-0.5, -0.1] } as Report['effect']
  expect(findings({ ...calm, effect })).toMatchObject([{ kind: 'effect', subject: 'lift', retrain: true }])
})

test('a source that fell silent is told, and is not blamed on the model', () => {
  expect(findings({ ...calm, freshness: { last_event_days: 9, model_days: 9 } })).toMatchObject([
    { kind: 'freshness', subject: 'events', retrain: false },
  ])
})

test('a source that fell silent starts no run, however old the model and whatever moved', () => {
  const drift = [{ input: 'item_mix', psi: 0.43, alert: true, rows_reference: 900, rows_now: 0 }]
  const found = findings({ ...calm, drift, freshness: { last_event_days: 400, model_days: 400 } })
  expect(found.map(({ subject, retrain }) => [subject, retrain])).toEqual([
    ['item_mix', false],
    ['events', false],
    ['model', false],
  ])
})

test('a forecast half again as wrong as promised is told', () => {
  const effect = {
    use: 'forecast',
    days: 14,
    series: 20,
    mase: 1.6,
    wape: 0.5,
    coverage80: 0.8,
    coverage95: 0.95,
    expected_mase: 1,
  } as const
  expect(findings({ ...calm, effect })).toMatchObject([{ kind: 'effect', subject: 'mase' }])
  expect(findings({ ...calm, effect: { ...effect, mase: 1.4 } })).toEqual([])
  expect(findings({ ...calm, effect: { ...effect, days: 2 } })).toEqual([])
})

test('probabilities that are off are told', () => {
  const effect = {
    use: 'propensity',
    people: 500,
    auc: 0.7,
    average_precision: 0.5,
    brier: 0.2,
    mean_probability: 0.5,
    rate: 0.3,
    ece: 0.2,
  } as const
  expect(findings({ ...calm, effect })).toMatchObject([{ kind: 'calibration', subject: 'ece' }])
  // Forty answers that are right on average miss by as much.
  expect(findings({ ...calm, effect: { ...effect, people: 40 } })).toEqual([])
})
