/** A slice of `npm run cards`. */
import { expect, test } from 'vitest'
import { line, type MessageContent, textBlock } from '../../src/presentation/content/message-content.ts'
import { cardFaults, figureFaults } from './card-faults.ts'
import { sweepCards } from './card-sweep.ts'

test('a card has at most 18 lines, 8 controls and 4 columns, and its figures agree', () => {
  const { cards, faults } = sweepCards(36)
  expect(faults).toEqual([])
  expect(cards).toBeGreaterThan(18)
})

test.each<[string, MessageContent['blocks'], RegExp]>([
  ['nineteen lines', [textBlock(Array.from({ length: 19 }, (_, at) => line(`Line ${at}`)))], /^19 lines$/],
  [
    'a sentence twice',
    [
      textBlock([
        line('Memory is tight on each of the GPUs.'),
        line('Watch out: Memory is tight on each of the GPUs.'),
      ]),
    ],
    /^said twice: /,
  ],
  [
    'a total in a row that is not that of the headline',
    [
      { kind: 'heading', text: '8 × H100 at Lambda: about 42 h, $1,470 in total' },
      { kind: 'table', columns: [{ title: 'Total', align: 'right' }], rows: [['$1,480']] },
    ],
    /^the first row: /,
  ],
  [
    'a difference that is none of its figures',
    [
      { kind: 'heading', text: '8 × H100 at Lambda: about 42 h, $1,040 in total' },
      textBlock([line('Total cost: $994 → $1,040 (+$47, +5%)')]),
    ],
    /^Total cost: /,
  ],
])('%s is a fault', (_, blocks, fault) => {
  expect(cardFaults({ text: [], blocks })).toEqual([expect.stringMatching(fault)])
})

test.each(['29 h (-14–53 h), $600', 'Closest: 8 × H100, 29 h, (unknown)', 'about NaN h'])('%s is no figure', (text) => {
  expect(figureFaults({ text: [line(text)], blocks: [] })).toHaveLength(1)
})
