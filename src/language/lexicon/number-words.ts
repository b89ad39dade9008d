/** Numbers in words, and the words for thousands and more. */
import type { Sense } from './senses.ts'

type NumberRow = readonly [pattern: string, sense: Sense]

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'

export const numberWords: readonly NumberRow[] = [
  ...ones.split(' ').map((word, value): NumberRow => [word, { kind: 'number', value, role: 'unit' }]),
  ...tens.split(' ').map((word, index): NumberRow => [word, { kind: 'number', value: (index + 2) * 10, role: 'tens' }]),
  ['fourty', { kind: 'number', value: 40, role: 'tens' }],
  ['(hundred|hundreds)', { kind: 'number', value: 100, role: 'hundred' }],
  ['(thousand|thousands)', { kind: 'number', value: 1e3, role: 'magnitude' }],
  [
    '(million|millions|milion|milions|millon|millones|millionen|mil|mill|mio|mln|mn)',
    { kind: 'number', value: 1e6, role: 'magnitude' },
  ],
  [
    '(billion|billions|milliard|milliards|milliarden|miliard|mrd|bil|bill|bn|bln)',
    { kind: 'number', value: 1e9, role: 'magnitude' },
  ],
  ['(trillion|trillions|tn|trn)', { kind: 'number', value: 1e12, role: 'magnitude' }],
  ['(lakh|lakhs)', { kind: 'number', value: 1e5, role: 'magnitude' }],
  ['(crore|crores)', { kind: 'number', value: 1e7, role: 'magnitude' }],
  ['(half a|half an|half)', { kind: 'number', value: 0.5, role: 'part' }],
  ['three quarters of (a|an)', { kind: 'number', value: 0.75, role: 'part' }],
  ['[a] quarter of (a|an)', { kind: 'number', value: 0.25, role: 'part' }],
  ['(a quarter|quarter)', { kind: 'number', value: 0.25, role: 'part' }],
  ['(single|lone)', { kind: 'number', value: 1, role: 'unit' }],
  ['[a] couple [of|of the]', { kind: 'number', value: 2, role: 'unit' }],
  ['(dual|twin)', { kind: 'number', value: 2, role: 'unit' }],
  ['quad', { kind: 'number', value: 4, role: 'unit' }],
  ['(pair of|a pair of)', { kind: 'number', value: 2, role: 'unit' }],
  ['[a] dozen', { kind: 'number', value: 12, role: 'unit' }],
  ['half a dozen', { kind: 'number', value: 6, role: 'unit' }],
]

/** Letters that hang on digits: "2B", "500k". */
export const magnitudes: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['mm', 1e6],
  ['mn', 1e6],
  ['mio', 1e6],
  ['mil', 1e6],
  ['mill', 1e6],
  ['mln', 1e6],
  ['b', 1e9],
  ['bn', 1e9],
  ['bln', 1e9],
  ['bil', 1e9],
  ['mrd', 1e9],
  ['milliard', 1e9],
  ['milliards', 1e9],
  ['milion', 1e6],
  ['millionen', 1e6],
  ['g', 1e9],
  ['t', 1e12],
  ['tn', 1e12],
  ['trn', 1e12],
  ['thousand', 1e3],
  ['million', 1e6],
  ['millions', 1e6],
  ['billion', 1e9],
  ['billions', 1e9],
  ['trillion', 1e12],
])
