/** Slips of letters in common words are read through; words that only look like one stay. */
import { expect, test } from 'vitest'
import { spellingMender } from '../../../src/language/lexicon/spelling-mender.ts'
import { catalog } from '../fixtures.ts'

const mend = spellingMender(catalog.lexicon)

test.for([
  ['shoud we borrow a sevrer overnihgt', 'should we borrow a server overnight'],
  ['is the storrage realy included', 'is the storage really included'],
  ['Becuase the custmer asked', 'because the customer asked'],
])('“%s” is “%s”', ([typed = '', meant = '']) => {
  expect(mend(typed).toLowerCase()).toBe(meant.toLowerCase())
})

test.for([
  'rust code, cold storage, a moth and an adapter',
  'oder auf deutsch, contrat en français',
  'name it storrage-x_v2 at reelase.example',
  'the 7b modes and nodes',
])('“%s” stays', (text) => {
  expect(mend(text)).toBe(text)
})
