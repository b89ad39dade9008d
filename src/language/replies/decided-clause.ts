/**
 * "Dave says why rent 4 when 8 is the same money, so do 8", "p5 is a nightmare to get. p4de then", "ORPO needs no reference
 * model, go with that": the last clause decides, and what
 * stands before it only tells why; or the first does, and the reason stands behind.
 */
import type { Scenario, SpecField } from '../../scenario/scenario.ts'
import { type Mention, isKind } from '../lexicon/meanings.ts'
import { amend } from './amendment.ts'
import { fieldsHeldIn, nounOf, wasBefore } from './clause-numbers.ts'
import { correctedIn } from './corrected-value.ts'
import { numericFields } from './numeric-fields.ts'
import { readPartOfData } from './part-of-data.ts'
import type { Amended } from './reply-act.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const stop = String.raw`(?:[,;:.!…"”)]{1,3}\s+|\s+[–—-]{1,2}\s+|\s+(?=so\s))`
/** What comes of the story: "so do 8", "so let's plan with these". */
const concluded = new RegExp(
  String.raw`${stop}(?:and |then |ok |right )?so,? (?:then,? )?(?!(?:i|we|he|she|they|it|you|that) (?:can|could|don't|dont|won't|get|got|have|had|was|were|am|are|is|will)\b|far\b|much\b|many\b|long\b|that\b|what\b|yeah\b|sorry\b)(?<wish>[^?]{3,80})$`,
  'iu',
)
/** "P4de then", "h200 it is", "gcp please" */
const settled = new RegExp(
  String.raw`${stop}(?!so\s)(?<wish>[^,;:.!?]{2,60}(?<!\b(?:by|until|since|before|and|back|till)) (?:then|it is|it has to be|it shall be|please|pls|plz|instead))[\s.!]*$`,
  'iu',
)
/** "Since jules broke the a100 box we need h100s" */
const reasoned =
  /^(?:since|because|as|now that|given that|seeing that|bc|cuz) [^?]{6,90}?(?:,\s*(?:so |then )?|\s+)(?<wish>(?:(?:we|i)(?:'d| would| will|'ll)? (?:need|want|must have|prefer|have to (?:use|take)|should (?:use|take))|let's|lets|please|pls|use|take|switch to|go (?:with|for)) [^?]{2,60})$/iu
/** "Use them", "go with that": of the one thing that the story names. */
const taken =
  /^(?:(?:please|pls|ok|just|then|and|so|let's|lets|we|we'll|we should|i'd|i say|better|rather|you should|could you|can you)[\s,]+){0,3}(?:go with|go for|do|use|take|match|plan with|plan on|calculate with|count on|try|make it|switch to|pick|price|see|run (?:it )?on|run with)(?: with)? (?:that|this|it|them|these|those|that one|this one|those ones)(?: (?:one|ones|then|instead|please|pls|now|for (?:this|now|the plan)))*[\s.!]*$/iu
/** "Why not me, do h200", "that table is gold. switch to adamw" */
const commanded = new RegExp(
  String.raw`${stop}(?:and |then |so |please |pls |let's |lets |just ){0,3}(?<wish>(?:do|use|take|go (?:with|for|to)|make it|switch to|plan (?:with|on)|calculate with|match|price|cap|set|turn|run it on|try) [^;:!?]{2,60})$`,
  'iu',
)
/** "On a whim: batch 2", "this is too slow, 4 gpus": beside words that name nothing. */
const alone = new RegExp(
  String.raw`${stop}(?!(?:it's|its|they're|more like|closer to|about|around|roughly|rather)\b|[^,;:.!?]{0,50}\b(?:from|since|starting|as of)\b|\$?\d[\d.,]{0,9}[kmbt]?\W*$)(?<wish>(?:[^,;:.!?…]|[.,](?=\d)){3,60})[\s.!]{0,3}$`,
  'iu',
)
/** "Lambda or nebius only, that's where the credits are", "two cards instead of one. I know it costs more": a reason behind the wish. */
const withReason =
  /^(?<wish>[^?;:!]{3,80}?)(?:[,.!]\s+|\s+[–—-]\s+)(?:but )?(?:that(?:'s| is) (?:where|why|what|how|because)|(?:yes,? )?(?:i|we) (?:know|realis?e|understand|am aware|are aware)|i'm aware|because|bc|cuz)\b[^?\d]{3,160}$/iu
/** "T4 is too small. L4?": proposed where the one before it will not do. */
const inItsPlace = new RegExp(
  String.raw`\b(?:too [a-z]{3,12}|won't (?:do|fit|work)|(?:not|isn't) (?:enough|good enough|an option)|overkill|no good|sold out|unavailable|useless|out of (?:stock|memory)|oom(?:s|ed)?)(?: (?:till|until|through) \w{3,9})?${stop}(?:(?:so|and|then|ok|but|maybe) )?(?<wish>[^,;:.!?]{2,40})\?$`,
  'iu',
)
/** "H100 is out of stock. What about A100 80gb?" */
const proposed = new RegExp(
  String.raw`${stop}(?:(?:so|and|then|ok|but|maybe) )?(?:what|how) about (?<wish>[^;:.!?]{2,60}(?:[.,][^;:.!?]{2,30})?)[\s?]{0,3}$`,
  'iu',
)
/** "Do ORPO instead so we can skip the reference model" */
const withPurpose =
  /^(?<wish>[^?;:!]{3,60}?),? so (?:that )?(?:i|we|it|they) (?:can|could|don't|do not|won't|needn't|will|would|get|save|avoid|skip)\b[^?\d]{3,100}$/iu
const maxLength = 320
/** From here on the clause is a wish, and nothing of it is talk; and where nothing but its place says that it decides. */
const [minRequest, maxChatter, maxChatterOfWhole] = [0.5, 0.35, 0.6]
const [minRequestAlone, maxChatterAlone] = [0.85, 0.1]
const leastWords = 3
const adds =
  /(?:^|[.,;!]\s*|\b(?:please|also|then|and|to|should|could|can|we)\s)(?:add|include|append|mix in|throw in|put in|join)\b(?!.*\binstead\b)/iu
const ofThat = /^\W*(?:it|that|this|they|those|these|which)(?:'s|'re| is| are| has| have| comes?| makes?)\b/iu

/** Null where no clause at the end decides by itself, or the clauses before it are wishes too. */
export function readDecidedClause(reply: Reply): ReplyCandidate | null {
  const text = reply.plain.text.trim()
  const isAsked = /\?\W*$/u.test(text)
  if (text.length > maxLength || (isAsked && !proposed.test(text) && !inItsPlace.test(text))) return null
  // "I typed 40 but it's 400. Use unsloth": both are wished.
  if (correctedIn(reply).length > 0) return null
  // "I only trust the 40k that were labelled by hand. Take those, and 2 epochs": the clauses say one thing together.
  if (readPartOfData(reply) !== null) return null
  const forms = isAsked ? [proposed, inItsPlace] : [concluded, reasoned, settled, commanded, proposed, alone]
  const wishes = forms.flatMap((form) => {
    const wish = form.exec(text)?.groups?.['wish']
    return wish === undefined ? [] : [{ wish, isAlone: form === alone }]
  })
  if (isLikelyChatter(reply, maxChatterOfWhole)) return null
  const first = (withReason.exec(text) ?? withPurpose.exec(text))?.groups?.['wish']
  const before = first === undefined ? null : sureOf(first, '', true, reply)
  if (before !== null) return wholeReply(reply, before, 'wishes, and tells why')
  for (const { wish, isAlone } of wishes) {
    const story = text.slice(0, text.lastIndexOf(wish)).replace(/[\s,;:.!…–—-]{1,6}(?:so,?\s{0,3})?$/iu, '')
    if (story.split(/\s+/u).length < leastWords) continue
    // "Add the Danish set, it is 25 million tokens": how large what is added is.
    if (adds.test(story) && ofThat.test(wish)) continue
    // "And take Galician out, 15M of it": how much of it there is.
    if (takesOut.test(story) && partOfThat.test(wish)) continue
    const act = taken.test(wish) ? namedIn(story, reply) : sureOf(wish.trim(), story, isAlone, reply)
    if (act !== null) return wholeReply(reply, act, `decides at its end: ${wish}`)
  }
  return null
}

const isEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const takesOut =
  /\b(?:take|takes|taking|took|leave|throw|threw|cut|kick|strip|filter)\b.*\b(?:out|off|away)\b|\b(?:drop|remove|exclude|without|minus|subtract)\b/iu
const partOfThat = /^(?:about |around |some |roughly |~)?\d[\d.,]*[kmbt]? of (?:it|them|that|those|these)\W*$/iu

/** What the deciding clause changes by itself; null where a clause before it is a wish too. */
function sureOf(wish: string, story: string, isAlone: boolean, reply: Reply): Amended | null {
  const { readPart, scenario, lastChanged, understand } = reply
  if (isAlone && story !== '' && reply.likelyActs.request < minRequest) return null
  if (isAlone && (/[\d?]/u.test(story) || understand(story).slots.some(({ role }) => role !== 'remark'))) return null
  const held = fieldsHeldIn(story, scenario)
  const near = held.length > 0 ? held : (nounOf(story) ?? lastChanged)
  const said = setTo.exec(wish)?.groups?.['number']
  const noun = said === undefined ? undefined : numericFields.find(({ field }) => field === near[0])?.noun
  const { act, likelyActs } = readPart(noun === undefined ? wish : `${noun} ${said ?? ''}`, scenario, near)
  if (act.kind !== 'amended' || act.changed.length === 0) return null
  const [least, most] = isAlone ? [minRequestAlone, maxChatterAlone] : [minRequest, maxChatter]
  return likelyActs.request < least || likelyActs.chatter > most || wishesToo(story, act, reply) ? null : act
}

/** "Set it to 2048": of what the story speaks of. */
const setTo = /^(?:set|put|make|cap|keep|limit) (?:it|that|this)(?: (?:to|at|on))? (?<number>\$?\d[\d,.]{0,9}k?)\W*$/iu

/** A clause that changes the plan by itself, and tells nothing of before, is a wish beside the last one. */
const wishesToo = (story: string, wished: Amended, { readPart, scenario, lastChanged }: Reply): boolean =>
  story !== '' &&
  [story, ...story.split(/(?<!\d),\s+|[.;!]\s+/u)].some((clause) => {
    if (wasBefore.test(clause)) return false
    const { act, likelyActs } = readPart(clause.trim(), scenario, lastChanged)
    if (act.kind !== 'amended' || act.changed.length === 0 || likelyActs.request < minRequest) return false
    // "15M of those are duplicates, so 35M": what it comes to is said again.
    return act.changed.some((field) => !isEqual(act.scenario.spec[field], wished.scenario.spec[field]))
  })

/** The one card, provider, model or way of training that the story names, with so many of it. */
function namedIn(story: string, reply: Reply): Amended | null {
  const { recognized, wordsAt, slots } = reply.understand(story)
  const words = ({ from, to }: Pick<Mention, 'from' | 'to'>): string => wordsAt(from, to).trim()
  const names = recognized.mentions.filter(
    (mention) =>
      isKind(mention, 'gpu', 'provider', 'model') ||
      (isKind(mention, 'field-value') && ways.has(mention.meaning.field)),
  )
  const [name, ...others] = new Set(names.map((mention) => words(mention).toLowerCase()))
  const isSized = name === undefined
  const numbers = slots.filter(
    (slot) =>
      slot.role === 'count' ||
      (slot.role === 'quantity' && (ofPlan.has(slot.measure) || (isSized && slot.measure === 'params'))),
  )
  const [number, ...more] = numbers
  if (others.length > 0 || more.length > 0 || (name === undefined && number === undefined)) return null
  // "ModernBERT does 16 times that length, so match it": the length is meant.
  if (compares.test(story) || tellsSpeed.test(story)) return null
  const counted = number?.role === 'count' ? `${number.amount.value} ` : ''
  const text = name === undefined ? words(number ?? { from: 0, to: 0 }) : `${counted}${name}${memoryOf(name, story)}`
  const act = amend(reply, `use ${ours.test(story) ? 'our own ' : ''}${text}`)
  return act.kind === 'amended' && act.changed.length > 0 ? act : null
}
/** "4 A100 40GB of our own sitting in the office, use those": which of them, and whose they are. */
const memoryOf = (name: string, story: string): string => {
  const at = story.toLowerCase().indexOf(name.toLowerCase())
  const [memory = ''] = /^ ?\d{2,3} ?gb?\b/iu.exec(at < 0 ? '' : story.slice(at + name.length)) ?? []
  return memory
}
const ours =
  /\b(?:(?:of|are|is) (?:our|my) own|(?:we|i) own|(?:our|my) own|(?:sitting|standing|idle|free) in (?:the|our|my) (?:office|lab|basement|rack|server room|closet|cellar))\b/iu
/** "A single H100 does 21k tok/s, use that": the speed is meant. */
const tellsSpeed = /\d ?k? ?(?:tok\w*|samples?|tps) ?(?:\/|per|a) ?s/iu
const compares = /\b(?:\d+ ?x|times|twice|half|double) (?:that|the|as|our|this)\b/iu
const ways: ReadonlySet<string> = new Set<keyof Scenario['spec']>([
  'task', 'method', 'weights', 'stack', 'optimizer', 'pricing', 'region',
]) // prettier-ignore
const ofPlan: ReadonlySet<string> = new Set<SpecField | 'sequence' | 'rank'>(['batch', 'sequence', 'rank'])
