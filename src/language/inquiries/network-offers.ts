/** "Offer 1: 25 GbE, $1.80 per GPU-hour. Offer 2: InfiniBand, $2.40": the same GPUs at two prices, over two networks. */
import { collapseSpaces } from '../text/characters.ts'
import { linkGbitsIn, withoutLinkSpeed } from './link-speed.ts'
import { type QuotedRate, ratesIn } from './quoted-rate.ts'

export type NetworkOffers = {
  readonly offers: readonly { readonly name: string; readonly rate: QuotedRate; readonly gbits: number }[]
  /** The text without them, and with the number of machines where it is told of each. */
  readonly rest: string
}

const label =
  /(?<![\w-])(?:offers?|options?|sellers?|providers?|quotes?|vendors?|bids?|clusters?|clouds?|deals?) ?#?(?:[1-4]|[a-d]|one|two|three)(?![\w-])[ ):=–-]{0,3}(?:(?:asks?|is|wants|gives|offers|has|charges|costs)(?: for)?\b)?/giu
const fast = /\b(?:infiniband|ib|roce(?:v2)?|rdma)\b/iu
/** Of machines that are let with InfiniBand, where no speed is told: eight cards of 400 Gbit/s. */
const usualFastGbits = 3200
const sentenceEnd = /[.?!;](?=\s|$)/gu
const machinesTold = /\b\d{1,3} ?(?:nodes|machines|servers|boxes)\b/iu
const longest = 900
const [fewest, most] = [2, 4]

/** Null where no offers stand side by side, or one of them lacks its price by the hour or its network. */
export function networkOffersIn(text: string): NetworkOffers | null {
  if (text.length > longest) return null
  const labels = [...text.matchAll(label)]
  const [first] = labels
  if (first === undefined || labels.length < fewest || labels.length > most) return null
  let tail = ''
  const offers = labels.flatMap(({ 0: name, index }, at) => {
    const from = index + name.length
    const whole = text.slice(from, labels[at + 1]?.index ?? text.length)
    const body = at === labels.length - 1 ? whole.slice(0, endOfOffer(whole)) : whole
    if (at === labels.length - 1) tail = whole.slice(body.length)
    // "400G infiniband": a number by itself is no price.
    const { rest, words } = withoutLinkSpeed(body)
    const [rate, ...others] = (ratesIn(rest)?.rates ?? []).filter(({ per }) => per === 'hour')
    const gbits = linkGbitsIn(body) ?? (words === null && fast.test(body) ? usualFastGbits : null)
    if (rate === undefined || others.length > 0 || gbits === null) return []
    return [{ name: name.replace(trailing, '').trim(), rate, gbits, body }]
  })
  if (offers.length < labels.length || new Set(offers.map(({ gbits }) => gbits)).size < fewest) return null
  const machines = machinesTold.exec(offers[0]?.body ?? '')?.[0] ?? ''
  const before = text.slice(0, first.index).replace(/[\s:;–-]+$/u, '')
  return {
    offers: offers.map(({ name, rate, gbits }) => ({ name, rate, gbits })),
    rest: collapseSpaces(
      `${before.replace(asked, ' ')}${machines === '' ? '' : `, ${machines}`}. ${tail.replace(asked, ' ')}`,
    ).trim(),
  }
}

const trailing = /[ ):=–-]{0,3}(?:asks?|is|wants|gives|offers|has|charges|costs)?(?: for)?$/iu
/** The question itself says nothing of the job. */
const asked =
  /\b(?:comparing|compare|we have|i have|got|there are)? ?(?:two|three|2|3) (?:offers|quotes|options)(?: for)?\b|\bwhich (?:one|offer|is better|should (?:we|i) take)?\b[^.?!]{0,60}\?|\bis (?:the )?(?:infiniband|ib|ethernet|it|the (?:faster|slower) (?:one|network|link))\b[^.?!]{0,80}\?/giu

/** Behind the first sentence end that has the price before it. */
function endOfOffer(words: string): number {
  for (const { index } of words.matchAll(sentenceEnd))
    if (ratesIn(withoutLinkSpeed(words.slice(0, index)).rest) !== null) return index
  return words.length
}
