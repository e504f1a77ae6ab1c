/** A dashed line with its name at a value of an axis: where an alert begins. */
export const limitLine = (value: number, name: string, axis: 'x' | 'y') => ({
  symbol: 'none',
  silent: true,
  animation: false,
  lineStyle: { type: 'dashed', color: '#868e96', width: 1.5 },
  label: { formatter: name, position: axis === 'x' ? 'end' : 'insideEndTop', color: '#868e96' },
  data: [axis === 'x' ? { xAxis: value } : { yAxis: value }],
})
