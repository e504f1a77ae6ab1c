import { expect, test } from 'vitest'
import { givenServer } from '../server.ts'

test('items are written, replaced whole and read page by page', async () => {
  const { fetch } = await givenServer()
  const put = (items: object[]) => fetch('/api/v1/items', { role: 'ingest', json: { items } })
  await put([{ item: 'cup', name: 'Cup', price: 5 }, { item: 'bowl', tags: ['new'] }, { item: 'plate' }])
  expect(await (await put([{ item: 'cup', name: 'Mug' }])).json()).toEqual({ written: 1 })
  const read = async (query: string) => (await fetch(`/api/v1/items?${query}`, { role: 'read' })).json()
  expect(await read('limit=2')).toEqual({
    items: [
      { item: 'bowl', tags: ['new'] },
      { item: 'cup', name: 'Mug' },
    ],
    next: 'cup',
  })
  expect(await read('ids=plate&ids=cup&ids=none')).toMatchObject({
    items: [{ item: 'cup' }, { item: 'plate' }],
    next: null,
  })
  expect(await read('ids=bowl')).toMatchObject({ items: [{ item: 'bowl' }] })
  expect(await read('limit=2&cursor=cup')).toEqual({ items: [{ item: 'plate' }], next: null })
})

test('an item without an id is refused', async () => {
  const { fetch } = await givenServer()
  const answer = await fetch('/api/v1/items', { role: 'ingest', json: { items: [{ name: 'Cup' }] } })
  expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'core.invalid', field: 'items[0].item' }])
})

test('what no JSON reader takes becomes the replacement character', async () => {
  const { fetch } = await givenServer()
  const body = '{"items":[{"item":"a\\u0000b","name":"x\\ud800y\\u0000"}]}'
  const headers = { 'content-type': 'application/json' }
  await fetch('/api/v1/items', { role: 'ingest', method: 'POST', body, headers })
  const answer = await fetch('/api/v1/items', { role: 'read' })
  expect(await answer.json()).toMatchObject({ items: [{ item: 'a\ufffdb', name: 'x\ufffdy\ufffd' }] })
})
