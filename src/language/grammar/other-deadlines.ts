/** Days by which something else is due than the run: the reply, a meeting, the expenses. */
import type { ClauseCues } from '../lexicon/clause-cues.ts'
import { isKind } from '../lexicon/meanings.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import { isOfHeader } from './quoted-lines.ts'
import { isDayItIs } from './start-dates.ts'
import type { Slot } from './slots.ts'

/** A deadline goes where its sentence says what is due, and says nothing of the run, its model or its data. */
export function withoutOtherDeadlines(
  slots: readonly Slot[],
  recognized: RecognizedText,
  { clauseCues }: Vocabulary,
): readonly Slot[] {
  const isDue = (slot: Slot): boolean =>
    slot.role === 'deadline' || (slot.role === 'quantity' && slot.measure === 'deadline')
  if (!slots.some(isDue)) return slots
  const ends = recognized.mentions.filter((one) => isKind(one, 'sentence-end', 'question')).map(({ from }) => from)
  const sentenceOf = (at: number): { from: number; to: number } => ({
    from: (ends.findLast((end) => end < at) ?? -1) + 1,
    to: ends.find((end) => end >= at) ?? recognized.tokens.length,
  })
  // "until end of month (30 Sept)": the same day once more, and plainer.
  const isRestated = (slot: Slot): boolean =>
    slots.some((other) => isDue(other) && other.from === slot.to + 1 && recognized.tokens[slot.to]?.text === '(')
  // "The paper is due on 8 December, it must be trained by then"
  const isTakenUp = recognized.tokens.some(
    ({ text }, at) =>
      (text === 'then' || (text === 'that' && isDemanded(recognized, at))) &&
      beforeThen.has(recognized.tokens[at - 1]?.text ?? '') &&
      !isOtherByThen(recognized, at, clauseCues),
  )
  // "It's 7pm and the demo is 9am tomorrow": the run must be done before what the hours are counted to.
  const days = recognized.mentions.filter((one) => isKind(one, 'date') && isDayItIs(recognized, one))
  const isCounted =
    recognized.mentions.some((one) => isKind(one, 'date') && one.meaning.isPresent === true) ||
    slots.some((slot) => isDue(slot) && days.some(({ from, to }) => to <= slot.from || from >= slot.to))
  if (isTakenUp || isCounted) return slots.map((slot) => (isDue(slot) ? { ...slot, holds: true } : slot))
  return slots.filter((slot) => {
    if (!isDue(slot)) return true
    if (isRestated(slot) || isOfHeader(recognized.tokens, slot.from)) return false
    if (isPressing(recognized, slot) && slots.filter(isDue).length === 1) return true
    if (isWithoutHurry(recognized, sentenceOf(slot.from), slot, clauseCues)) return false
    if (isOfOccupied(recognized, slot, slots, clauseCues)) return false
    // "Needs to be finished by Friday because the demo is Monday"
    if (slots.some((other) => other !== slot && isDue(other)) && isOfEvent(recognized, slot, clauseCues)) return false
    const sentence = sentenceOf(slot.from)
    const isBeside = slots.some(
      (other) =>
        other !== slot &&
        !isDue(other) &&
        other.role !== 'remark' &&
        other.from >= sentence.from &&
        other.from < slot.from,
    )
    if (isForOther(recognized, sentence.from, slot, clauseCues)) return false
    return isBeside || !isOfOther(recognized, sentence, slot, clauseCues)
  })
}

/** "Demo is in 2 hours": within so many hours what is shown or handed in needs the run done. */
const pressingHours = 48
const needsRun: ReadonlySet<string> = new Set(
  'demo demos launch release submission paper camera hackathon showcase pitch'.split(' '),
)
const isPressing = ({ tokens }: RecognizedText, slot: Slot): boolean =>
  slot.role === 'quantity' &&
  slot.amount.value <= pressingHours &&
  tokens.slice(Math.max(0, slot.from - 4), slot.from).some(({ text }) => needsRun.has(text))

/** "So it has to be trained before that": said of what must be done, and of nothing that was. */
const isDemanded = ({ tokens }: RecognizedText, at: number): boolean =>
  demand.test(
    tokens
      .slice(Math.max(0, at - 9), at)
      .map(({ text }) => text)
      .join(' '),
  )
const demand = /\b(?:has to|have to|must|needs? to|should|better|want it|need it)\b/u
const beforeThen: ReadonlySet<string> = new Set(['by', 'before', 'until', 'till'])

/** "I need the price by then": what is due then is no run. */
function isOtherByThen(recognized: RecognizedText, then: number, clauseCues: ClauseCues): boolean {
  const isEnd = ({ text }: { readonly text: string }): boolean => clauseOpeners.has(text)
  const end = recognized.tokens.findIndex((token, at) => at > then && isEnd(token))
  const to = end < 0 ? recognized.tokens.length : end
  const from = recognized.tokens.findLastIndex((token, at) => at < then && isEnd(token)) + 1
  return isOfOther(recognized, { from, to }, { from: to, to }, clauseCues)
}

const clauseOpeners = new Set([
  'because',
  'since',
  'as',
  'cause',
  'cos',
  'but',
  'while',
  ',',
  ';',
  '(',
  '.',
  '!',
  '?',
  ':',
  '/',
])

function isOfEvent({ tokens }: RecognizedText, slot: Slot, { events, otherDue, run }: ClauseCues): boolean {
  let isEvent = false
  for (let at = slot.from - 1; at >= 0 && !clauseOpeners.has(tokens[at]?.text ?? ''); at -= 1) {
    if (run.has(tokens[at]?.text ?? '')) return false
    if (events.longestMatch(tokens, at) !== null || otherDue.longestMatch(tokens, at) !== null) isEvent = true
  }
  return isEvent
}

/** "The exhibition opens in two months so there's no hurry": told to say that there is time. */
function isWithoutHurry(
  { tokens }: RecognizedText,
  { from, to }: { readonly from: number; readonly to: number },
  slot: Slot,
  { run }: ClauseCues,
): boolean {
  const before = tokens.slice(from, slot.from + 1).map(({ text }) => text)
  if (before.some((text) => run.has(text) || limits.has(text))) return false
  const said = tokens.slice(slot.to, to + tokensOfNext).map(({ text }) => text)
  return noHurry.test(said.join(' '))
}
const limits: ReadonlySet<string> = new Set(['by', 'within', 'until', 'till', 'before'])
/** So much of the next sentence may say it, too. */
const tokensOfNext = 6
/** That there is time. */
export const noHurry =
  /\b(?:no|not in a|not in any|without)(?: (?:real|really|big|great|particular|time))? (?:hurry|rush|urgency|pressure)\b|\b(?:plenty of|lots of|enough|loads of|takes? (?:your|its)|all the) time\b|\bnot urgent\b|\bunrelated\b|\b(?:speed|time) (?:doesn't|does not|isn't|is not) (?:matter|important|an issue)\b|\b(?:don['’]?t|do not|doesn['’]?t|does not) (?:need|have to have|need to have|have to be (?:done|ready)|need to be (?:done|ready))(?: (?:it|that|this|them|the \w{2,12}))?(?: (?:done|ready|finished))? (?:today|tonight|tomorrow|now|right away|immediately|soon|fast|quickly|urgently|this week)\b|\b(?:it|that|this) can (?:easily )?wait\b|\b(?:over ?night|a day or two|some days|a few days|slow) is (?:fine|ok|okay|no problem)\b|\bwhenever it['’]?s (?:done|ready)\b/u

/** "They're busy with evals till Monday": from when on a machine is there, and not when the run is due. */
function isOfOccupied(
  { tokens }: RecognizedText,
  slot: Slot,
  slots: readonly Slot[],
  { occupied, run }: ClauseCues,
): boolean {
  // "It has to be through in 2 days": the time has a limit of its own.
  const isUntil =
    tokens.slice(slot.from, slot.to).some(({ text }) => untilWords.has(text)) ||
    (untilWords.has(tokens[slot.from - 1]?.text ?? '') && !limitsOfTime.has(tokens[slot.from]?.text ?? ''))
  if (!isUntil) return false
  const before: string[] = []
  for (let at = slot.from - 1; at >= 0 && !clauseOpeners.has(tokens[at]?.text ?? ''); at -= 1) {
    if (occupied.longestMatch(tokens, at) !== null) return true
    before.push(tokens[at]?.text ?? '')
  }
  // "The vision people have 64 H100s until Friday": theirs, and not how long there is.
  const isOfJob = slots.some(
    (other) =>
      jobRoles.has(other.role) &&
      !(other.role === 'quantity' && other.measure === 'gpus') &&
      !(other.role === 'field-value' && other.field === 'owned') &&
      other.from >= slot.from - before.length &&
      other.to <= slot.from,
  )
  return (
    before.length >= wordsOfOther &&
    !isOfJob &&
    !before.some((word) => ours.has(word) || run.has(word) || word === 'before')
  )
}
const wordsOfOther = 4
const jobRoles: ReadonlySet<Slot['role']> = new Set(['model', 'quantity', 'unitless', 'dataset', 'field-value'])
const ours: ReadonlySet<string> = new Set(
  'we i us me our my ours you your free available reserved booked slot window time deadline allocation grant credits'.split(
    ' ',
  ),
)
const untilWords: ReadonlySet<string> = new Set(['until', 'till', 'til', 'before', 'through'])
const limitsOfTime: ReadonlySet<string> = new Set([
  'in',
  'by',
  'within',
  'inside',
  'under',
  'at',
  'max',
  'no',
  'not',
  'less',
])

/** "I need the cost by noon for the deck", "by EOD, my manager wants the figure": what is due is told behind the day. */
function isForOther({ tokens }: RecognizedText, from: number, { to }: Slot, { otherDue, run }: ClauseCues): boolean {
  const behind = tokens[to]?.text ?? ''
  if (!reasons.has(behind) && !(behind === ',' && whose.has(tokens[to + 1]?.text ?? ''))) return false
  if (tokens.slice(from, to).some(({ text }) => run.has(text))) return false
  return Array.from({ length: reasonReach }, (_, step) => to + 1 + step).some(
    (at) => otherDue.longestMatch(tokens, at) !== null,
  )
}
const reasons: ReadonlySet<string> = new Set(['for', 'because', 'since', 'as', '(', 'so'])
/** ", price?" asks and gives no reason. */
const whose: ReadonlySet<string> = new Set(['my', 'our', 'the', 'they', 'he', 'she', 'we', 'i'])
const reasonReach = 5

function isOfOther(
  { tokens }: RecognizedText,
  { from, to }: { readonly from: number; readonly to: number },
  slot: Pick<Slot, 'from' | 'to'>,
  { otherDue, run }: ClauseCues,
): boolean {
  let isOther = false
  for (let at = from; at < slot.from; at += 1) {
    if (run.has(tokens[at]?.text ?? '')) return false
    if (otherDue.longestMatch(tokens, at) !== null) isOther = true
  }
  return isOther && to >= slot.to
}
