/** Figures over people of a share that has a null of one half. */
export interface SignTest {
  /** Share of pairs in the direction foretold; one half where there is none. */
  share: number
  /** Standard deviations from one half, when each person's order and its reverse are equally likely. */
  z: number
  pairs: number
}

/** The test of each person's balance (hits − misses) among so many pairs in all: signs are flipped a person at a time. */
export function signTest(balances: ArrayLike<number>, pairs: number): SignTest {
  let sum = 0
  let squares = 0
  for (let p = 0; p < balances.length; p++) {
    sum += balances[p]
    squares += balances[p] ** 2
  }
  return { share: pairs ? 0.5 + sum / pairs / 2 : 0.5, z: squares ? sum / Math.sqrt(squares) : 0, pairs }
}
