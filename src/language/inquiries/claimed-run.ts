/** "Some blog: trained gpt-2 on 10B tokens for $20. Plausible?", "billed 46 hours of 4xA100 for a LoRA": what others say of a run, to be judged. */
import { hoursOfUnit } from '../../scenario/hours-of-time.ts'
import { countOf } from '../questions/same-run-again.ts'
import { collapseSpaces } from '../text/characters.ts'
import { typedNumber } from '../text/typed-number.ts'

export type RunSaidByOthers = {
  /** A bill is doubted for being high, a claim for being low. */
  readonly isBilled: boolean
  /** Of the machine, or of all of its GPUs together. */
  readonly hours: { readonly value: number; readonly isOfAllGpus: boolean; readonly words: string } | null
  readonly usd: { readonly value: number; readonly words: string } | null
  /** The run, without who says it, the figure, and the doubt. */
  readonly rest: string
}

const doubt =
  /[-–—,.;:!?\s(]{0,4}\b(?:(?:is|does|do|would|could|sounds?) (?:that|this|it|he|she|they)(?: (?:sound|look|seem|be|even|really))? ?)?(?:plausible|bs|b\.s\.?|bullshit|click ?bait|legit(?:imate)?|realistic|believable|credible|possible|right|true|nonsense|hype|too much|ripped off|a rip-?off|padded|inflated|a scam|scam)\b(?: (?:or (?:not|bs|clickbait|legit|hype|no|realistic|plausible|nonsense|bullshit|a scam)))?[?!.\s]{0,6}$/iu
const opener =
  /^\W{0,3}(?:plausible|bs|realistic|legit|believable|true|clickbait)(?: or (?:not|bs))?\s{0,2}[?:!-]{1,3}\s+/iu
/** "…, believable? I'd like to do the same": more follows. */
const midway =
  /[-–—,;:]\s{0,3}(?:is (?:that|this|it) )?(?:plausible|legit|realistic|believable|credible|true|bs|possible)(?: or (?:not|bs))?\s?\?{1,3}(?=\s+\S)/iu
const person = String.raw`(?:(?:my|our|a|an|the|some|another|one)\s+)?(?:[a-z]{2,12} )?(?:colleague|coworker|co-worker|boss|cto|ceo|manager|blog(?: ?post)?|article|paper|tweet|twitter|youtuber|youtube(?: video)?|reddit|redditor|linkedin(?: post)?|post|influencer|friend|guy|someone|somebody|vendor|seller|contractor|freelancer|agency|consultant|consultancy|supplier|intern|student|team ?mate|chatgpt|claude|gemini|hn|hacker news|medium(?: post)?|he|she|they)`
const speaker = new RegExp(
  String.raw`(?<![\w-])${person}(?: on (?:reddit|twitter|x|linkedin|youtube|hn))?\s?(?:(?:just |has |have |had |now )?(?:claim(?:s|ed)?|sa(?:ys?|id)|swears?|swore|thinks?|thought|insists?|told (?:us|me)|tells (?:us|me)|writes?|wrote|bragg(?:s|ed)|brags|boasts?|reckons?|is (?:claiming|saying|sure)|promises?|wants to (?:bill|charge)(?: us)?|bill(?:ed|s)(?: us)?|charg(?:ed|es)(?: us)?|invoic(?:ed|es)(?: us)?)\b(?: (?:that|for))?|:)`,
  'iu',
)
const ofBill = /\b(?:bill(?:ed|s|ing)?|charg(?:ed|es|e)|invoic(?:ed|es|e))\b/iu
const ofSeller = /\b(?:vendor|seller|agency|consultan\w+|contractor|freelancer|supplier)\b/iu
const number = String.raw`(?<![\w.$€£])(\d[\d,]{0,6}(?:\.\d{1,2})?|half an|an?|one|two|three|four|five|six|eight|ten|twelve)`
const duration = new RegExp(
  String.raw`(?:\b(?:in|within|takes?|took|finish(?:es|ed)? in|only|just|about|under|for|of) ){0,3}${number}[ -]?(minutes?|mins?|gpu[- ]?hours?|gpu[- ]?h|(?:[abh]\d{2,3}[- ]?)hours|hours?|hrs?|h|days?|weeks?)\b(?: of(?= ))?`,
  'iu',
)
const money =
  /(?:\b(?:for|cost(?:s|ing)?|at|only|just|under|about|paid|us) ){0,3}(?:\$ ?(\d[\d,]{0,8}(?:\.\d{1,2})?) ?(k)?\b|(?<![\w.])(\d[\d,]{0,8}) ?(k)? ?(?:dollars|usd|bucks)\b)(?! ?(?:\/|per|an?) ?(?:h|hr|hour|gpu|month|day)\b)/iu
const told = /\b(?:he|she|they|you can|one can|we can|people|can|could)\b/giu
const unitHours = (unit: string): number => (/^m/iu.test(unit) ? 1 / 60 : (hoursOfUnit(unit) ?? 1))
const [maxLength, shortestRest] = [260, 8]

/** Null where nobody else says it, nothing is doubted, or neither time nor money is named. */
export function claimedRunIn(text: string): RunSaidByOthers | null {
  if (text.length > maxLength) return null
  const doubted = doubt.exec(text) ?? opener.exec(text) ?? midway.exec(text)
  const said = doubted === null ? null : speaker.exec(text)
  if (doubted === null || said === null) return null
  const isBilled = ofBill.test(said[0])
  const body = collapseSpaces(text.replace(doubted[0], ' ').replace(said[0], ' ').replaceAll(/["“”]/gu, ' '))
  const timed = duration.exec(body)
  const paid = money.exec(body)
  // Two times that are set against each other are judged elsewhere, and what a seller asks is a quote.
  if (timed !== null && duration.test(body.replace(timed[0], ' '))) return null
  if (paid !== null && !isBilled && ofSeller.test(said[0])) return null
  const rest = collapseSpaces(
    body
      .replace(timed?.[0] ?? '', timed === null ? '' : ' on ')
      .replace(paid?.[0] ?? '', ' ')
      .replaceAll(told, ' '),
  )
  if ((timed === null && paid === null) || rest.length < shortestRest) return null
  const unit = timed?.[2] ?? ''
  const value = timed === null ? 0 : (/^half/iu.test(timed[1] ?? '') ? 0.5 : countOf(timed[1] ?? '')) * unitHours(unit)
  const card = /^([abh]\d{2,3})/iu.exec(unit)?.[1]
  return {
    isBilled,
    hours: timed === null ? null : { value, isOfAllGpus: /gpu|^[abh]\d/iu.test(unit), words: timed[0].trim() },
    usd:
      paid === null
        ? null
        : {
            value: typedNumber(paid[1] ?? paid[3], paid[2] ?? paid[4]),
            words: paid[0].trim(),
          },
    rest: card === undefined ? rest : `${rest} on ${card}`,
  }
}
