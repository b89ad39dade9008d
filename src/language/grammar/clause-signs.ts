/** Signs and words that part clauses, or make one of the past hold. */
import type { ClauseCues } from '../lexicon/clause-cues.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'
import type { Token } from '../text/tokenize.ts'
import { isOneOfNos } from './listed-refusals.ts'

/** " - " and " -- " between words, not the hyphen of a name. */
export const isDash = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === '-' &&
  ((!tokens[at].adjacent && tokens[at + 1]?.adjacent !== true) || tokens[at + 1]?.text === '-')

/** "raw -> filtered", which is "→" as typed. */
export const isArrow = (tokens: readonly Token[], at: number): boolean =>
  (tokens[at]?.text === '-' || tokens[at]?.text === '=') && tokens[at + 1]?.text === '>'

/** "8xA100 like Karpathy did": what somebody else did is how it is wanted. */
const isLikened = (tokens: readonly Token[], from: number, at: number): boolean =>
  tokens.slice(Math.max(from, at - maxLikened), at).some(({ text }) => text === 'like' || text === 'as')
const maxLikened = 4

/** "Say so", "so far", "so much": no conclusion. */
export const isAdverb = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === 'so' && (saying.has(tokens[at - 1]?.text ?? '') || measured.has(tokens[at + 1]?.text ?? ''))
const saying: ReadonlySet<string> = new Set('say says said think hope guess do or not if ever even'.split(' '))
const measured: ReadonlySet<string> = new Set('far much many few long that'.split(' '))

/** "Within one day", "less than one day": a time to finish in, and not some day. */
export const isTimeToFinishIn = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === 'one' && tokens[at + 1]?.text === 'day' && limits.has(tokens[at - 1]?.text ?? '')
const limits: ReadonlySet<string> = new Set('within in under than of most max takes take for inside'.split(' '))

/** "We were given 4x L40S", "what I was told to use", "it was decided": what was granted or laid down holds today. */
const isGranted = (tokens: readonly Token[], at: number): boolean => {
  if (!beings.has(tokens[at]?.text ?? '')) return false
  const verb = degrees.has(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1
  const word = tokens[verb]?.text ?? ''
  return grants.has(word) || (orders.has(word) && tokens[verb + 1]?.text === 'to') || isWhatTheyGave(tokens, at)
}
const beings: ReadonlySet<string> = new Set(['was', 'were'])
const degrees: ReadonlySet<string> = new Set('only just all also finally recently kindly'.split(' '))
const grants: ReadonlySet<string> = new Set(
  'given granted approved allocated assigned allotted awarded promised offered handed decided cleared allowed'.split(
    ' ',
  ),
)
const orders: ReadonlySet<string> = new Set('told asked instructed ordered advised'.split(' '))

/** "H100s were what they gave us": the word for what was given stands behind it. */
const isWhatTheyGave = (tokens: readonly Token[], at: number): boolean =>
  ['what', 'all'].includes(tokens[at + 1]?.text ?? '') &&
  tokens.slice(at + 2, at + 6).some(({ text }) => givings.has(text))
const givings: ReadonlySet<string> = new Set(
  'gave approved granted allocated assigned offered bought ordered'.split(' '),
)

/** Whether a word of the past is said of what is wanted today. */
export const isOfToday = (tokens: readonly Token[], from: number, at: number): boolean =>
  isLikened(tokens, from, at) || isGranted(tokens, at) || isToBe(tokens, from, at)

/** "A 3B on 300B tokens, trained within Europe": behind a comma, and of a place, it is to be so. */
const isToBe = (tokens: readonly Token[], from: number, at: number): boolean =>
  at === from &&
  tokens[at - 1]?.text === ',' &&
  toBe.has(tokens[at]?.text ?? '') &&
  placing.has(tokens[at + 1]?.text ?? '')
const toBe: ReadonlySet<string> = new Set(['trained', 'finetuned', 'tuned', 'pretrained', 'processed', 'run'])
const placing: ReadonlySet<string> = new Set(['in', 'within', 'inside'])

/** "Karl got a 12B through in 5 hours", "Karpathy's video used 8 A100s", "some guy did it for $20": what others did or think, told at the start of a clause. */
export function tellsOfOthers(tokens: readonly Token[], from: number, isSentenceStart: boolean): boolean {
  if (!isSentenceStart && !isBehindFiller(tokens, from)) return false
  const [first, second] = [tokens[from], tokens[from + 1]]
  if (first?.kind !== 'word') return false
  if (isRunOfOther(tokens, from)) return true
  const isName = first.capital && !ownWords.has(first.text)
  const isPerson = someone.has(first.text) && people.has(second?.text ?? '')
  if (!isName && !isPerson && !people.has(first.text)) return false
  const isOwner = first.text.endsWith("'s")
  for (let at = from + 1; at <= from + (isOwner || isPerson || people.has(first.text) ? 6 : 2); at += 1) {
    const word = tokens[at]?.text ?? ''
    if (deeds.has(word)) return !(word === 'shows' && isCard(tokens, at + 1))
    // "Bosch apparently uses": an adverb may stand before the verb.
    if (tokens[at]?.kind === 'sign' || asker.has(word)) return false
  }
  return false
}
/** "Lambda shows GH200 cheap": what a seller has. */
const isCard = (tokens: readonly Token[], from: number): boolean =>
  cardAhead.test(
    tokens
      .slice(from, from + 5)
      .map(({ text, adjacent }) => (adjacent ? text : ` ${text}`))
      .join('')
      .trim(),
  )
const cardAhead = new RegExp(String.raw`^(?:(?:an?|the|some|\d{1,2} ?x?) )?${gpuPattern}`, 'iu')

/** "Kevin's run: 13B, 48M tokens. Ours would be 34B": beside one of ours, and none of the asker's own. */
function isRunOfOther(tokens: readonly Token[], from: number): boolean {
  const [owner, run] = [tokens[from], tokens[from + 1]?.text ?? '']
  if (owner?.capital !== true || ownWords.has(owner.text) || !runNouns.has(run)) return false
  return tokens.slice(from + 2).some(({ text }) => text === 'ours' || text === 'mine')
}
/** "Hmm, Kevin's run …": the sentence begins behind the sound. */
const isBehindFiller = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.text === ',' &&
  fillers.has(tokens[at - 2]?.text ?? '') &&
  /^[.!?\n]?$/u.test(tokens[at - 3]?.text ?? '')
const fillers: ReadonlySet<string> = new Set('hmm hm well ok okay so btw fyi also hey hi yeah right'.split(' '))
/** What somebody trains or has trained. */
export const runNouns: ReadonlySet<string> = new Set(
  'run runs job training finetune experiment attempt setup config model'.split(' '),
)
const someone: ReadonlySet<string> = new Set('some a the that this those these other another'.split(' '))
const people: ReadonlySet<string> = new Set(
  'guy guys dude dudes someone somebody ppl people folks friend colleague neighbour neighbor blog blogger competitor competitors vendor reviewer reddit twitter'.split(
    ' ',
  ),
)
const asker: ReadonlySet<string> = new Set(['i', 'we', 'you', 'us', 'our', 'my'])
/** Subjects of what is wanted, and words that begin a sentence of ours. */
const ownWords: ReadonlySet<string> = new Set(
  "we i you it they he she that this what who which how there here our my your the a an and but or so if when we'd i'd we've i've i'm we're training run job model data budget finance management boss legal security it's please can could would should must will shall may might needs need needed has have had was were is are be been done only just also now then not no yes still each both all one two any each every estimate price cost quote plan full lora qlora dpo grpo ppo sft pretraining finetuning training tuning got get want wants wanted base task method hardware gpus gpu deadline target goal once after before since for with without on in at by to from as than that's there's here's let let's looking hoping thinking trying planning using doing everything nothing something anything client customer management security ops team everyone".split(
    ' ',
  ),
)
const deeds: ReadonlySet<string> = new Set(
  'used uses did got ran needed took paid trained spent burned burnt managed reckons thinks claims claim claimed guesses argued blocked says bet reported tried finished pretrained finetuned keep telling mentioned showed shows'.split(
    ' ',
  ),
)

/** "no 70B, too slow to serve": the reason tells that what is named is not wanted. */
export const isRefusal = (tokens: readonly Token[], at: number, from: number, { corrections }: ClauseCues): boolean =>
  at === from &&
  corrections.has(tokens[at]?.text ?? '') &&
  tokens[at + 1]?.kind !== 'sign' &&
  (tokens.slice(at + 2, at + 7).some(({ text }, index, next) => text === ',' && next[index + 1]?.text === 'too') ||
    isOneOfNos(tokens, at))

/** "no, A100", "8b 10M toks, no 100M toks": what was said before is wrong. */
export const isCorrection = (
  tokens: readonly Token[],
  at: number,
  from: number,
  { corrections }: ClauseCues,
): boolean =>
  (at === from || (at === from + 1 && tokens[from]?.text === 'actually')) &&
  corrections.has(tokens[at]?.text ?? '') &&
  (tokens[at + 1] === undefined || tokens[at + 1]?.kind === 'number' || tokens[at + 1]?.text === ',')

/** Signs that end a sentence, and those that end a clause. */
export const sentenceEnds = new Set(['.', '?', '!', ';', '\n', '。', '？', '！', '|', '•'])
export const clauseEnds = new Set([',', '(', ')', '—', '–', '→', '、', '，', ':'])

/** The token behind words that disclaim what their line says; null: none begin at `at`. One word does so as a clause of its own: "on whatever" leaves it open. */
export function disclaimerAt(
  tokens: readonly Token[],
  at: number,
  from: number,
  { disclaimers }: ClauseCues,
): number | null {
  const to = disclaimers.longestMatch(tokens, at)?.to ?? null
  return to !== null && isEndOfClause(tokens[to]) && (to > at + 1 || at === from) ? to : null
}

/** "Thinking out loud: …" goes on to say it. */
const isEndOfClause = (token: Token | undefined): boolean =>
  token === undefined ||
  sentenceEnds.has(token.text) ||
  (clauseEnds.has(token.text) && token.text !== ':') ||
  token.text === '-'

/** "Never trained anything, have a 3060": what somebody has is of now, whatever was told before it. */
export function tellsOfNow(tokens: readonly Token[], from: number): boolean {
  const words = tokens.slice(from, from + 5).map(({ text }) => text)
  return hasNow.test(words.join(' '))
}
const hasNow =
  /^(?:(?:and|but|so) )?(?:(?:i|we|they) )?(?:now |only |just )?(?:have|own|got|'ve|have got) (?:just |only )?(?:an?|one|two|\d+|access|our|my)\b/u
