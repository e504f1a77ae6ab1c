/** The part of ECharts' custom series that a whisker needs. */
interface Api {
  value(dimension: number): number
  coord(point: [x: number, y: number]): [number, number]
  visual(name: 'color'): string
}

const CAP = 6
const RADIUS = 5

/** Draws [value, row, low, high] as a point on a line with caps at its ends. `back` rings the point. */
export const whisker = (back: string) => (_params: unknown, api: Api) => {
  const row = api.value(1)
  const [[at, y], [low], [high]] = [0, 2, 3].map((dimension) => api.coord([api.value(dimension), row]))
  const stroke = api.visual('color')
  const line = (x1: number, y1: number, x2: number, y2: number) => ({
    type: 'line',
    shape: { x1, y1, x2, y2 },
    style: { stroke, lineWidth: 2 },
  })
  return {
    type: 'group',
    children: [
      line(low, y, high, y),
      line(low, y - CAP, low, y + CAP),
      line(high, y - CAP, high, y + CAP),
      { type: 'circle', shape: { cx: at, cy: y, r: RADIUS }, style: { fill: stroke, stroke: back, lineWidth: 1.5 } },
    ],
  }
}
