interface BandOptions {
  /** Its name in the legend. */
  name: string
  /** Of its own for each band of a chart. */
  stack: string
  lo: readonly (number | null)[]
  hi: readonly (number | null)[]
  colour: string
  opacity: number
}

/** An interval as an area: an unseen line at its lower end, and what lies between the two ends stacked on it. */
export function band({ name, stack, lo, hi, colour, opacity }: BandOptions) {
  const unseen = { type: 'line', stack, stackStrategy: 'all', symbol: 'none', silent: true, lineStyle: { opacity: 0 } }
  return [
    // ECharts takes a name that the legend does not hold for one that is always shown.
    { ...unseen, name: `${name}…`, data: lo, tooltip: { show: false } },
    {
      ...unseen,
      name,
      data: lo.map((low, i) => {
        const high = hi[i]
        return low === null || high === null ? null : high - low
      }),
      areaStyle: { color: colour, opacity },
      itemStyle: { color: colour, opacity },
    },
  ]
}
