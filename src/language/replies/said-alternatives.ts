/**
 * "Ana says 4 cards, I say 8, Piotr wants 2 H200, who's right?": several people want other machines. They are set side by
 * side, and none is taken.
 */
import { changedFields, type Scenario } from '../../scenario/scenario.ts'
import { isKind } from '../lexicon/meanings.ts'
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const says =
  /\b(?:says?|said|say|wants?|suggests?|prefers?|thinks?|votes?|proposes?|insists?|recommends?|argues?|claims?|would|i'd|he'd|she'd|is for|goes for|offers?|quotes?|likes?)\b/u
const asks = /\?|\bwho(?:'s|s| is) right\b|\bwhich (?:one|is)\b/u
const asksWhy = /(?:^|[.,;:!?–—-] |\b(?:so|but|and) )(?:why(?! not\b)|how come|what for)\b/u
const between = /[,;:.!?]\s+|\s+(?:and|but|or|while|whereas|versus|vs\.?)\s+/u
const hardware: ReadonlySet<string> = new Set(['gpus', 'count', 'nodes'])
const [maxLength, maxParts, maxCount, most] = [260, 12, 1024, 4]

/** Null where fewer than two machines are named, or it is not asked which is right. */
export function readSaidAlternatives(reply: Reply): ReplyCandidate | null {
  const { line, scenario } = reply
  // "Why an A100? The dealer says a T4 does it" asks for the reason.
  if (line.length > maxLength || !says.test(line) || !asks.test(line) || asksWhy.test(line)) return null
  const parts = line.split(between)
  if (parts.length > maxParts) return null
  const machines = parts.flatMap((part) => machineIn(part, reply) ?? [])
  if (!machines.some(({ isNamed }) => isNamed)) return null
  const alternatives: Scenario[] = []
  let gpus = scenario.spec.gpus
  for (const { words, isNamed } of machines) {
    // "Bob would take 8 H100s, I'd rather have 4": of those that were named.
    const act = amend(reply, words)
    if (act.kind !== 'amended') continue
    if (isNamed) gpus = act.scenario.spec.gpus
    const { budgetUsd, deadlineHours } = scenario.spec
    const spec = { ...act.scenario.spec, gpus, budgetUsd, deadlineHours }
    if (alternatives.every((one) => changedFields(one.spec, spec).length > 0))
      alternatives.push({ ...act.scenario, spec })
  }
  return alternatives.length < 2
    ? null
    : wholeReply(
        reply,
        { kind: 'control', control: 'compare', alternatives: alternatives.slice(0, most) },
        'sets side by side what several people want',
      )
}

/** The GPUs that a clause names, or the number of them; null where it names none. */
function machineIn(part: string, { understand }: Reply): { readonly words: string; readonly isNamed: boolean } | null {
  const { allSlots, recognized, wordsAt } = understand(part)
  const named = allSlots.filter(({ role }) => hardware.has(role))
  const isExcluded = named.some((slot) => slot.role === 'gpus' && slot.excluded)
  if (isExcluded) return null
  if (named.length > 0) return { words: named.map(({ from, to }) => wordsAt(from, to)).join(' '), isNamed: true }
  const numbers = recognized.mentions.flatMap((mention) =>
    isKind(mention, 'amount') && (mention.meaning.measure === null || mention.meaning.measure === 'gpus')
      ? [{ count: mention.meaning.value, isNamed: mention.meaning.measure === 'gpus' }]
      : [],
  )
  const [number, ...others] = numbers
  const isCount = number !== undefined && Number.isInteger(number.count) && number.count > 0 && number.count <= maxCount
  return isCount && others.length === 0 && says.test(part)
    ? { words: `${number.count} gpus`, isNamed: number.isNamed }
    : null
}
