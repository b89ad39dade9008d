/** "Per 1M tokens trained", "with and without a 25 % contingency", "worst case": which figure of a job is asked for. */
import { contingencyIn } from './contingency.ts'

const money = /\b(?:costs?|pric\w+|usd|dollars?|eur|euros?|how much|rate)\b|[$€£]/iu
const perMillion =
  /(?:\b(?:per|for (?:each|every|a|one)|a|each|every)\s+|\/\s?)(?:1 ?|one )?(?:m|mn|mil|mio|million)\.?[ -]?(?:of )?(?:trained |training )?tok(?:en)?s?\b(?: (?:trained|of training|of training data))?/iu
const perToken = /\b(?:per|a|each) (?:trained |training )?token\b(?! ?\/)/iu
/** A price of answers, or of an API. */
const ofServing = /\b(?:infer\w*|serv\w+|api|host\w*|generat\w+|output|input|prompts?|requests?|answers?|embed\w*)\b/iu
const maxLength = 300

/** The text without the words that ask what a million tokens of training cost; null: nothing asks that. */
export function perMillionIn(text: string): string | null {
  if (text.length > maxLength || !money.test(text) || ofServing.test(text)) return null
  const found = perMillion.exec(text) ?? perToken.exec(text)
  return found === null ? null : text.replace(found[0], ' ')
}

/** "Plus 20% buffer", "with and without a 25 % contingency": a share of the cost that comes on top. */
export function marginIn(text: string): { readonly share: number; readonly rest: string } | null {
  const found = contingencyIn(text)
  if (found === null) return null
  const rest = found.rest
    .replaceAll(
      /\bwith and without\b(?: an?\b)?|\b(?:with|plus|and|incl(?:uding|\.)?|without)\b(?: an?\b)?(?=\s*[,.:;]|\s*$)/giu,
      ' ',
    )
    .replaceAll(/ +/gu, ' ')
  return { share: found.share, rest }
}

const worst =
  /[,;(]?\s*\b(?:(?:give me |show |and |as |in )?(?:the |a )?(?:worst[- ]case|pessimistic|upper[- ]bound|upper end|high end|conservative)(?: (?:cost|figure|number|estimate|scenario|price|please|pls))?(?: (?:please|pls))?)\b\)?/iu

/** The text without the words that ask for the dear end of the range; null: nothing asks for it. */
export const asksForWorst = (text: string): string | null =>
  text.length > maxLength || !worst.test(text) ? null : text.replace(worst, ' ')
