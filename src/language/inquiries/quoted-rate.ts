/** "$2.15/gpu/hr", "0.34 an hour", "6,200 bucks a month": prices by the time, and the text without them. */

import { gpuPattern } from '../text/gpu-pattern.ts'
import { typedNumber } from '../text/typed-number.ts'

export type QuotedRate = {
  /** US dollars for the time that is named. */
  readonly usd: number
  readonly per: 'hour' | 'month' | 'year'
  /** Said to be of one GPU, or of the whole machine; null: it does not say. */
  readonly isPerGpu: boolean | null
  /** The currency that was typed, where it is none of dollars. */
  readonly currency: string | null
  readonly words: string
}

export type RateText = { readonly rates: readonly QuotedRate[]; readonly rest: string }

const money = String.raw`(?:(?<sign>r\$|[$€£₹¥₩]|\b(?:usd|eur|gbp|inr|rs|chf|cny|jpy|sgd|cad|aud|brl|krw|sek|nok|dkk|pln|mxn)\b\.?) ?)?(?<![\w.])(?<number>\d[\d,]*(?:\.\d+)?|\.\d+)(?<thousand> ?k\b)?(?: ?(?<word>\$|€|£|₹|usd|dollars?|bucks|cents?|eur|euros?|gbp|pounds?|quid|inr|rs|rupees?|chf|francs?|cny|rmb|yuan|jpy|yen|sgd|cad|aud|brl|reais|krw|won|sek|nok|dkk|pln|zloty|mxn))?`
const ofGpu = String.raw`(?:gpu|card)(?:\b|(?=h))`
const perUnit = String.raw`(?: ?(?:(?:\/|per|an?|each|every) ?-?(?:(?<cardBefore>${gpuPattern})s?[ -/]?(?=gpu|h(?:ou)?r|h\b))?(?<gpuBefore>${ofGpu})? ?(?:[-\/ ] ?|and (?:per |an? )?|per |an? )?|(?=hourly|monthly))(?<unit>hourly|hours?|hrs?|hr|h|monthly|months?|mo|years?|yr)\b)`
/** The code of each sign and word but those of dollars. */
const codes: Readonly<Record<string, string>> = {
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  '£': 'GBP',
  gbp: 'GBP',
  pound: 'GBP',
  pounds: 'GBP',
  quid: 'GBP',
  '₹': 'INR',
  inr: 'INR',
  rs: 'INR',
  rupee: 'INR',
  rupees: 'INR',
  chf: 'CHF',
  franc: 'CHF',
  francs: 'CHF',
  jpy: 'JPY',
  yen: 'JPY',
  cny: 'CNY',
  rmb: 'CNY',
  yuan: 'CNY',
  '¥': 'JPY',
  r$: 'BRL',
  brl: 'BRL',
  reais: 'BRL',
  '₩': 'KRW',
  krw: 'KRW',
  won: 'KRW',
  sek: 'SEK',
  nok: 'NOK',
  dkk: 'DKK',
  pln: 'PLN',
  zloty: 'PLN',
  mxn: 'MXN',
  sgd: 'SGD',
  cad: 'CAD',
  aud: 'AUD',
}
const tail = String.raw`(?: ?(?:\/|per|an?|each) ?-?(?<gpuAfter>gpu|card|h100|h200|a100|b200)\b)?`
const pattern = new RegExp(`${money}${perUnit}${tail}`, 'giu')

/** "B200 at 3.40", "H100 SXM now 2.79 (was 2.69)": dollars and cents right behind a GPU or what is said of its price. */
const barePrice =
  /(?:\b(?:at(?: (?:our|the|my|your))?(?: (?:usual|normal|agreed|contract|own))?|for|now|was|is|are|were|to|than|reserved|spot|charges?|bills?|pays?|asks?|offer(?:s|ed|ing)?(?: us| me)?|quoted?(?: us| me)?)|@|\b[abhlv]?\d{2,4}s?|\b(?:sxm\d?|pcie|nvl)) \$?(?<number>\d{1,2}\.\d{2})(?!\d|\.\d|\s?(?:[%xkmb]\b|\/|billion|million|tokens?|tok|hours?|hrs?|h\b|days?|epochs?|gb|tb|(?:per|an?) [gt]i?b\b|megapixels?|mp\b|px\b|it\b|s\b|mfu\b|hfu\b|loss\b|of (?:the )?peak\b))/giu

/** "A100s on Vast are 60 cents", "MI300X looks cheap at $2": where GPUs are named, so little is of an hour of one. */
const smallPrice =
  /(?<!\b(?:under|below|max|maximum|most|than|budget(?: of| is)?|within|spend|have|only|up to)\s{1,3})(?:(?<![\w.$])(?<cents>\d{2}) ?(?:cents?|ct)\b|\bat \$ ?(?<dollars>\d{1,2}(?:\.\d)?)(?![\w.,%]*\d| ?(?:k|m|million|thousand|total|in total|all[- ]in|max|budget|cap|tops|most|a run|per run)\b))(?! ?(?:\/|per|an?|each|every) ?\w)/giu
/** Dollars; more is a budget. */
const mostOfHour = 20
/** Of two kinds of GPU it is not said whose price it is. */
const namesOneGpu = (text: string): boolean =>
  new Set([...text.matchAll(gpuName)].map(([name]) => name.toLowerCase().replace(/s$/u, ''))).size === 1
const gpuName = new RegExp(`${gpuPattern}s?`, 'giu')

/** "A 1.95 reserved contract", "$2.79 on demand" */
const contractPrice =
  /(?<![\w.])(?:(?<=\$)|\$ ?)?(?<number>\d{1,2}\.\d{2})(?=(?: (?:for|in|on) the)? (?<term>reserved|spot|on[- ]demand|committed)(?: (?:contract|rate|price|deal|capacity))?\b)/giu
/** "1.35/gpu", "$2.10 per card": of an hour, as GPUs are rented by it. */
const cardPrice =
  /(?<![\w.])(?:(?<sign>[$€£]) ?(?<signed>\d{1,2}(?:\.\d{1,3})?)|(?<number>\d{1,2}\.\d{1,3})) ?(?:\/ ?|per |a |each )(?:gpu|card)\b(?! ?[-/] ?\w| ?(?:per|an?|each|every) | and (?:per |an? )?h| (?:hours?|months?|days?|h|years?)\b)/giu
/** "We pay 12k a month": money, though it has no sign. */
const paid =
  /\b(?:pay(?:ing|s)?|paid|charg\w+|costs?|quot\w+|offer\w*|spend(?:ing)?|bill\w*|invoice\w*|wants?)(?: us| me)?(?: about| around| roughly| some)? ?~?$/iu

/** "The storage bill is $2,100/month": no price of a GPU. */
const ofOtherThings =
  /\b(?:storage|bucket|s3|licen[cs]es?|seats?|salar(?:y|ies)|office|parking|coffee|lunch|phone|insurance|subscriptions?)\b[^.?!,;\n]{0,30}$/iu

/** "The classifier is at 0.87 F1", "loss was 1.93": how good a model is. */
const ofScores =
  /\b(?:f1|acc|accuracy|auc|bleu|rouge|chrf|wer|cer|map|mrr|ndcg|recall|precision|perplexity|ppl|loss|scores?|scored|kappa|correlation|win ?rate|temperature|dropout|version|mape)\b/iu
const reachOfScore = 24

/** Null: none is named. */
export function ratesIn(text: string): RateText | null {
  const rates: QuotedRate[] = []
  let rest = text
  for (const { 0: words, groups = {}, index } of text.matchAll(pattern)) {
    const { sign, number = '', thousand, word, unit = '', cardBefore = '', gpuBefore, gpuAfter } = groups
    const per = /^h/iu.test(unit) ? 'hour' : /^m/iu.test(unit) ? 'month' : 'year'
    const isPaid = thousand !== undefined && per !== 'hour' && paid.test(text.slice(Math.max(0, index - 30), index))
    const isMoney = sign !== undefined || word !== undefined || isPaid
    const value = typedNumber(number, thousand)
    // "3 per hour", "2 a month" count something else: without a currency only "2.49/h" is a price.
    if (!isMoney && !(per === 'hour' && /\./u.test(number) && value < 100)) continue
    if (ofOtherThings.test(text.slice(Math.max(0, index - 50), index))) continue
    const typed = (sign ?? word ?? '').toLowerCase().replace('.', '')
    rates.push({
      usd: typed.startsWith('cent') ? value / 100 : value,
      per,
      isPerGpu: gpuBefore !== undefined || gpuAfter !== undefined || cardBefore !== '' ? true : null,
      currency: codes[typed] ?? null,
      words: words.trim(),
    })
    const card = gpuAfter !== undefined && !/gpu|card/iu.test(gpuAfter) ? gpuAfter : cardBefore
    rest = rest.replace(words, card === '' ? ' ' : ` ${card} `)
  }
  for (const { 0: words, groups = {} } of text.matchAll(cardPrice)) {
    const currency = { '€': 'EUR', '£': 'GBP' }[groups['sign'] ?? ''] ?? null
    const usd = Number(groups['signed'] ?? groups['number'])
    rates.push({ usd, per: 'hour', isPerGpu: true, currency, words: words.trim() })
    rest = rest.replace(words, ' ')
  }
  for (const { 0: words, groups = {} } of namesOneGpu(text) ? text.matchAll(smallPrice) : []) {
    if (rates.some((rate) => rate.words.includes(words) || words.includes(rate.words))) continue
    const { cents, dollars } = groups
    const usd = cents === undefined ? Number(dollars) : Number(cents) / 100
    if (usd > mostOfHour) continue
    rates.push({ usd, per: 'hour', isPerGpu: null, currency: null, words: words.replace(/^at /iu, '') })
    rest = rest.replace(words, ' ')
  }
  const ofTerms = [...text.matchAll(contractPrice)]
  for (const match of [...text.matchAll(barePrice), ...ofTerms]) {
    const { number = '', term } = match.groups ?? {}
    // Of several terms with a price each none is asked for.
    if (term !== undefined && ofTerms.length > 1) rest = rest.replace(term, '')
    const around = text.slice(Math.max(0, match.index - reachOfScore), match.index + match[0].length + reachOfScore)
    if (rates.some(({ words }) => words.includes(number)) || ofScores.test(around)) continue
    rates.push({ usd: Number(number), per: 'hour', isPerGpu: null, currency: null, words: number })
    rest = rest.replace(match[0], match[0].replace(number, '').replace('$', ''))
  }
  const inOrder = rates.toSorted((one, other) => text.indexOf(one.words) - text.indexOf(other.words))
  return rates.length === 0 ? null : { rates: inOrder, rest: rest.replaceAll(/[^\S\n]+/gu, ' ').trim() }
}
