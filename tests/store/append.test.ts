import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appendTemporary, integers, texts } from '../../src/store/append.js'
import { openStore, type Store } from '../../src/store/store.js'

let store: Store

beforeEach(async () => {
  store = await openStore(':memory:')
})

afterEach(async () => {
  await store.close()
})

describe('columns that are appended', () => {
  it.each([1, 2047, 2048, 2049, 5000])('stand in the table as they were given: %i rows', async (rows) => {
    const numbers = Array.from({ length: rows }, (_, row) => (row * 7919) % 1009)
    await store.run('create temp table pairs (place integer, number integer)')
    await appendTemporary(store.connection, 'pairs', [integers(numbers.keys()), integers(numbers)])
    expect(await store.rows('select number from pairs order by place')).toEqual(numbers.map((number) => [number]))

    const words = numbers.map((number) => (number % 3 === 0 ? null : `word ${number}`))
    await store.run('create temp table words (place integer, word varchar)')
    await appendTemporary(store.connection, 'words', [integers(words.keys()), texts(words)])
    expect(await store.rows('select word from words order by place')).toEqual(words.map((word) => [word]))
  })
})
