/** Id of the series that all others add up to. */
export const TOTAL = '*'
