/** Which of the words that nobody knows may be a wish: only those are named as not used, the rest of a sentence is telling. */
import type { Token } from '../text/tokenize.ts'
import { once } from '../../once.ts'
import type { TokenSpan } from '../grammar/slots.ts'
import type { Understanding } from './understanding.ts'

/** Words that a wish stands behind: a way, a place, a demand, a refusal. */
const cues = new Set(
  `with without using use uses via on in at under no not never only must should require requires required prefer avoid
  need needs enable disable plus except`.split(/\s+/u),
)
/** Behind one of these an everyday word is a wish too: "without subsidies". */
const strong = new Set(
  'without no not never must require requires required prefer avoid enable disable except'.split(' '),
)
/** Between such a word and its wish. */
const small = new Set('a an the any some our my your its we to be have'.split(' '))
/** Behind a wish. */
const demands = new Set(['only', 'required', 'needed', 'enabled', 'disabled', 'please', 'mandatory'])
/** Words of somebody who tells: a list of terms has few of them. */
const telling = new Set(
  `i i'm i've i'd i'll we we're we've we'd you it it's is are am was were be been has have had do does did can could will
  would should my our they them this that there what how which who`.split(/\s+/u),
)
/** "The contractor says 3 weeks", "the log shows …": who or what tells it. */
const saying = new Set(
  'say says said show shows showed claim claims claimed report reports reported tell tells told thinks quoted estimates'.split(
    ' ',
  ),
)
/** "The absolute minimum": how much of it, and nothing more. */
const extremes = new Set('minimum min least cheapest lowest maximum max most best fastest smallest'.split(' '))
/** Other words for what every plan has, for the machine that it names, and for the kind of model. */
const namesOfPlan = new Set(
  `chip chips hyperparameter hyperparameters sweep sweeps bot chatbot cluster clusters fortune cuda oom ooms agent agents
  workstation workstations desktop desktops rig rigs office basement garage gpt vlm vlms llm llms transformer`.split(
    /\s+/u,
  ),
)
/** Whether a word says no more than the plan does. */
export const isOfEveryPlan = (word: string): boolean => namesOfPlan.has(word)
/** Who asks, and for what. */
const seats = new Set(
  'ngo nonprofit charity startup phd msc bsc postdoc cto ceo cfo uni university lab institute'.split(' '),
)
/** "A Fraunhofer institute", "I am a PhD student" */
const places = new Set('institute university college hospital foundation museum ministry agency school'.split(' '))
const fewestTelling = 2
/** Fewer words are a list of terms. */
const fewestWords = 9

/** Whether words may be a wish: without a number, a name or a word of wishing before them they only tell what the job is about, in a sentence. */
export function wishTest({
  recognized: { tokens },
  slots,
  isEveryday,
  wordsAt,
}: Understanding): (words: TokenSpan) => boolean {
  const isTelling = once(() => isTold(tokens))
  return ({ from, to }) => {
    const run = tokens.slice(from, to)
    if (/\d/u.test(wordsAt(from, to))) return true
    if (isAttribution(tokens, from, to) || extremes.has(tokens[to]?.text ?? '')) return false
    if (run.every(({ kind, text }) => kind === 'sign' || namesOfPlan.has(text))) return false
    if (seats.has(run[0]?.text ?? '') || places.has(run.at(-1)?.text ?? '') || places.has(tokens[to]?.text ?? ''))
      return false
    // "Working on Tigrinya": what somebody is at, and no demand.
    if (isWorkedOn(tokens, from) || isOrigin(tokens, from)) return false
    if (slots.some((slot) => isDataOf(slot.to, from, tokens) && slot.role === 'quantity' && slot.measure !== 'length'))
      return false
    // One that is written like a name may be one.
    const isName = run.some((token, at) => token.capital && !beginsSentence(tokens, from + at))
    // In a list of terms a word of the trade is a term, though sentences have it too.
    if (!isName && run.every(({ kind, text }) => kind === 'sign' || isEveryday(text, !isTelling())))
      return isBehindCue(tokens, from, strong) || demands.has(tokens[to]?.text ?? '')
    if (isBehindCue(tokens, from, cues) || demands.has(tokens[to]?.text ?? '')) return true
    if (run.every(({ text }) => /(?:ed|ing)$/u.test(text))) return false
    return !isTelling() || isName
  }
}

const isWorkedOn = (tokens: readonly Token[], from: number): boolean =>
  ['on', 'with', 'about', 'in', 'for'].includes(tokens[from - 1]?.text ?? '') &&
  /^(?:work(?:s|ed|ing)?|focus\w*|research\w*|project|thesis|paper|speaks?|speciali[sz]\w+|documenting)$/u.test(
    tokens[from - 2]?.text ?? '',
  )

/** "A student from Brazil": where somebody comes from. */
const isOrigin = (tokens: readonly Token[], from: number): boolean =>
  tokens[from - 1]?.text === 'from' &&
  (seats.has(tokens[from - 2]?.text ?? '') || whoAsks.has(tokens[from - 2]?.text ?? ''))
const whoAsks = new Set(
  'student students researcher researchers engineer developer dev founder team company group lab freelancer am are'.split(
    ' ',
  ),
)

/** Who says something: the verb ends the words, or stands right behind them. */
const isAttribution = (tokens: readonly Token[], from: number, to: number): boolean =>
  !tokens[to - 1]?.capital &&
  (saying.has(tokens[to]?.text ?? '') || (to - from > 1 && saying.has(tokens[to - 1]?.text ?? '')))

/** Of words as they were typed, those that may be a wish; one that is not found in the text stays. */
export function wishesAmong(understanding: Understanding, words: readonly string[]): readonly string[] {
  const { recognized, wordsAt } = understanding
  const { tokens } = recognized
  const mayBeWish = wishTest(understanding)
  return words.filter((typed) => {
    const from = tokens.findIndex(({ text }, at) => {
      const isBeginning = typed.toLowerCase().startsWith(text)
      return isBeginning && wordsAt(at, endOf(tokens, at, typed.length)).trim() === typed
    })
    return from === -1 || mayBeWish({ from, to: endOf(tokens, from, typed.length) })
  })
}

/** Behind the last token that begins within `length` signs. */
function endOf(tokens: readonly Token[], from: number, length: number): number {
  const start = tokens[from]?.start ?? 0
  let to = from + 1
  while ((tokens[to]?.start ?? Infinity) < start + length) to += 1
  return to
}

/** "400M tokens of COBOL", "12B tokens Basque": what the data are. */
const isDataOf = (end: number, from: number, tokens: readonly Token[]): boolean =>
  (end === from && tokens[from]?.capital === true) ||
  (end === from - 1 && ['of', 'about'].includes(tokens[end]?.text ?? ''))

function isBehindCue(tokens: readonly Token[], from: number, words: ReadonlySet<string>): boolean {
  let at = from - 1
  while (small.has(tokens[at]?.text ?? '')) at -= 1
  return words.has(tokens[at]?.text ?? '')
}

const beginsSentence = (tokens: readonly Token[], at: number): boolean =>
  at === 0 || ['.', '!', '?', ':', '\n'].includes(tokens[at - 1]?.text ?? '')

function isTold(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ kind }) => kind === 'word')
  return words.length >= fewestWords && words.filter(({ text }) => telling.has(text)).length >= fewestTelling
}
