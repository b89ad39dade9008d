/** "Same box", "the sequence length stays", "we keep the data": what was said of a run before holds for the next one too. */
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import type { Slot } from './slots.ts'

const ofQuantity =
  (...measures: readonly string[]) =>
  (slot: Slot): boolean =>
    slot.role === 'quantity' && measures.includes(slot.measure)

const things: readonly (readonly [words: string, isOf: (slot: Slot) => boolean])[] = [
  [
    'box boxes machine machines node nodes hardware gpu gpus card cards server servers cluster rig setup hw',
    ({ role }) => role === 'gpus' || role === 'count' || role === 'nodes',
  ],
  ['seq sequence sequences context ctx', ofQuantity('sequence')],
  ['batch', ofQuantity('batch', 'globalBatch')],
  ['rank', ofQuantity('rank')],
  ['epochs passes', ofQuantity('epochs')],
  [
    'data dataset corpus tokens examples rows samples pairs',
    (slot) =>
      slot.role === 'dataset' ||
      (slot.role === 'unitless' && slot.amount.magnitude !== 'b') ||
      ofQuantity('tokens', 'bytes', 'examples', 'length', 'epochs', 'steps', 'imageCount')(slot),
  ],
  ['provider cloud seller', ({ role }) => role === 'providers'],
]
const thingOf: ReadonlyMap<string, (slot: Slot) => boolean> = new Map(
  things.flatMap(([words, isOf]) => words.split(' ').map((word) => [word, isOf] as const)),
)

/** Whether a slot is of a thing that stays as it was. `isPresent`: a token tells of no other time. */
export function keptThings(
  { tokens }: Pick<RecognizedText, 'tokens'>,
  isPresent: (at: number) => boolean,
): (slot: Slot) => boolean {
  const textAt = (at: number): string => tokens[at]?.text ?? ''
  const kept = tokens.flatMap(({ text }, at) => {
    const isOf = thingOf.get(text)
    if (isOf === undefined) return []
    // "The exact same data", "keep the seq": one word of whose it is may stand between.
    const before = articles.has(textAt(at - 1)) ? textAt(at - 2) : textAt(at - 1)
    const isSame = before === 'same' && isPresent(at)
    // "Sequence length stays at that"
    const behind = textAt(ofThing.has(textAt(at + 1)) ? at + 2 : at + 1)
    return isSame || keeping.has(before) || staying.has(behind) ? [isOf] : []
  })
  return (slot) => kept.some((isOf) => isOf(slot))
}
const articles: ReadonlySet<string> = new Set(['the', 'our', 'my', 'this', 'that'])
const ofThing: ReadonlySet<string> = new Set(['length', 'len', 'size', 'set', 'window'])
const keeping: ReadonlySet<string> = new Set(['keep', 'keeping', 'keeps', 'leave', 'leaving'])
const staying: ReadonlySet<string> = new Set(['stays', 'stay', 'remains', 'remain', 'unchanged'])
