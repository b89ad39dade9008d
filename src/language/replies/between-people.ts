/** What people say to one another below an answer that is no plan. */
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { understand } from '../pipeline.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'
import { isSpokenTo } from './spoken-to.ts'

/** Laughed at, or asked of somebody: not of the app. */
export const isTalkToOthers = (text: string): boolean =>
  /^\W*(?:lol|haha+|lmao|hehe+)\b|\b(?:you|ur) guys\b/iu.test(text)

/** Somebody is called by name, asked who has something, or laughed at. */
export function isBetweenPeople(text: string, today: string, vocabulary: Vocabulary): boolean {
  if (
    asksWho.test(text) ||
    asksIfFree.test(text) ||
    asksToBeTold.test(text) ||
    (laughs.test(text) && !text.includes('?'))
  )
    return true
  const understanding = understand(text, { mode: 'message', vocabulary, today })
  return isSpokenTo({ line: text.toLowerCase(), typed: text, wording: text, understanding, vocabulary })
}
/** "Ping me when the bucket is there": nothing here watches it. */
const asksToBeTold = /^\W*(?:ping|dm|slack|poke|call|text|let) (?:me|us) (?:know )?(?:when|once|if|as soon)\b(?!.*\?)/iu
const laughs = /^\W*(?:lol|haha+|lmao|hehe+|rofl)\b/iu
/** "Is the 4090 in the office free tonight?" */
const asksIfFree =
  /\b(?:is|are)\b.{3,40}\b(?:free|available|booked|taken|in use|occupied)\b.{0,12}\b(?:now|tonight|today|tomorrow|this (?:week|evening|afternoon|morning)|next week|at the moment|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/iu
/** Who rents a card out is asked of the app. */
const asksWho =
  /^\W*(?:(?:and|so|ok|hey|wait)[ ,]+){0,2}who(?:'s|’s|se)?\b(?!.{0,60}\b(?:(?:can|could|gets? to) see|sees|has access|gets? access|rents?|sells?|offers?|providers?|cheap\w*|has (?:an? |the )?(?:h100|a100|[345]090|t4|l4\w*|b200|h200)))/iu

const notThere =
  /\b(?:nobody|no one|none|can(?:no|['’]?)t get|(?:do|does)n['’]?t (?:have|get)|no (?:more|free)|(?:sold )?out of) [^.,;!?]{0,40}[.,;!?]/giu
const anyCard = new RegExp(gpuPattern, 'iu')

/** "Nobody gives us A100s, what about 4 L40S?": without the cards that are not to be had, where others are named. */
export function withoutMissingCards(text: string): string {
  const rest = text.replaceAll(notThere, (words) => (anyCard.test(words) ? ' ' : words))
  return rest !== text && anyCard.test(rest) ? rest.trim() : text
}
