/** Phrases of the trade by what they mean: golden/words.json. UPDATE_GOLDEN=1 sorts them anew; read the difference. */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { meaningOf } from './phrase-meaning.ts'

const path = new URL('golden/words.json', import.meta.url)
const expected = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, readonly string[]>>

if (process.env['UPDATE_GOLDEN'] === '1') {
  const groups = Map.groupBy(Object.values(expected).flat(), meaningOf)
  writeFileSync(path, `${JSON.stringify(Object.fromEntries(groups), null, 1)}\n`)
}

test.each(Object.entries(expected))('%s', (meaning, phrases) => {
  const mismatches = phrases.map((phrase) => [phrase, meaningOf(phrase)]).filter(([, got]) => got !== meaning)
  expect(mismatches).toEqual([])
})
