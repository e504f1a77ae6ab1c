import { expect, test } from 'vitest'
import { daysOf } from './days.ts'
import type { Forecast, History } from './use-story.ts'

test('a day that was sold and foretold stands once, and days come in order', () => {
  const history = {
    actual: [
      { ds: '2011-12-08', units: 4 },
      { ds: '2011-12-09', units: 5 },
    ],
    backtest: [{ ds: '2011-12-09', mean: 3, lo80: 2, hi80: 4 }],
  } as History
  const points: Forecast['points'] = [{ ds: '2011-12-10', mean: 6, lo80: 5, hi80: 7, lo95: 4, hi95: 8 }]
  const days = daysOf(history, points)
  expect(days.map(({ ds, units, backtest, mean }) => [ds, units, backtest, mean])).toEqual([
    ['2011-12-08', 4, null, null],
    ['2011-12-09', 5, 3, null],
    ['2011-12-10', null, null, 6],
  ])
})
