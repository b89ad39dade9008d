/** The parts of the static page that need no browser. */
import { expect, test } from 'vitest'
import { wordsOfFields } from '../../src/page/job-form.ts'
import { jobFragment, wordsOfFragment } from '../../src/page/job-link.ts'
import { readSnapshot, snapshotText } from '../../src/catalog/snapshot.ts'

test('a snapshot gives back maps, sets, typed arrays and numbers that JSON lacks', () => {
  const value = {
    map: new Map<string, unknown>([
      ['a', new Set([1, null])],
      ['b', [{ of: [undefined, Number.POSITIVE_INFINITY, -0.5] }]],
    ]),
    coordinates: Float64Array.of(0.1, 1e-300),
    codes: Int32Array.of(-1, 2),
    pattern: /a\/é/giu,
    text: '$ "quoted" \u2028',
  }
  expect(readSnapshot(snapshotText(value))).toEqual(value)
  expect(readSnapshot(snapshotText({ absent: undefined }))).toEqual({})
  expect(Number.isNaN(readSnapshot(snapshotText(Number.NaN)))).toBe(true)
})

test.each([[{ now: () => 1 }], [{ day: new Date(0) }], [{ body: new WeakMap() }], [{ $: 'Map' }]])(
  'what a snapshot cannot keep is refused when it is made: %o',
  (value) => {
    expect(() => snapshotText(value)).toThrow(/cannot be kept|is taken/)
  },
)

test('the fields of the form become the line that anybody could have typed', () => {
  const empty = { model: '', data: '', method: '', gpus: '', budget: '', deadline: '' }
  expect(wordsOfFields(empty)).toBe('')
  expect(
    wordsOfFields({
      model: ' Llama 3.1 8B ',
      data: '5,000 chats',
      method: 'qlora',
      gpus: '8 h100',
      budget: '$ 500',
      deadline: 'friday',
    }),
  ).toBe('Llama 3.1 8B, 5,000 chats, qlora, on 8 h100, under $500, by friday')
  expect(wordsOfFields({ ...empty, gpus: 'any', budget: 'none', deadline: '24 h' })).toBe('within 24 h')
})

test.each(['70b 2B tokens', 'a & b = #1 + 50%', 'кот 猫\nseq_len: 2048'])('a link carries its words: %s', (words) => {
  const fragment = jobFragment(words)
  expect(fragment).toMatch(/^#q=[\w%+.*-]+$/)
  expect(wordsOfFragment(fragment)).toBe(words)
})
