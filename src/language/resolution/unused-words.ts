/** Numbers and names of a text that were read and set nothing: they are named, so that nothing is dropped in silence. */
import { quoted } from '../../scenario/format-values.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import type { Token } from '../text/tokenize.ts'
import { asksBesides } from '../grammar/question-slots.ts'
import type { Slot, TokenSpan } from '../grammar/slots.ts'
import { spanCover } from '../grammar/span-cover.ts'
import { isFromStart as countsFromStart } from '../grammar/start-dates.ts'
import { type Mention, isKind } from '../lexicon/meanings.ts'
import type { Understanding } from './understanding.ts'
import { isOfDocument } from './words-aside.ts'
import { isOfEveryPlan, wishTest } from './wish-words.ts'
import { isOneOrTwoDigits } from '../text/characters.ts'
import { withLastNote } from '../../scenario/noted-scenario.ts'

/** More are not listed. */
const maxListed = 5

/** As they were typed: a number with the word that it counts, and what a filter of the grammar left out. */
export function unusedWords({
  recognized,
  allSlots,
  slots,
  restated,
  unrecognized,
  wordsAt,
}: Understanding): readonly string[] {
  const { mentions } = recognized
  const cover = spanCover(allSlots)
  const isTakenIn = takenIn(allSlots)
  const spans = mentions.flatMap((mention, index) => {
    if (!unrecognized.includes(mention) || !isKind(mention, 'amount') || mention.meaning.inWords) return []
    if (isOfDocument(recognized.tokens, mention)) return []
    return [{ from: mention.from, to: endOfCounted(mentions, index) }]
  })
  // Settings of a trainer and the like: read, and of no weight in an estimate.
  const weightless = mentions.filter(
    (mention) =>
      isKind(mention, 'no-effect') &&
      mention.meaning.note === null &&
      !isTakenIn(mention) &&
      !isOfEveryPlan(wordsAt(mention.from, mention.to).trim().toLowerCase()),
  )
  // A name that the catalog lacks, in prose: "colab".
  const lacking = mentions.filter((mention) => isKind(mention, 'out-of-catalog') && !cover.holds(mention))
  // "The 12th" of prose is some day, though nothing says of what.
  const ordinals = mentions.filter(
    (mention) =>
      isKind(mention, 'unknown') && /^\d{1,2}(?:st|nd|rd|th)$/.test(wordsAt(mention.from, mention.to).trim()),
  )
  // The day of the start is what the deadline counts from.
  const isFromStart = slots.some((slot) => slot.role === 'deadline' && countsFromStart(slot.note))
  // Read and passed over: "lambda" where the clause is about something else, a day that nothing is due on.
  const [unread, said] = [new Set<Mention>(unrecognized), new Set<Mention>(restated)]
  const withoutSlot = mentions.filter(
    (mention, index) =>
      isKind(mention, 'gpu', 'provider', 'model', 'date', 'amount') &&
      !(isKind(mention, 'amount') && mention.meaning.inWords) &&
      (isKind(mention, 'date') ? !isFromStart : !unread.has(mention)) &&
      !said.has(mention) &&
      !cover.overlaps(mention) &&
      !isReplaced(mentions, index),
  )
  const remarks = slots.filter(({ role }) => role === 'remark')
  const ends = new Map<number, number>()
  for (const { from, to, role } of slots) if (role !== 'remark') ends.set(from, Math.max(to, ends.get(from) ?? 0))
  const isKept = (slot: Slot): boolean =>
    (ends.get(slot.from) ?? -1) >= slot.to || remarks.some(({ from, to }) => from <= slot.from && slot.to <= to)
  const dropped = allSlots.filter(
    (slot) =>
      slot.role !== 'remark' &&
      slot.role !== 'clear' &&
      !(isFromStart && slot.role === 'deadline') &&
      !isKept(slot) &&
      !isToldInBrackets(slot, slots) &&
      !isSaidAgain(slot, slots),
  )
  const named = slots.filter(({ role }) => role === 'gpus' || role === 'providers')
  const used = new Set(named.map(({ from, to }) => wordsAt(from, to).trim().toLowerCase()))
  return [
    ...new Set(
      [...spans, ...ordinals, ...weightless, ...lacking, ...withoutSlot, ...dropped]
        .filter((span) => !isListNumber(recognized.tokens, span) && !isYear(recognized.tokens, span))
        .sort((one, other) => one.from - other.from)
        .map(({ from, to }) => wordsAt(from, to).trim()),
    ),
  ].filter((words) => words !== '' && !used.has(words.toLowerCase()) && !ofLanguages.test(words))
}
/** "6 languages": what the texts are in, which every model of several reads. */
const ofLanguages = /^(?:\d{1,3} (?:(?:different|other) )?languages|[a-z]{2}-[a-z]{2})$/iu

/** An amount that took its neighbours in, "10% held out for validation", or words that a remark is about. */
function takenIn(slots: readonly Slot[]): (span: TokenSpan) => boolean {
  const amounts = spanCover(slots.filter(({ role }) => role === 'quantity'))
  const remarks = spanCover(slots.filter(({ role }) => role === 'remark'))
  return (span) => amounts.holdsBehindItsStart(span) || remarks.holds(span)
}

/** "2. LoRA", at the beginning of a line: the number of the item. */
const isListNumber = (
  tokens: readonly Token[],
  { from, to }: { readonly from: number; readonly to: number },
): boolean =>
  (from === 0 || tokens[from - 1]?.text === '\n') &&
  isOneOrTwoDigits(tokens[from]?.text ?? '') &&
  to <= from + 2 &&
  ['.', ')'].includes(tokens[from + 1]?.text ?? '')

/** "Come on, it's not 2023", "a model from 2022" */
const isYear = (tokens: readonly Token[], { from, to }: TokenSpan): boolean =>
  to === from + 1 &&
  /^20[12]\d$/u.test(tokens[from]?.text ?? '') &&
  yearly.has(tokens[from - 1]?.text ?? '') &&
  (tokens[to] === undefined || tokens[to]?.kind === 'sign' || tokens[to]?.text === 'anymore')
const yearly: ReadonlySet<string> = new Set("not is in of from since until it's like still".split(' '))

/** "Canada only (Montreal or Toronto)": what stands in brackets is the same place, told closer. */
const isToldInBrackets = (slot: Slot, kept: readonly Slot[]): boolean =>
  isPlace(slot) && kept.some((other) => isPlace(other) && other.from === slot.to + 1)

const isPlace = (slot: Slot): boolean => slot.role === 'field-value' && slot.field === 'region'

/** "Lambda quoted us …, going with Lambda": a name that is used where it is said once more. */
const isSaidAgain = (slot: Slot, kept: readonly Slot[]): boolean =>
  (slot.role === 'gpus' || slot.role === 'providers') &&
  kept.some((other) => other.role === slot.role && slot.ids.every((id) => other.ids.some((one) => one === id)))

/** The same, and the words that nobody knows, neighbours together. */
export const ignoredWords = (understanding: Understanding): readonly string[] => unexplained(understanding, () => true)

/** The same without what only tells of the job in a sentence: what an answer to a first text names. */
export const unmetWords = (understanding: Understanding): readonly string[] =>
  unexplained(understanding, wishTest(understanding))

function unexplained(understanding: Understanding, isNamed: (run: TokenSpan) => boolean): readonly string[] {
  const { unrecognized, slots, wordsAt } = understanding
  const unused = unusedWords(understanding)
  const runs: { from: number; to: number }[] = []
  const isTakenIn = takenIn(slots)
  for (const { from, to } of unrecognized) {
    if (isTakenIn({ from, to })) continue
    const last = runs.at(-1)
    if (last !== undefined && last.to === from) last.to = to
    else runs.push({ from, to })
  }
  const words = runs.filter(isNamed).map(({ from, to }) => wordsAt(from, to).trim())
  const all = [...unused, ...words.filter((one) => one !== '' && !unused.includes(one) && !ofLanguages.test(one))]
  return all.filter((one) => !all.some((other) => other !== one && other.includes(one)))
}

/** "8B instead of 70B", "not friday, thursday": what gives way is named by what takes its place. */
function isReplaced(mentions: readonly Mention[], index: number): boolean {
  const isSmall = (mention: Mention | undefined): boolean =>
    isKind(mention, 'function-word', 'article', 'preposition', 'any', 'equals')
  let at = index - 1
  while (isSmall(mentions[at])) at -= 1
  return isKind(mentions[at], 'instead', 'not')
}

/** "8.000 Rechnungen", "3 of us": to the word that is counted. */
function endOfCounted(mentions: readonly Mention[], index: number): number {
  const [amount, next, after] = mentions.slice(index, index + 3)
  if (isKind(next, 'unknown')) return next.to
  if (isKind(next, 'preposition') && isKind(after, 'unknown', 'function-word')) return after.to
  return amount?.to ?? index + 1
}

/** The scenario with a remark that names them. */
export function withUnused(scenario: Scenario, words: readonly string[]): Scenario {
  const text = notUsed(
    words.filter(
      (each) =>
        !isRestated(each, scenario) &&
        !scenario.notes.some((note) => note.startsWith(`“${each} `) || note.startsWith(`“${each}”: `)),
    ),
  )
  return text === '' ? scenario : withLastNote(scenario, text)
}

/** "Overnight (10h)", "BERT base (110M)", "$50, is 50 enough": said twice, and used once. */
function isRestated(words: string, { spec }: Scenario): boolean {
  if (/^(?:over ?night|tonight|by (?:tomorrow |the )?morning|next \w{3,9}|by \w{3,9}day)$/iu.test(words))
    return spec.deadlineHours !== null
  // "$50 of credit … is 50 enough?"
  const [, sum = ''] = /^\$?(\d[\d,]{0,8})(?: (?:cover|covers|do|enough|bucks|suffice|work))?$/iu.exec(words) ?? []
  if (sum !== '' && spec.budgetUsd === Number(sum.replaceAll(',', ''))) return true
  const [, digits = '', scale = ''] = /^(\d{1,4}(?:\.\d{1,2})?) ?([mb])$/iu.exec(words) ?? []
  const params = Number(digits) * (scale.toLowerCase() === 'b' ? 1e9 : 1e6)
  return spec.params !== null && params > 0 && Math.abs(params / spec.params - 1) < nearlySame
}
/** Sizes of models are told rounded. */
const nearlySame = 0.1

/** Without those that an answer uses after all. */
export function withoutUnused(scenario: Scenario, isUsed: (words: string) => boolean): Scenario {
  const rest = (text: string): string => {
    if (!isOfUnusedWords(text) && !text.endsWith(asksBesides)) return text
    const words = [...text.matchAll(/“([^”]*)”/gu)].map(([, word = '']) => word)
    const left = words.filter((word) => !isUsed(word))
    return left.length === words.length ? text : left.length === 0 ? '' : notUsed(left)
  }
  return {
    ...scenario,
    notes: scenario.notes.map(rest).filter((note) => note !== ''),
    remarks: (scenario.remarks ?? []).flatMap((remark) => {
      const text = rest(remark.text)
      return text === '' ? [] : [{ ...remark, text }]
    }),
  }
}

/** Without those that an answer was told by, or that it says. */
export const withoutAnswered = (
  scenario: Scenario,
  answer: { readonly says: readonly string[]; readonly words?: readonly string[] },
): Scenario =>
  withoutUnused(
    scenario,
    (word) =>
      answer.words?.some((one) => one.includes(word) || word.includes(one)) === true ||
      (word.length >= shortestSaid && answer.says.some((one) => one.toLowerCase().includes(word.toLowerCase()))),
  )
/** Shorter ones stand in other words. */
const shortestSaid = 4

const beginsUnused = 'Not used: '
/** Whether a remark names words of somebody that mean nothing here. */
export const isOfUnusedWords = (remark: string): boolean => remark.startsWith(beginsUnused)

/** The sentence that names them; none for no words. */
export function notUsed(words: readonly string[]): string {
  if (words.length === 0) return ''
  const more = words.length > maxListed ? ` and ${words.length - maxListed} more` : ''
  return `${beginsUnused}${words.slice(0, maxListed).map(quoted).join(', ')}${more}.`
}

/** The words that its remarks name as not used, or as a question. */
export const wordsLeftOver = ({ notes }: Pick<Scenario, 'notes'>): readonly string[] =>
  notes.filter(isOfUnusedWords).flatMap((note) => Array.from(note.matchAll(/“([^”]*)”/gu), ([, word = '']) => word))
