/** What stands around a value of a message, for the classifier that tells whether it is wanted. */
import { sameValue } from './grammar/chosen-slots.ts'
import { type Clause, clauseAt } from './grammar/clause.ts'
import { clausesOf } from './grammar/clauses.ts'
import type { Slot } from './grammar/slots.ts'
import type { ClauseCues } from './lexicon/clause-cues.ts'
import { type Mention, isKind } from './lexicon/meanings.ts'
import type { RecognizedText } from './recognizers/recognized-text.ts'
import type { Understanding } from './resolution/understanding.ts'
import { hashedFeature } from './text/hashed-feature.ts'
import { kindOf, sentenceAround, sentenceEnds } from './value-standing.ts'

/** A power of two. */
export const valueFeatureCount = 16_384

/** What one text offers for the choice of its values. */
export type ValueContext = {
  readonly recognized: RecognizedText
  /** All that was found, and sums and times that no rule reads. */
  readonly slots: readonly Slot[]
  /** What the rules of clauses leave of it. */
  readonly kept: ReadonlySet<Slot>
  readonly clauses: readonly Clause[]
  /** The words of the text, with a sign for each number and the kind of each value in place of it. */
  readonly words: readonly string[]
}

/** The values of a text with what is worked out once for all of them: the same where they are learned and where they are read. */
export function valueContextOf(
  {
    recognized,
    allSlots,
    slots,
    unrecognized,
  }: Pick<Understanding, 'recognized' | 'allSlots' | 'slots' | 'unrecognized'>,
  cues: ClauseCues,
): ValueContext {
  const all = [...allSlots, ...openValues(unrecognized)]
  const left = new Set(slots.map(placeOf))
  return {
    recognized,
    slots: all,
    kept: new Set(all.filter((slot) => left.has(placeOf(slot)))),
    clauses: clausesOf(recognized, cues),
    words: wordsOf(recognized, all),
  }
}

/** Where a slot stands and what it is: a filter of the grammar may have made another of it. */
export const placeOf = ({ from, to, role }: Slot): string => `${from} ${to} ${role}`

/** What a slot is of: GPUs are counted in two ways, and so many tokens are one example. */
export function valueKind(slot: Slot): string {
  const kind = kindOf(slot)
  if (kind === 'gpus' && slot.role === 'quantity') return 'count'
  if (kind !== 'data') return kind
  if (slot.role === 'dataset') return 'dataset'
  // "350M": a small model, or an amount of data.
  if (slot.role === 'unitless') return 'millions'
  return 'amount' in slot && slot.amount.value < fewestTokens ? 'length' : kind
}
const fewestTokens = 50_000

/** Sums of money and times that no rule makes anything of: as a budget and as a deadline, in case they are. */
const openValues = (mentions: readonly Mention[]): readonly Slot[] =>
  mentions.flatMap((mention): readonly Slot[] => {
    if (!isKind(mention, 'amount') || mention.meaning.hourly === true) return []
    const { from, to, meaning } = mention
    const measure = meaning.measure === 'money' ? 'budget' : meaning.measure === 'hours' ? 'deadline' : null
    return measure === null ? [] : [{ role: 'quantity', measure, amount: meaning, from, to }]
  })

/** Indices of the features of a slot, each once, below `valueFeatureCount`. */
export function valueFeatures(slot: Slot, context: ValueContext): readonly number[] {
  return [...new Set(namedFeatures(slot, context).map((name) => hashedFeature(name, valueFeatureCount)))]
}

/** Words nearer than the first number stand beside a value, nearer than the second around it. */
const near = 2
const around = 6

function namedFeatures(slot: Slot, context: ValueContext): readonly string[] {
  const { recognized, slots, kept, clauses, words } = context
  const { tokens } = recognized
  const kind = valueKind(slot)
  const [start, stop] = sentenceAround(slot, recognized)
  const end = Math.min(tokens.length, stop + 1)
  const clause = clauseAt(clauses, slot.from)
  const weight = Math.max(-3, Math.min(3, Math.round(clause?.weight ?? 0)))
  const rule = kept.has(slot) ? 'kept' : 'dropped'
  const alike = slots.filter((other) => other !== slot && valueKind(other) === kind)
  const rivals = alike.filter((other) => !sameValue(other, slot))
  const before = Math.min(2, rivals.filter(({ from }) => from < slot.from).length)
  const after = Math.min(2, rivals.filter(({ from }) => from > slot.from).length)
  const keptRivals = Math.min(2, rivals.filter((other) => kept.has(other)).length)
  const isAgain = rivals.length < alike.length
  const mates = new Set(slots.filter(({ from }) => from >= start && from < end).map(valueKind))
  const features = [
    `kind ${kind}`,
    `rule ${rule}`,
    `rule ${rule} ${kind}`,
    `rule ${rule} rivals ${keptRivals}`,
    `weight ${weight}`,
    `weight ${weight} ${rule}`,
    `off plan ${clause?.isOffPlan === true} ${clause?.isLater === true}`,
    `rivals ${before} ${after}`,
    `rivals ${before} ${after} ${kind}`,
    `rivals ${before} ${after} weight ${weight}`,
    `again ${isAgain}`,
    `mates ${Math.min(5, mates.size)}`,
    `place ${Math.floor((4 * slot.from) / Math.max(1, tokens.length))}`,
    `asked ${tokens[end - 1]?.text === '?'}`,
  ]
  for (const mate of mates) features.push(`mate ${mate}`)
  const sides = [
    ['left', -1, slot.from - 1],
    ['right', 1, slot.to],
  ] as const
  for (const [side, step, first] of sides) {
    let previous = ''
    for (let distance = 0; distance < around; distance += 1) {
      const word = words[first + step * distance]
      if (word === undefined) break
      features.push(`${side} ${distance < near ? 'near' : 'far'} ${word}`)
      if (distance < near) features.push(`${side} ${kind} ${word}`)
      if (distance > 0 && distance < 4) features.push(`${side} pair ${previous} ${word}`)
      if (distance > near && sentenceEnds.has(word)) break
      previous = word
    }
  }
  const [clauseStart, clauseEnd] = [clause?.from ?? start, clause?.to ?? end]
  for (let at = clauseStart; at < clauseEnd; at += 1) features.push(`clause ${words[at]}`)
  for (let at = start; at < end; at += 1) features.push(`sentence ${words[at]}`)
  features.push(
    `begins ${words[start]} ${words[start + 1]}`,
    `clause begins ${words[clauseStart]} ${words[clauseStart + 1]}`,
  )
  return features
}

function wordsOf({ tokens }: RecognizedText, slots: readonly Slot[]): readonly string[] {
  const words = tokens.map(({ kind, text }) => (kind === 'number' ? '#' : text))
  for (const slot of slots)
    for (let at = slot.from; at < slot.to; at += 1)
      if (at >= 0) words[at] = at === slot.from ? `<${valueKind(slot)}>` : '<>'
  return words
}
