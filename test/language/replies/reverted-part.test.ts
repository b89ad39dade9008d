/** What a text takes back by name: a reason behind it is left off, and a wish behind it is not. */
import { expect, test } from 'vitest'
import { revertedPartIn } from '../../../src/language/replies/reverted-part.ts'

test.each([
  ['undo the l40s, they have no nvlink', 'l40s'],
  ['undo the rank change, i misread the table', 'rank'],
  ['undo the spot thing like it was before, but keep 16k', 'spot thing like it was before, but keep 16k'],
])('“%s” takes back “%s”', (text, part) => {
  expect(revertedPartIn(text)).toBe(part)
})
