import { expect, test } from 'vitest'
import { forecastJudge } from './forecast.ts'
import { gate } from './gate.ts'
import { recommendationJudge } from './recommendation.ts'

/** NDCG of 200 people, better by a shift for everyone, with noise. */
const entrant = (name: string, shift: number, how = '', people = 200) => {
  const ndcg = Float64Array.from({ length: people }, (_, i) => 0.3 + shift + 0.2 * Math.sin(i * 1.7 + shift))
  const mean = ndcg.reduce((sum, value) => sum + value, 0) / ndcg.length
  return { name, how, scored: { metrics: { ndcg10: mean }, ci95: {}, units: { ndcg } } }
}

const judged = (candidate: number, champion: number | null, baseline = 0) =>
  gate(recommendationJudge, {
    candidate: entrant('blend', candidate),
    champion: champion === null ? null : entrant('ease', champion, 'as it serves'),
    baseline: entrant('popularity-28d', baseline),
    seed: 1,
  })

test('a first champion must beat the strong baseline by more than noise', () => {
  expect(judged(0.1, null)).toMatchObject({
    promote: true,
    against: 'popularity-28d',
    verdict: expect.stringContaining('Promoted: blend'),
  })
  expect(judged(0, null)).toMatchObject({ promote: false, verdict: expect.stringContaining('the baseline answers') })
})

test('a later one must beat the champion, and the words say how that was scored', () => {
  const { promote, against, ci95, verdict } = judged(0.1, 0.02)
  expect({ promote, against }).toEqual({ promote: true, against: 'ease' })
  expect(ci95[0]).toBeGreaterThan(0)
  expect(verdict).toContain('as it serves')
  expect(judged(0.05, 0.1)).toMatchObject({ promote: false, verdict: expect.stringContaining('the champion stays') })
})

test('what so few people agree on is chance, however sure their interval looks', () => {
  const of = (people: number) =>
    gate(recommendationJudge, {
      candidate: entrant('blend', 0.1, '', people),
      champion: null,
      baseline: entrant('popularity-28d', 0, '', people),
      seed: 1,
    })
  expect(of(1)).toMatchObject({ promote: false, verdict: expect.stringContaining('on 1 only, and 10 are needed') })
  expect(of(0)).toMatchObject({ promote: false, verdict: expect.stringContaining('nothing in the test window') })
})

test('each side is named with its score over what both know, so that the difference is theirs', () => {
  const entrant = (name: string, errors: Record<string, number>) => {
    const mase = Float64Array.from(Object.values(errors))
    const mean = mase.reduce((sum, value) => sum + value, 0) / mase.length
    return { name, how: '', scored: { metrics: { mase: mean }, ci95: {}, units: { ids: Object.keys(errors), mase } } }
  }
  const shared = Array.from({ length: 20 }, (_, i) => [`s${i}`, 1 + i / 100] as const)
  const better = Object.fromEntries(shared.map(([id, error]) => [id, error - 0.25]))
  const { verdict } = gate(forecastJudge, {
    // Twenty easy series known to both, and one that only the candidate dares to forecast.
    candidate: entrant('theta', { ...better, hard: 90 }),
    champion: entrant('naive', Object.fromEntries(shared)),
    baseline: entrant('seasonal-naive', {}),
    seed: 1,
  })
  expect(verdict).toBe(
    'Promoted: theta (mase 0.8450) beats the champion naive (1.0950) by 0.2500 (95 % interval 0.2500 to 0.2500) on the 20 series both know.',
  )
})
