/** "Sorry, 700 was words, not tokens": how long an example is was counted in words, and not in the tokens that the plan took. */
import { amend } from './amendment.ts'
import { type ReplyCandidate, typedLine, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const number = String.raw`~?(?<value>\d[\d,]{0,8}(?:\.\d{1,2})?)\s?(?<magnitude>[km])?\b`
const words = String.raw`(?:are|were|was|is|as|in|meant|mean|it's|its|that's|thats|=)?\s?(?:actually |really |counted in |in )?words\b`
const denied = String.raw`(?:[\s,;(-]{1,3}|,? and )(?:not|and not|rather than|instead of)(?: in| the)? tok(?:en)?s?\b`
const forms: readonly RegExp[] = [
  new RegExp(`${number}[^\\d.?]{0,30}?\\s?${words}[^\\d.?]{0,16}?${denied}`, 'u'),
  new RegExp(`\\b(?:those|these|that|they|it|the (?:numbers?|lengths?|counts?|figures?)) ?(?:'s|'re)?[^\\d.?]{0,12}\\s?${words}[^\\d.?]{0,16}?${denied}`, 'u'),
  new RegExp(`\\b(?:not|no) tok(?:en)?s[\\s,;:-]{1,3}(?:but |it's |its |they're |i mean |meant )?words\\b`, 'u'),
] // prettier-ignore
const maxLength = 110

/** Null where nothing is said to be words, or the plan has no such length. */
export function readWordsForTokens(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || !line.includes('words') || line.includes('?')) return null
  const said = forms.map((form) => form.exec(line)).find((match) => match !== null)
  if (said == null) return null
  const { value, magnitude } = said.groups ?? {}
  const { corpus } = reply.scenario
  const each = corpus?.tokensPerExample ?? null
  const typed =
    value === undefined
      ? null
      : Number(value.replaceAll(',', '')) * (magnitude === 'k' ? 1e3 : magnitude === 'm' ? 1e6 : 1)
  if (each !== null && (typed === null || typed === each))
    return wholeReply(reply, amend(reply, `${each} words each`), 'counts the length of an example in words')
  const all = corpus?.tokensPerEpoch ?? null
  return each === null && all !== null && (typed === null || typed === all)
    ? wholeReply(reply, amend(reply, `${all} words`), 'counts the data in words')
    : null
}
