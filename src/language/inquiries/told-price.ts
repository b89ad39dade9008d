/**
 * “Our negotiated rate is $1.87 an hour”, “take 2.35/h per H100”, “they quoted 2.30, is that good?”: whose a price of an
 * hour is that is told in a thread. One's own is a wish: the plan is at it from then on.
 */
import { ratesIn } from './quoted-rate.ts'
import { priceCapIn } from './price-cap.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'

/** A price as it was told. */
export type OwnPrice = {
  /** In the currency that was typed; of one GPU, or of what is said of it. */
  readonly amount: number
  readonly isPerGpu: boolean | null
  readonly currency: string | null
  readonly words: string
  /** The clause that it stands in, without it. */
  readonly clause: string
}
export type OwnPrices = { readonly prices: readonly OwnPrice[]; readonly rest: string }

/** Words before a verb that make a wish of it: none, a joint, or somebody who is asked. */
const wishing = String.raw`(?:^|[,.;:!?…–—(-]\s*|\b(?:and|so|then|but|please|pls|plz|just|kindly|(?:can|could) (?:you|u|we)|you (?:can|should)|u can|let'?s|let us|we(?:'ll| will|'d| should| have to)|i(?:'d|'ll| would)(?: like(?: you)? to)?|(?:want|wanna|need)(?: you)?(?: to)?|ok|okay|yes|actually|better|rather|now) +)`
/** “Pls use that”, “take 2.35/h as our rate”, “price it at 0.34/h”, “so go with those”. */
const decides = new RegExp(
  String.raw`${wishing}(?:use|using|take|apply|assume|enter|put in|plug in|go (?:with|for)|reckon with|calculate (?:with|at|it (?:with|at))|work with|plan (?:it |this |that )?(?:with|at|on)|(?:re-?)?price (?:it|this|that|these|them|everything|us|the \w+|with|at)|(?:re-?)?run (?:it|this|the numbers) (?:at|with)|count (?:it |them |us )?(?:at|with)|redo (?:it|this|that|the \w+) (?:at|with|for)|set (?:it|the (?:price|rate))|change the (?:price|rate)|make (?:it|that)|base (?:it|this|the \w+) on|bill (?:it|us|this)|do it (?:at|with)|that(?:'s| is) (?:the|our) (?:price|rate))\b`,
  'iu',
)
/** “We pay”, “our rate”, “gave us”, “confirmed”. */
const isOwn = new RegExp(
  [
    String.raw`\b(?:we|i)(?:'re|'ve|'ll| are| have| will| do| now| actually| only| just| already| currently| both| all){0,4} (?:pay|paying|zahlen|bezahlen|payons|pagamos|betalen|get|getting|got|negotiated|agreed|signed|locked|secured|closed|rent|renting|are charged|are billed|have (?!seen|heard|found|read|been (?:quoted|offered)))\b`,
    String.raw`\b(?:our|my)\b[^.?!;]{0,50}?\b(?:rates?|prices?|pricing|contract|deal|discount|agreement|costs?|(?:gpu|card|box|node|machine|server|cluster)s?|${gpuPattern}s?)\b`,
    String.raw`\b(?:gave|gives?|giving|grant(?:s|ed)|charg(?:es?|ed|ing)|bill(?:s|ed|ing)?|costs?|rents?(?: it| them)?(?: out)?|lets?|sells?)(?: it| them| the \w+)? (?:to )?(?:us|me|our|my)\b`,
    String.raw`\b(?:has|have|had|put|puts|dropped|lowered|cut|moved|brought|got) (?:us|me) (?:at|to|down|on)\b`,
    String.raw`\b(?:ours|mine) (?:is|are|costs?|comes?)\b`,
    String.raw`\b(?:confirmed|agreed|negotiated|signed|locked in|finali[sz]ed|secured|approved|contracted)\b`,
    String.raw`\bfor (?:us|me|our)\b`,
    String.raw`\bcontract(?:ed)?\b`,
    String.raw`\binternal(?:ly)?\b`,
  ].join('|'),
  'iu',
)
/** It may come, it is weighed, or whether it is good is asked. */
const isOpen =
  /\b(?:would|could|can get|might|may be|maybe|perhaps|suppos\w+|hypothetical\w*|what if|if (?:we|i|they|you|it)|whether|hoping|hope to|try(?:ing)? to|aim(?:ing)?|target(?:ing)?|expect\w*|considering|thinking|thoughts|hm+|fair|reasonable|normal|too (?:much|high|expensive|dear)|expensive|steep|overpa\w+|worth|(?:good|bad|great|decent|ok|okay) (?:deal|price|rate|offer)|rip(?:ped|ping)?[ -]?off|competitive|steal)\b/iu
const asks =
  /^\W*(?:(?:so|and|but|ok|hey|hi)[\s,]+)*(?:what|how|why|where|which|who|is|are|was|does|do|did|should|shall|would|will|may|has|have)\b/iu
/** Of before, or of others. */
const isElsewhere =
  /\b(?:paid|used to|old (?:contract|rate|price|deal)|(?:contract|rate|price|deal) (?:was|were)|was paying|were paying|last (?:year|month|week|time|quarter|summer|winter|spring|autumn|fall)|back (?:then|in)|in (?:19|20)\d\d|previous(?:ly)?|(?:years?|months?|weeks?) ago|no longer|not any ?more|expired|(?:other|another|their|his|her|different) (?:\w+ )?(?:teams?|groups?|labs?|dep\w*|company|companies|project|people|division)|lunch|coffee|beer|pizza|parking|kwh|electricity|storage|egress|traffic|licen[cs]e|salary|per (?:million|token|sample|image|request))\b/iu
/** Terms, limits, bills and watches are told of in other ways. */
const isOther =
  /\b(?:reserv\w*|commit\w*|spot|preemptible|interruptible|budget|cap|watch|alert|notify|tell (?:me|us) (?:when|if|once)|ping|finished|done after|took|invoice|bill was|(?:\d+|one|two|three)[- ]?(?:months?|years?|yr)|monthly|a month|prices? (?:went|rose|fell))\b|[<≤%]/iu
const anyPrice = new RegExp(
  String.raw`(?<![\w.,])\$ ?(?<dollars>\d{1,2}(?:\.\d{1,3})?) ?(?:\/|per|an?|each|for (?:an?|each|every|one|the)) ?(?=(?:${gpuPattern}|gpu|card)s?\b)`,
  'iu',
)
/** “An H100 hour costs us 2.30”, “our rate is 1.9”: behind the word that says of what it is. */
const behind = new RegExp(
  String.raw`\b(?:(?:an?|per|each|every) (?:(?:gpu|card|${gpuPattern})[ -])?hour|(?:hourly )?(?:rate|price))\b[^.?!;\d]{0,30}?(?<![\w.,])\$?(?<dollars>\d{1,2}\.\d{1,3})(?![\w%]|[.,]\d| ?(?:%|x\b|k\b|m\b|b\b|million|tokens?|eur\w*|gbp|pounds?|[€£]))`,
  'iu',
)
const maxLength = 260

/** “2.10 instead of 2.49”, “from 2.30 to 1.95”: what it was. */
const before =
  /,? (?:and )?(?:instead of|rather than|not|down from|up from|from) (?:the |your |our )?\$? ?\d{1,2}\.\d{1,3}(?!\d)(?: ?(?:\/|per|an?) ?(?:gpu |card )?(?:h|hr|hour)\b)?/giu

/** Prices of an hour that are the asker's own; null where none is, or it is only asked about. */
export function toldPricesIn(typed: string): OwnPrices | null {
  const text = typed.replaceAll(before, '')
  if (text.length > maxLength || !/\d/u.test(text) || isElsewhere.test(text) || isOther.test(text)) return null
  const isDecided = decides.test(text)
  if (!isDecided && (!isOwn.test(text) || isOpen.test(text) || asks.test(text))) return null
  if (isDecided && asks.test(text) && /\?\W*$/u.test(text)) return null
  const found = pricesIn(text)
  if (found === null || priceCapIn(text) !== null) return null
  // “We have 2.50 at lambda?”: the clause of the price asks.
  const isAsked = found.prices.some(({ words }) => /^[^,.;!]*\?/u.test(text.slice(text.indexOf(words) + words.length)))
  return isAsked && !isDecided ? null : found
}

function pricesIn(text: string): OwnPrices | null {
  const found = ratesIn(text)
  if (found === null) {
    const of = anyPrice.exec(text)
    const match = of ?? behind.exec(text)
    const dollars = match?.groups?.['dollars'] ?? ''
    const amount = Number(dollars)
    if (match === null || !(amount > 0)) return null
    const words = of === null ? dollars : of[0].trim()
    const price = { amount, isPerGpu: true, currency: null, words, clause: clauseOf(text, words) }
    return { prices: [price], rest: text.replace(words, ' ') }
  }
  if (found.rates.some(({ per }) => per !== 'hour')) return null
  const prices = found.rates.map(({ usd, isPerGpu, currency, words }) => ({
    amount: usd,
    isPerGpu,
    currency,
    words,
    clause: clauseOf(text, words),
  }))
  return { prices, rest: found.rest }
}

/** Where a clause ends: a mark with a space behind it, or a joint. */
const joint = /[,;.:!?]\s+|\s+(?:and|but|so|while|whereas|then)\s+/giu
/** “Per H100 hour”: the GPU within a price is left where it was. */
const ofHour =
  /\b(?:an?|per|each|every|hourly|hour|hours|hrs?|h)\b|[$€£/]|\d+(?:[.,]\d+)*(?= ?(?:$|[$€£/]|per|an?\b|h|usd|eur|gbp|dollars?|bucks|cents?))/giu

function clauseOf(text: string, words: string): string {
  const at = text.indexOf(words)
  const ends = [...text.matchAll(joint)].map(({ 0: mark, index }) => ({ from: index, to: index + mark.length }))
  const from = ends.findLast(({ to }) => to <= at)?.to ?? 0
  const to = ends.find(({ from: start }) => start >= at + words.length)?.from ?? text.length
  return `${text.slice(from, at)} ${words.replaceAll(ofHour, ' ')} ${text.slice(at + words.length, to)}`
}
