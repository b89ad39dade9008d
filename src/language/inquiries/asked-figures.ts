/** "Per 1M tokens trained", "with and without a 25 % contingency", "worst case": which figure of a job is asked for. */
import { contingencyIn } from './contingency.ts'

const money = /\b(?:costs?|pric\w+|usd|dollars?|eur|euros?|how much|rate)\b|[$€£]/iu
const perMillion =
  /(?:\b(?:per|for (?:each|every|a|one)|a|each|every)\s+|\/\s?)(?:1 ?|one )?(?:m|mn|mil|mio|million)\.?[ -]?(?:of )?(?:trained |training )?tok(?:en)?s?\b(?: (?:trained|of training|of training data))?/iu
const perToken = /\b(?:per|a|each) (?:trained |training )?token\b(?! ?\/)/iu
/** A price of answers, or of an API. */
const ofServing = /\b(?:infer\w*|serv\w+|api|host\w*|generat\w+|output|input|prompts?|requests?|answers?|embed\w*)\b/iu
const maxLength = 300

/** What a service asks for a million tokens of training, in the currency that was typed. */
export type ServicePrice = { readonly amount: number; readonly currency: string | null; readonly words: string }
/** `rest`: the text without the words that ask; `service`: a price that renting is to be set against. */
export type PerMillion = { readonly rest: string; readonly service: ServicePrice | null }

const servicePrice =
  /(?:[~≈@(] ?|\b(?:about|around|at|for) )?(?:(?<sign>[$€£]) ?(?<signed>\d{1,4}(?:\.\d{1,4})?)|(?<![\w.])(?<plain>\d{1,4}(?:\.\d{1,4})?) ?(?<unit>[$€£]|usd|eur|euros?|gbp|dollars?)) ?(?:\/|per|a|for (?:a|each)) ?(?:1 ?)?(?:m|mn|mio|mil|million|mtok)\b(?: ?(?:training |trained )?tok(?:en)?s?\b)?\)?/iu
/** "How much is 1M training tokens": a unit, and no data. */
const oneMillion =
  /\b(?:of )?(?:1 ?m|one million|a million)\b(?: (?:training|trained))? ?tok(?:en)?s?\b(?: of training)?/iu
const bareMillion = /\b(?:per|a) (?:m|million)\b/iu
const ofTraining = /\b(?:q?lora|fine-?tun\w*|full|sft|train\w*)\b/iu
const ofRenting = /\b(?:rent\w*|ourselves|our own|own (?:gpus?|rented)|self-?hosted|gpus?|diy|myself)\b/iu
/** Words of the other side, which are no part of the job. */
const serviceWords =
  /\b(?:vs\.?|versus|compared (?:to|with)|against|instead of|rather than)?(?: ?(?:paying|using|pay))?(?: ?(?:an?|the|some|to))? ?\b(?:fine-?tuning )?(?:apis?|managed(?: service)?|service)\b(?: (?:asks?|costs?|charges?|wants?|price))?|\bself-?hosted\b/giu
const codes: Readonly<Record<string, string>> = { '€': 'EUR', e: 'EUR', '£': 'GBP', g: 'GBP' }

/** Null: nothing asks what a million tokens of training cost. */
export function perMillionIn(text: string): PerMillion | null {
  if (text.length > maxLength) return null
  const match = servicePrice.exec(text)
  const isAgainst = match !== null && ofTraining.test(text) && ofRenting.test(text)
  if (!isAgainst) {
    if (!money.test(text) || ofServing.test(text)) return null
    const found = perMillion.exec(text) ?? perToken.exec(text)
    return found === null ? null : { rest: text.replace(found[0], ' '), service: null }
  }
  const { sign, signed, plain, unit = '' } = match.groups ?? {}
  const typed = (sign ?? unit).toLowerCase()
  const unpriced = text.replace(match[0], ' ')
  const rest = [perMillion, oneMillion, bareMillion].reduce((left, words) => left.replace(words, ' '), unpriced)
  return {
    rest: rest
      .replaceAll(serviceWords, ' ')
      .replaceAll(/[^\S\n]+/gu, ' ')
      .trim(),
    service: { amount: Number(signed ?? plain), currency: codes[typed[0] ?? ''] ?? null, words: match[0].trim() },
  }
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
