import type { StoredEvent } from './use-event.ts'

const telling = ['name', 'title', 'item', '$pathname', '$current_url', 'path', 'url', 'order_id', 'plan']

/** What an event is about, by the properties that usually say so; '' where none does. */
export function inShort({ properties }: StoredEvent): string {
  const first = telling
    .map((one) => properties[one])
    .find((one) => (typeof one === 'string' && one !== '') || typeof one === 'number')
  return first === undefined ? '' : String(first)
}
