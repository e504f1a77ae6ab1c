import { expect, test } from 'vitest'
import { classScores } from './confusion.ts'

test('scores of three classes are those counted by hand', () => {
  const { accuracy, precision, recall, f1, confusion } = classScores([0, 0, 1, 1, 1, 2], [0, 1, 1, 1, 0, 2], {
    classes: 3,
  })
  expect(confusion).toEqual([
    [1, 1, 0],
    [1, 2, 0],
    [0, 0, 1],
  ])
  expect(accuracy).toBeCloseTo(4 / 6)
  expect(precision).toBeCloseTo((1 / 2 + 2 / 3 + 1) / 3)
  expect(recall).toBeCloseTo((1 / 2 + 2 / 3 + 1) / 3)
  expect(f1).toBeCloseTo((1 / 2 + 2 / 3 + 1) / 3)
})

test('a class that is never named has precision 0, not NaN', () => {
  expect(classScores([0, 1], [0, 0], { classes: 2 }).precision).toBe(0.25)
})
