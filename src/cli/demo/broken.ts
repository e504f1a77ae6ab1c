/** Three hundred events as broken senders make them; each kind has its own reason in the quarantine. */
export function brokenEvents(): unknown[] {
  const whole = {
    event: 'item_purchased',
    distinct_id: '12347',
    timestamp: '2011-11-09T08:00:00Z',
    properties: { item: '22423', quantity: 1, price: 12.75 },
  }
  const kinds: ((i: number) => unknown)[] = [
    (i) => ({ ...whole, timestamp: `yesterday, about ${i % 24} o'clock` }),
    (i) => ({ ...whole, distinct_id: '', properties: { ...whole.properties, order_id: `b${i}` } }),
    (i) => ({ ...whole, event: undefined, properties: { ...whole.properties, order_id: `b${i}` } }),
    (i) => ({ ...whole, properties: { ...whole.properties, name: `cup${i}\u0000saucer` } }),
    (i) => ({ ...whole, properties: `quantity=${i}` }),
    (i) => `536365,85123A,${i}`,
  ]
  return Array.from({ length: 300 }, (_, i) => kinds[i % kinds.length](i))
}
