/** A long text that is not read whole: as many of its sentences as make a job, with the others named. */
import { quoted } from '../scenario/format-values.ts'
import { withGeneralAnswers } from './interpretation-extras.ts'
import type { Interpretation } from './interpretation.ts'

const minLength = 160
const maxLength = 1600
const [leastSentences, mostSentences] = [2, 9]
const [maxSingle, maxTries] = [4, 10]
const boundary =
  /(?<=[.?!;])\s+(?=[\p{L}\p{N}"“'(])|\n+|(?<=,) (?=(?:and |then )?(?:in )?(?:year|stage|phase|step|month) (?:\d|one|two|three)\b)|(?<=,) (?=(?:and |but |so |also )?(?:(?:please |pls )?tell me|how (?:much|long|many)|what (?:does|is|are|would)|which (?:one|of|part)|is (?:that|this|it)|are (?:they|these)|should (?:i|we)|do (?:i|we)|does (?:it|that)|can (?:i|we))\b)/u
/** Of these the wrong thing was answered, where the text holds a whole job. */
const maybeAside: ReadonlySet<string> = new Set(['quote', 'known'])
/** What a job is of: something is trained, and data are counted. */
const namesJob =
  /\b(?:\d+(?:\.\d+)?[bm]|train\w*|fine-?tun\w*|q?lora|sft|dpo|grpo|ppo|kto|pre-?train\w*|distil\w*|rlhf)\b/iu
const namesData =
  /\d[\d.,]* ?(?:k|m|b|t|thousand|million|billion)?\b[^.;?!]{0,40}\b(?:tok(?:en)?s?|examples?|rows?|samples?|pairs?|docs?|documents?|notes?|tickets?|claims?|conversations?|chats?|dialog(?:ue)?s?|episodes?|demos?|demonstrations?|comparisons?|prompts?|records?|articles?|emails?|instructions?|items?|problems?|images?|hours?|hrs)\b/iu

/** What `read` makes of it; where that is no answer to the job of a text, the same of as many sentences as are one. */
export function readByFewerSentences(text: string, read: (text: string) => Interpretation): Interpretation {
  const whole = read(text)
  const isAside = whole.kind === 'inquiry' && maybeAside.has(whole.inquiry.kind)
  if (whole.kind !== 'problem' && !isAside) return whole
  if (text.length < minLength || text.length > maxLength || !namesJob.test(text) || !namesData.test(text)) return whole
  const sentences = text
    .split(boundary)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
  if (sentences.length < leastSentences || sentences.length > mostSentences) return whole
  const isKnownBesideCost = whole.kind === 'inquiry' && whole.inquiry.kind === 'known' && asksCost.test(text)
  let best: { readonly answer: AnsweredText; readonly kept: ReadonlySet<number>; readonly score: number } | null = null
  for (const kept of subsetsOf(sentences)) {
    const part = sentences.filter((_, at) => kept.has(at)).join(' ')
    if (!namesJob.test(part) || !namesData.test(part)) continue
    const answer = read(part)
    const isPlan =
      answer.kind === 'start' &&
      answer.scenario.spec.tokens !== null &&
      (!isAside || isKnownBesideCost || answer.scenario.extras?.gpuHours !== undefined)
    if (!(answer.kind === 'comparison' || (answer.kind === 'start' && isPlan)) || !isLikely(answer)) continue
    const unread = answer.kind === 'comparison' ? (answer.unused ?? []).filter((words) => /\d/u.test(words)).length : 0
    const score = (answer.kind === 'comparison' ? answer.scenarios.length : 1) - unread
    if (best === null || score > best.score) best = { answer, kept, score }
    if (unread === 0) break
  }
  if (best === null) return whole
  const { kept } = best
  // Hours that are set against those of a run say how many runs they are.
  const hasHours = best.answer.kind === 'start' && best.answer.scenario.extras?.gpuHours !== undefined
  const left = sentences.filter(
    (sentence, at) => !kept.has(at) && isTold(sentence) && !(hasHours && asksRuns.test(sentence)),
  )
  const beside =
    whole.kind === 'inquiry' && whole.inquiry.kind === 'known' && whole.inquiry.says.length <= maxBeside
      ? whole.inquiry.says
      : []
  return withGeneralAnswers(best.answer, [
    ...beside,
    ...(left.length === 0
      ? []
      : [`Not read: ${left.map((each) => quoted(shortened(each))).join(', ')}. Ask it by itself.`]),
  ])
}
type AnsweredText = Extract<Interpretation, { kind: 'start' | 'comparison' }>

/** Nobody writes so many rollouts: the data were those of another part. */
const mostRollouts = 5e9
const isLikely = (answer: AnsweredText): boolean =>
  (answer.kind === 'start' ? [answer.scenario] : answer.scenarios).every(
    ({ spec: { task, tokens } }) => (task !== 'ppo' && task !== 'grpo') || (tokens ?? 0) <= mostRollouts,
  )
const asksRuns = /\bhow many [^.?!]{0,40}\bruns?\b/iu
const asksCost = /\b(?:costs?|price|how much|how long|budget|bill|spend)\b/iu
const maxBeside = 3

/** Greetings and what somebody feels need not be named. */
const isTold = (sentence: string): boolean => /\d|\?/u.test(sentence) || sentence.length > shortest
const shortest = 40
const maxWords = 9
const shortened = (sentence: string): string => {
  const words = sentence.replace(/[.?!;,\s]+$/u, '').split(/\s+/u)
  return words.length <= maxWords ? words.join(' ') : `${words.slice(0, maxWords).join(' ')} …`
}

/** "NOTHING may go to a cloud", "the data stay in India": a plan without it would be the wrong one. */
const binds =
  /\b(?:nothing|never|must|may not|not allowed|forbidden|prohibit\w*|only|on[- ]prem\w*|air[- ]?gapped|in[- ]house|stays? (?:in|inside|within|on)|stay(?:s|ing)? here|leaves?|cannot|can ?not|can't|no (?:cloud|rental|renting|us|third)|own (?:hardware|machines?|servers?|gpus?|cards?|cluster)|our (?:rack|cluster|server room))\b/iu

/** Sentences to keep, by their places: without one of them, then without more and more. */
function subsetsOf(sentences: readonly string[]): readonly ReadonlySet<number>[] {
  const all = sentences.map((_, at) => at)
  const without = (...places: readonly number[]) =>
    new Set(all.filter((at) => !places.includes(at) || binds.test(sentences[at] ?? '')))
  // What tells nothing of the job goes first.
  const bySense = all.toSorted((one, other) => senseOf(sentences[one] ?? '') - senseOf(sentences[other] ?? ''))
  const cumulative = bySense.slice(0, -1).map((_, at) => without(...bySense.slice(0, at + 1)))
  const single = bySense.slice(0, maxSingle).map((at) => without(at))
  return [...single, ...cumulative.slice(1)].slice(0, maxTries)
}

/** How likely a sentence is part of the job. */
const senseOf = (sentence: string): number =>
  (namesJob.test(sentence) ? 2 : 0) + (namesData.test(sentence) ? 3 : 0) + (/\d/u.test(sentence) ? 1 : 0)
