/** "It's 1.2 GB", "the repo grew to 900 MB": how much text there is, where the plan's tokens were counted from bytes. */
import { formatRounded } from '../../scenario/format-values.ts'
import { quantity } from '../grammar/preset-slots.ts'
import { bytesOfUnit, textSizeOf } from '../../scenario/text-size.ts'
import { amendWith } from './amendment.ts'
import { confirmationOf } from './confirmation.ts'
import { bytesWords } from './held-values.ts'
import { type ReplyCandidate, typedLine, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { AmendmentAct, ReplyAct } from './reply-act.ts'
import type { Reply } from './reply-input.ts'

const subject =
  "(?<noun>(?:the |our |my |all (?:the )?|that )?(?:[a-z]{3,14} )?(?:repo(?:s|sitory)?|code(?:base)?|data(?:set)?|corpus|text|files?|dump|export|docs?|documents|pdfs?|archive|logs|mono-?repo)|it|that|this)(?:'s|s)?"
const said = new RegExp(
  `^(?:(?:actually|sorry|sry|oh|wait|no|hm+|ok|so|btw|update|correction|edit|fyi|turns out|well|my (?:bad|mistake|fault|error)|oops|ah|i mean(?:t)?|apologies)[\\s,:]{1,2}){0,3}(?:(?:${subject}|we(?:'re| are| have|'ve got)?(?: at| got)?)? ?(?:is|are|has|have|was|grew|went up|shrank|comes?|came|grown|will be|should be|to|at|up|down|now|more like|rather|better|closer|about|around|roughly|really|actually|only|just|grown|around|~| ){0,7})?~?(?<digits>\\d[\\d,]{0,12}(?:\\.\\d{1,3})?)\\s?(?<unit>[kmgt]i?b|gigs?|megs?|gigabytes?|megabytes?)(?: (?:of (?:text|code|data|files|docs|pdfs?)|now|in total|total|instead|by now|today|actually|really)){0,3}(?:[,.;]? (?:after|since|because|as|with|i misread|i miscounted|sorry|not)\\b[^?\\d]{0,80})?[\\s.!]{0,3}$`,
  'u',
)
/** "Sorry, it's 500 MB": said of what was told before. */
const corrects =
  /\b(?:sorry|sry|actually|correction|oops|i mean(?:t)?|rather|my (?:bad|mistake|fault|error)|apologies)\b/u
/** "Sorry, more like 1.2 GB": what it is of is not said. */
const maxWords = 6
const [maxLength, maxFactor, maxChatter, maxChatterToAct] = [160, 100, 0.9, 0.8]

/** Null where the plan has no text in bytes, or so much more or less that another thing must be meant. */
export function readStatedTextSize(reply: Reply): ReplyCandidate | null {
  const { line, scenario, isAddressed } = reply
  const found = line.length > maxLength ? undefined : said.exec(line)?.groups
  const held = found === undefined ? null : textSizeOf(scenario)
  if (found === undefined || held === null) return null
  const bytes = Number((found['digits'] ?? '').replaceAll(',', '')) * (bytesOfUnit(found['unit'] ?? '') ?? 0)
  if (!(bytes > 0) || bytes > held.bytes * maxFactor || bytes * maxFactor < held.bytes) return null
  const { chatter } = reply.likelyActs
  const isNamed = /[a-z]{3}/u.test((found['noun'] ?? '').replace(/^(?:that|this)$/u, ''))
  const isCorrection = line.split(' ').length <= maxWords && corrects.test(typedLine(reply))
  if (!isNamed && !isCorrection && isLikelyChatter(reply, maxChatter)) return null
  const words = bytesWords(bytes)
  const act = amendWith(reply, { words, slots: [quantity('bytes', bytes)] })
  const isSure = isAddressed || act.kind !== 'amended' || ((isNamed || isCorrection) && chatter < maxChatterToAct)
  return wholeReply(reply, isSure ? act : textConfirmed(reply, act, words), `says ${words} of text`)
}

/** Asks back with the text as it was given, and what it comes to. */
export function textConfirmed(
  reply: Reply,
  { scenario, changed }: Pick<Extract<AmendmentAct, { kind: 'amended' }>, 'scenario' | 'changed'>,
  words: string,
): ReplyAct {
  const asks = confirmationOf(reply, scenario, changed)
  return asks.kind === 'asks' && changed.length === 1 && scenario.spec.tokens !== null
    ? { ...asks, reading: `${words} of text, about ${formatRounded(scenario.spec.tokens)} tokens` }
    : asks
}
