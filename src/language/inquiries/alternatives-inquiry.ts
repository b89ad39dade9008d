/** "LoRA or full?", "2 x 4090 vs 1 x L40S for 13b": two to four wishes in one text, each read as a job of its own. */
import type { InquiryFacts } from '../../catalog/inquiry-facts.ts'
import { changedFields, type Scenario, type Spec } from '../../scenario/scenario.ts'
import type { Slot } from '../grammar/slots.ts'
import { isKind } from '../lexicon/meanings.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { understand } from '../pipeline.ts'
import { canIgnore } from '../resolution/ignorable-words.ts'
import { nearestModel } from '../resolution/nearest-model.ts'
import type { Understanding } from '../resolution/understanding.ts'
import { unmetWords } from '../resolution/unused-words.ts'
import { repeatSharedUnits } from './repeated-units.ts'
import { completeJob } from './completed-job.ts'
import { modelLikeNameIn } from './named-model.ts'
import { decidedPart, listBounds } from './listed-alternatives.ts'

export type Alternatives = {
  readonly scenarios: readonly Scenario[]
  /** What each is called: the words that set it apart. */
  readonly names: readonly string[]
  /** What was taken as usual, such as "100M tokens". */
  readonly assumed: readonly string[]
  /** The one that the text decides on. */
  readonly decided: number | null
  readonly unused: readonly string[]
}

const maxLength = 1500
export const maxAlternatives = 4

/** Null where the text leaves no such choice. `today` is an ISO date. Never throws. */
export function readAlternatives(
  typed: string,
  vocabulary: Vocabulary,
  { goals }: Pick<InquiryFacts, 'goals'>,
  today: string,
): Alternatives | null {
  if (typed.length > maxLength) return null
  const text = repeatSharedUnits(typed)
  const understanding = [
    understand(text, { mode: 'command', vocabulary, today }),
    understand(text, { mode: 'message', vocabulary, today }),
  ].find((each, index) => index > 0 || canIgnore(each, vocabulary))
  if (understanding === undefined) return null
  const nearest = nearestModel(understanding, vocabulary.models)
  if (nearest !== null && text.includes(nearest.words) && !nearest.text.includes(nearest.words)) {
    const settled = readAlternatives(text.replaceAll(nearest.words, nearest.text), vocabulary, { goals }, today)
    return settled === null ? null : { ...settled, assumed: [nearest.note.replace(/\.$/u, ''), ...settled.assumed] }
  }
  const found = partsOf(understanding)
  if (found === null) return null
  const { parts, bounds } = found
  const drafts = parts.map(({ slots, foreign }) => {
    const draft = understanding.draftOf(slots)
    // "1) Qwen: the 32B 2) Llama 70B": a family that one part names is none of the others.
    const isAlone = draft.issues.length > 0 && foreign.length > 0
    return isAlone ? understanding.draftOf(slots.filter((slot) => !foreign.includes(slot))) : draft
  })
  if (drafts.some(({ issues }) => issues.length > 0)) return null
  // A model is named that nothing is known of: no usual one is weighed in its place.
  if (drafts.some((draft) => draft.get('params') === null) && modelLikeNameIn(text) !== null) return null
  const jobs = drafts.map((draft) => completeJob(draft.finish(), goals))
  const own = usedWords
  const scenarios = jobs.map(({ scenario }) => scenario)
  // "FP8 vs bf16 …: does fp8 halve it?" names one of them again.
  const isFirst = (at: number): boolean =>
    scenarios.findIndex(({ spec }) => changedFields(spec, scenarios[at]?.spec ?? spec).length === 0) === at
  const isAgain = scenarios.length > 2 && scenarios.filter((_, at) => isFirst(at)).length > 1
  return {
    scenarios: isAgain ? scenarios.filter((_, at) => isFirst(at)) : scenarios,
    names: parts.flatMap(({ name }, at) => (isAgain && !isFirst(at) ? [] : [name])),
    decided: decidedPart(bounds, understanding.recognized, vocabulary.clauseCues),
    assumed: [...new Set(jobs.flatMap(({ assumed }) => assumed))],
    unused: unmetWords(understanding).filter((words) => !own.test(words)),
  }
}

/** What the alternatives of a text are, where it leaves a choice; null: it leaves none. */
export function alternativeSpecs(understanding: Understanding): readonly Spec[] | null {
  const drafts = (partsOf(understanding)?.parts ?? []).map(({ slots }) => understanding.draftOf(slots))
  return drafts.length < 2 || drafts.some(({ issues }) => issues.some(({ kind }) => kind === 'conflict'))
    ? null
    : drafts.map((draft) => draft.finish().spec)
}

/** Words of the question itself. */
const usedWords =
  /^(?:which|what|is|are|the|pick|better|cheaper|should|better|deal|use|go|with|those|take|choose|difference|between|compare|compared|either|worth|price|cost|wise|serve|serving|host|hosting|later|train)(?: \w+)?$/i

type Part = {
  readonly slots: readonly Slot[]
  readonly name: string
  /** Models that stand in another part, and are shared for want of a second. */
  readonly foreign: readonly Slot[]
}
type Parts = { readonly parts: readonly Part[]; readonly bounds: readonly number[] }

/** The slots of each alternative, with what all of them share; null where the text leaves no choice. */
function partsOf(understanding: Understanding): Parts | null {
  const { draft, wordsAt } = understanding
  const slots = withSizesAsModels(understanding.slots)
  const conflicts = draft.issues.filter(({ kind }) => kind === 'conflict')
  if (conflicts.length === 0 || conflicts.length < draft.issues.length) return null
  const bounds = boundsIn({ ...understanding, slots, draft }, new Set(conflicts.flatMap(({ terms }) => terms)))
  if (bounds.length === 0 || bounds.length >= maxAlternatives) return null
  const segmentOf = ({ from }: Slot): number => bounds.filter((bound) => from >= bound).length
  const segmentsOfKey = new Map<string, Set<number>>()
  for (const slot of slots) {
    const key = keyOf(slot)
    segmentsOfKey.set(key, (segmentsOfKey.get(key) ?? new Set<number>()).add(segmentOf(slot)))
  }
  // "Between 2 and 4 H100s": two numbers of the same GPUs.
  const countedIn = new Set(slots.filter(({ role }) => role === 'count').map(segmentOf))
  const isOnlyGpu = countedIn.size > 1 && slots.filter(({ role }) => role === 'gpus').length === 1
  const isShared = (slot: Slot): boolean =>
    (slot.role === 'gpus' && isOnlyGpu) || (segmentsOfKey.get(keyOf(slot))?.size ?? 0) < 2
  const parts = [...bounds, -1].map((_, segment): Part => {
    const own = slots.filter((slot) => !isShared(slot) && segmentOf(slot) === segment)
    // What is only remarked on sets nothing apart.
    const named = own.filter(({ role }) => role !== 'remark')
    const [from, to] = [Math.min(...own.map((slot) => slot.from)), Math.max(...own.map((slot) => slot.to))]
    return {
      slots: slots.filter((slot) => isShared(slot) || own.includes(slot)),
      name: own.length === 0 ? 'neither' : nameOf(named.length === 0 ? own : named, to - from, wordsAt),
      foreign: slots.filter(
        (slot) => isShared(slot) && segmentOf(slot) !== segment && (slot.role === 'model' || slot.role === 'unitless'),
      ),
    }
  })
  return { parts: withSharedCount(parts, understanding), bounds }
}

/** "8x A100 or H100", "8 H100s vs B200s": one number before the first card counts the others; "8x A100 vs H100" sets one against eight, and a machine that is there keeps its own. */
function withSharedCount(parts: readonly Part[], { recognized: { tokens } }: Understanding): readonly Part[] {
  const ofRole = (slots: readonly Slot[], role: Slot['role']): Slot | undefined =>
    slots.find((slot) => slot.role === role)
  const [first, ...others] = parts
  const count = ofRole(first?.slots ?? [], 'count')
  const card = ofRole(first?.slots ?? [], 'gpus')
  if (first === undefined || count === undefined || card === undefined || count.from > card.from) return parts
  const isOwned = first.slots.some((slot) => slot.role === 'field-value' && slot.field === 'owned')
  const areBare = others.every(({ slots }) => {
    const other = ofRole(slots, 'gpus')
    const before = tokens[(other?.from ?? 0) - 1]?.text ?? ''
    const isCounted = countingRoles.some((role) => ofRole(slots, role) !== undefined)
    const name = tokens[(other?.to ?? 0) - 1]?.text ?? ''
    return (
      other !== undefined && other !== card && !isCounted && (/^(?:or|and|\/)$/u.test(before) || name.endsWith('s'))
    )
  })
  return isOwned || !areBare ? parts : [first, ...others.map((part) => ({ ...part, slots: [...part.slots, count] }))]
}
const countingRoles: readonly Slot['role'][] = ['count', 'nodes']

const maxNameTokens = 8

const nameOf = (own: readonly Slot[], length: number, wordsAt: Understanding['wordsAt']): string => {
  const outer = own.filter(
    (slot, index) =>
      !own.some((other, at) => at !== index && covers(other, slot) && !(covers(slot, other) && at > index)),
  )
  const [first, last] = [outer[0], outer.at(-1)]
  if (first === undefined || last === undefined) return ''
  if (length <= maxNameTokens && outer.length === 1) return wordsAt(first.from, last.to).trim()
  return outer.map(({ from, to }) => wordsAt(from, to).trim()).join(' ')
}

const covers = (one: Slot, other: Slot): boolean => one.from <= other.from && other.to <= one.to

/** What a slot says something of: alternatives name the same thing twice. */
function keyOf(slot: Slot): string {
  if (slot.role === 'field-value') return slot.field === 'owned' ? 'hardware' : slot.field
  if (slot.role === 'quantity') {
    if (slot.measure === 'params') return 'model'
    return hardwareWords.has(slot.measure) ? 'hardware' : slot.measure
  }
  return hardwareWords.has(slot.role) ? 'hardware' : slot.role
}

/** Roles and measures that say on what it runs. */
const hardwareWords: ReadonlySet<string> = new Set(['gpus', 'count', 'nodes', 'memory', 'gpusPerNode'])

/** "Between qwen3 8B and 14B": a size beside a model that is named with its own. */
const withSizesAsModels = (slots: readonly Slot[]): readonly Slot[] =>
  slots.some((slot) => slot.role === 'model' && slot.reference.kind !== 'family')
    ? slots.map((slot): Slot =>
        slot.role === 'unitless' && slot.amount.magnitude === 'b'
          ? { ...slot, role: 'quantity', measure: 'params', amount: { ...slot.amount, measure: 'params' } }
          : slot,
      )
    : slots

/** Where each alternative but the first begins: behind the "or" between two slots that contradict each other. */
function boundsIn({ slots, recognized, wordsAt }: Understanding, terms: ReadonlySet<string>): readonly number[] {
  const conflicting = slots.filter((slot) => terms.has(wordsAt(slot.from, slot.to)))
  const keys = new Set(conflicting.map(keyOf))
  const all = slots.filter((slot) => keys.has(keyOf(slot)))
  const bounds = new Set<number>()
  const comparesAll = recognized.tokens.some(({ text }) => comparing.has(text))
  const listed = listBounds(
    [...keys].map((key) => all.filter((slot) => keyOf(slot) === key)),
    recognized,
    comparesAll,
  )
  if (listed.length > 0) return listed
  for (const key of keys) {
    const ofKey = all.filter((slot) => keyOf(slot) === key).toSorted((one, other) => one.from - other.from)
    const found = new Set<number>()
    const commas: number[] = []
    for (const [index, slot] of ofKey.entries()) {
      const next = ofKey[index + 1]
      if (next === undefined || next.from < slot.to) continue
      const joiner = recognized.mentions.findLast(
        (mention) =>
          mention.from >= slot.to && mention.to <= next.from && isJoiner(mention, recognized.tokens, comparesAll),
      )
      if (joiner !== undefined) found.add(joiner.to)
      const comma = recognized.tokens.slice(slot.to, next.from).findLastIndex(({ text }) => text === ',')
      if (joiner === undefined && comma !== -1) commas.push(slot.to + comma + 1)
    }
    // "2x 4090, 1x A6000 or 1x H100": commas join where an "or" ends the list.
    for (const bound of found.size === 0 ? [] : [...found, ...commas]) bounds.add(bound)
  }
  return [...bounds].toSorted((one, other) => one - other)
}

/** "Both 8x H100 and 4x H200, so we can compare": what an "and" joins then is wanted side by side. */
const comparing: ReadonlySet<string> = new Set(
  'both compare comparison compared versus vs option options alternative alternatives difference differences between decide torn'.split(
    ' ',
  ),
)

function isJoiner(
  mention: Understanding['recognized']['mentions'][number],
  tokens: Understanding['recognized']['tokens'],
  comparesAll: boolean,
): boolean {
  if (isKind(mention, 'or') || (comparesAll && isKind(mention, 'and'))) return true
  const text = tokens
    .slice(mention.from, mention.to)
    .map((token) => token.text)
    .join(' ')
  return /^(?:or|vs|versus|\/|vs \.|compared to|compared with|against|over)$/.test(text)
}
