/**
 * "What if we take 26B instead of 30?", "we actually have 31k tickets, what's the price then?", "and with only half of it?":
 * the job of the plan on another amount of its data, counted as the plan counts them. The plan stays.
 */
import { askedOf } from '../circumstances/asked-figures.ts'
import type { AskedFigure } from '../circumstances/circumstances.ts'
import { isKind } from '../lexicon/meanings.ts'
import { formatRounded } from '../../scenario/format-values.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { type ReplyCandidate, typedLine, weighedReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const digits = String.raw`\d[\d,]{0,12}(?:\.\d{1,3})?`
const scale = '(?:k|m|b|bn|thousand|million|billion)'
const example =
  '(?:examples?|rows?|pairs?|samples?|records?|tickets?|e-?mails?|chats?|conversations?|dialog(?:ue)?s|documents?|docs|articles?|reviews?|prompts?|images?|photos?|pictures?|messages?|transcripts?|questions?|texts?|papers?|reports?|letters?|functions?|items?|entries|sentences|notes)'
/** "26B instead of 30", "45k rows rather than 20k" */
const insteadOf = new RegExp(
  String.raw`(?<![\w.,$€£])(?<value>${digits}) ?(?<unit>${scale})?(?: (?:${example}|tokens?))? ?(?:instead of|rather than|and not|not|in place of)(?: the| our)? (?<held>${digits}) ?(?<heldUnit>${scale})?(?: (?:${example}|tokens?))?(?![\w%$€£])`,
  'u',
)
/** "We actually have 31k tickets", "it turned out to be 1.4B tokens" */
const told = new RegExp(
  String.raw`\b(?:have|has|'ve|got|get|there are|turn(?:s|ed) out(?: to be)?|it'?s|they'?re|end(?:ed)? up with|collected|found|counted|really|actually|now|only|only use|just use|just) (?:(?:got|like|about|around|roughly|really|actually|now|only|just|more like|closer to|to be) ){0,3}~?(?<value>${digits}) ?(?<unit>${scale})? (?:\p{L}{2,14} ){0,2}?(?<noun>${example}|tokens?)\b(?! (?:more|extra|each|per|a|on average)\b)`,
  'u',
)
const parts: Readonly<Record<string, number>> = {
  half: 1 / 2, 'a half': 1 / 2, 'a third': 1 / 3, 'one third': 1 / 3, 'two thirds': 2 / 3, 'a quarter': 1 / 4, 'one quarter': 1 / 4, 'three quarters': 3 / 4, 'a fifth': 1 / 5, 'a tenth': 1 / 10,
} // prettier-ignore
/** "And with only half of it?": nothing else is said. */
const partAlone = new RegExp(
  String.raw`^(?:(?:and|so|ok|hm+|what|how|if|about|say) )*(?:(?:with|on|for|we|i|use|used|take|took|train|trained|do|did|go|went|keep|kept|only|just|maybe|say) )+(?<part>${Object.keys(parts).join('|')})(?: (?:of (?:it|that|them|those|the data|the tokens|the text|our data|this)|(?:the|that much|as much) (?:data|text|tokens)))[\s?!.]*$`,
  'u',
)
/** "100k of them", "the first 20k rows", "a 5k subset": named as a part of what is there. */
const partNamed = new RegExp(
  String.raw`(?<![\w.,$€£])(?:(?<first>(?:the )?(?:first|initial|best|random) )?(?<value>${digits}) ?(?<unit>${scale})?(?: (?<noun>${example}|tokens?))?(?: (?:out )?of (?:them|those|these|it|that|(?:the|our|my|all)(?: the)?(?: ${example}| tokens?| data)?)(?![\w-])| (?<subset>subset|sample|slice))?)(?![\w%$€£])`,
  'gu',
)
/** "Price for 10% of the data", "cost if we start with a third of it" */
const shareNamed = new RegExp(
  String.raw`(?<![\w.,$€£])(?<part>${digits} ?(?:%|percent)|${Object.keys(parts).join('|')}) (?:of (?:it|that|them|those|these|the (?:data|dataset|tokens|text|corpus|${example})|(?:our|my) (?:data|dataset|${example}))|the (?:data|dataset|tokens|text))(?![\w-])`,
  'u',
)
const supposes = /\b(?:what if|how about|what about)\b/gu
const asksPart =
  /\?|^(?:(?:and|so|but|ok|hm+)[ ,]+)*(?:what|how|if)\b|^(?:(?:and|so|but|ok|hm+)[ ,]+)+(?:with|for|on)\b/u
const asksFigure =
  /\b(?:what if|how about|what about|prices?|costs?|how (?:much|long)|what then|total|bill|come to|comes to|hours|dollars|expensive|cheaper|time)\b|\bwhat(?:'s| is| would| does| do)? (?:that|it|we|i) (?:do|take|pay)\b/u
/** Of memory, quality, supply or more than one run. */
const ofElse =
  /\b(?:why|memory|vram|fits?|oom|enough|quality|better|worse|overfit\w*|label(?:l?ing|led|s)?|steps?|rank|batch|epochs?|passes|gpus?|cards?|nodes?|hours? instead|runs|each|per|params?|parameters|model|context|seq\w*|long(?:er|est)|credits?|budget|a month|every)\b|[$€£%]/u
const scales: Readonly<Record<string, number>> = {
  k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, b: 1e9, bn: 1e9, billion: 1e9,
} // prettier-ignore
const [maxLength, maxChatter, mostTimes, nearly] = [130, 0.9, 1000, 0.02]

/** Null where no other amount of the data is named, or no figure of the plan with it is asked for. */
export function readAskedAmount(reply: Reply): ReplyCandidate | null {
  const { scenario, understanding } = reply
  const line = typedLine(reply)
  if (line.length > maxLength || ofElse.test(withoutParts(line))) return null
  const partSaid = partAlone.exec(line)?.groups?.['part'] ?? ''
  const part = parts[partSaid]
  // "Only use half of the data" is wished.
  if (part === undefined ? !asksFigure.test(line) : !asksPart.test(line)) return null
  if (understanding.recognized.mentions.some((mention) => isKind(mention, 'gpu', 'provider', 'instance', 'date')))
    return null
  if (isLikelyChatter(reply, maxChatter)) return null
  if (scenario.spec.tokens === null) return null
  const found =
    part === undefined
      ? (amountIn(line, scenario) ?? namedPartIn(line, scenario))
      : { share: part, words: `${partSaid} of the data` }
  if (found === null || found.share > mostTimes || found.share * mostTimes < 1) return null
  if (Math.abs(found.share - 1) < nearly) return null
  const isOfTime = /\b(?:how long|hours|time)\b/u.test(line) && !/\b(?:costs?|price|how much|dollars)\b/u.test(line)
  const figures: readonly AskedFigure[] = isOfTime ? ['hours', 'money'] : ['money', 'hours']
  return weighedReply(
    reply,
    {
      kind: 'question',
      topic: 'circumstance',
      subject: null,
      circumstances: {
        values: { data: found.share },
        words: [found.words],
        figures,
        of: askedOf(line) === 'difference' ? 'difference' : 'value',
      },
    },
    'asks for figures with another amount of the data',
  )
}

type OtherAmount = { readonly share: number; readonly words: string }

/** The amount as a share of the planned one; null where the plan does not count its data so. */
function amountIn(line: string, { corpus, spec }: Scenario): OtherAmount | null {
  const { value, unit, held, heldUnit } = insteadOf.exec(line)?.groups ?? {}
  const known = [corpus?.examples, spec.tokens, corpus?.tokensPerEpoch]
  if (value !== undefined && held !== undefined) {
    // "26B instead of 30": both in billions.
    const [other, planned] = [valueOf(value, unit ?? heldUnit), valueOf(held, heldUnit ?? unit)]
    return known.some((one) => one != null && Math.abs(one / planned - 1) < nearly)
      ? { share: other / planned, words: `${value}${unit ?? heldUnit ?? ''} instead of ${held}${heldUnit ?? unit ?? ''}`.replaceAll(/(?<=\d)[mb](?=\b)/gu, (letter) => letter.toUpperCase()) }
      : null
  } // prettier-ignore
  const { groups } = told.exec(line) ?? {}
  // "What if we have 5B tokens?" puts them in the plan.
  if (groups === undefined || !asksFigure.test(line.replaceAll(supposes, ' ')) || askedOf(line) === 'difference') return null
  const other = valueOf(groups['value'] ?? '', groups['unit'])
  const noun = groups['noun'] ?? ''
  const planned = noun.startsWith('tok') ? (corpus?.tokensPerEpoch ?? spec.tokens) : (corpus?.examples ?? null)
  return planned === null || other === 0
    ? null
    : { share: other / planned, words: `${groups['value'] ?? ''}${groups['unit'] ?? ''} ${noun}`.replace(/(?<=\d)[mb] /u, (letter) => letter.toUpperCase()) }
} // prettier-ignore

/** A share in percent is none of the price, and "how long" is of the hours. */
const withoutParts = (line: string): string => line.replace(shareNamed, ' ').replace(/\bhow long\b/gu, ' ')

/** A part that goes, that a run stops at, or that a test is made of. */
const fallsAway =
  /\b(?:spam|junk|garbage|dup\w*|drop\w*|los(?:e|es|t|ing)|gone|gets? out|taken? out|remov\w*|delet\w*|unusable|filter\w*|quit\w*|stop\w*|abort\w*|cancel\w*|crash\w*|tests?|trial|eval\w*|held|holdout|after)\b/u

/** A part of what the plan counts, named as one; null where it is as much, or more. */
function namedPartIn(line: string, { corpus, spec }: Scenario): OtherAmount | null {
  if (!asksFigure.test(line) || fallsAway.test(line)) return null
  const said = shareNamed.exec(line)?.groups?.['part']
  if (said !== undefined) {
    const share = parts[said] ?? Number.parseFloat(said) / 100
    return share > 0 && share < 1 ? { share, words: `${said} of the data` } : null
  }
  for (const { 0: whole, groups } of line.matchAll(partNamed)) {
    const { value = '', unit, noun = '', first, subset } = groups ?? {}
    if (first === undefined && subset === undefined && !/\bof\b/u.test(whole)) continue
    const other = valueOf(value, unit)
    const planned = noun.startsWith('tok') ? (corpus?.tokensPerEpoch ?? spec.tokens) : (corpus?.examples ?? spec.tokens)
    if (planned === null || other >= planned || other < leastPart) continue
    const counted = `${value}${(unit ?? '').replace(/^[mb]n?$/u, (letter) => letter.toUpperCase())}`
    const what = noun.endsWith('s') ? noun : corpus?.examples == null ? 'tokens' : 'examples'
    return { share: other / planned, words: `${counted} of the ${formatRounded(planned)} ${what}` }
  }
  return null
}
/** "One of them" is of cards or of plans. */
const leastPart = 100

const valueOf = (value: string, unit: string | undefined): number =>
  Number(value.replaceAll(',', '')) * (scales[unit ?? ''] ?? 1)
