/** "256 H100 for 3 months at 2.05, total, and if 3 nodes are down?": what a term at a price comes to, and what it is of GPUs that work. */
import { type QuotedRate, ratesIn } from './quoted-rate.ts'
import { timeSpansIn } from '../questions/spans-of-time.ts'
import { utilizationIn } from './utilization.ts'
import { countOf } from '../questions/same-run-again.ts'
import { collapseSpaces } from '../text/characters.ts'

/** What stands still: so many machines or GPUs, or a share of them. */
export type DownGpus = { readonly count: number; readonly unit: 'machine' | 'gpu' | 'share'; readonly words: string }

export type TermText = {
  readonly rate: QuotedRate
  readonly hours: number
  readonly down: DownGpus | null
  readonly usedShare: number | null
  readonly isBound: boolean
  /** Without the price, the term, and what is down. */
  readonly rest: string
}

const asksForSum =
  /\b(?:totals?|come[s]? (?:down )?to|amounts? to|adds? up to|in all|all in all|altogether|(?:the|whole) sum|effective(?:ly)?|(?:real|true|actual) (?:price|cost|rate)|per (?:working|usable|used|productive|available|healthy)|(?:contract|commitment|reservation|term|bill)\b[^.?!]{0,30}\b(?:costs?|worth|value)|how much (?:is|are|would|will|do(?:es)?|money)|what (?:do|would|will) (?:we|i) (?:pay|owe|spend|lose))\b/iu
/** Whether it is a good price is another question. */
const asksForVerdict =
  /\b(?:fair|good|bad|bargain|rip-?off|overpriced|worth (?:it|signing|the)|expensive|dear|reasonable|sane|should (?:we|i)|take it|sign|better|cheaper|or (?:on[- ]?demand|buy|stay|keep))\b/iu
const bound =
  /\b(?:reserv\w*|commit\w*|contract\w*|term|whether (?:it is |they are )?used or not|take[- ]or[- ]pay|prepaid|locked)\b/iu
const number = String.raw`(\d{1,5}(?:\.\d{1,2})?|an?|one|two|three|four|five|six|seven|eight|nine|ten)`
const stands = String.raw`(?:(?:are|is|be|being|always|usually|typically|permanently|constantly|on average|would|will|have|has|were|at any (?:one )?time|stay|sit|go|been|of them) ){0,4}(?:down|broken|out(?: of (?:service|order))?|dead|offline|failed|fail|unavailable|in repair|under repair|drained|unusable|faulty|sick|lost|missing)\b`
const downForms = [
  new RegExp(
    String.raw`(?:\b(?:if|with|and|but|assum\w+|say) )?(?:on average |always |usually |we (?:always |usually )?have )?(?<![\w.])${number} (?:(?:of (?:the|our|those) )?(?:nodes?|machines?|servers?|hosts?|box(?:es)?)|(?:gpus?|cards?)) ${stands}`,
    'iu',
  ),
  new RegExp(
    String.raw`(?:\b(?:if|with|and|but|assum\w+|say) )?(?:on average |always |usually )?(?<![\w.])(\d{1,2}(?:\.\d{1,2})?) ?(?:%|percent) (?:of (?:the |our |all )?(?:them|it|nodes?|machines?|gpus?|cards?|cluster|fleet|capacity) |(?:nodes?|gpus?) )?${stands}`,
    'iu',
  ),
  /(?<![\w.])(\d{2}(?:\.\d{1,3})?) ?(?:%|percent) (?:uptime|availability|available|goodput)\b/iu,
]
const longest = 400
/** Of a job by the hour no term is paid. */
const shortestTerm = 24

function downIn(text: string): DownGpus | null {
  for (const [at, form] of downForms.entries()) {
    const found = form.exec(text)
    if (found === null) continue
    const [words, amount = ''] = found
    if (at === 0) {
      const unit = /\b(?:gpus?|cards?)\b/iu.test(words) ? 'gpu' : 'machine'
      return { count: countOf(amount), unit, words: words.trim() }
    }
    const share = Number(amount) / 100
    return { count: at === 1 ? share : 1 - share, unit: 'share', words: words.trim() }
  }
  return null
}

/** Null where not one price by the hour and one term are told, or nobody asks what they come to. */
export function termSumIn(text: string): TermText | null {
  if (text.length > longest || !asksForSum.test(text) || asksForVerdict.test(text)) return null
  const found = ratesIn(text)
  const [rate, ...others] = found?.rates ?? []
  if (found === null || rate === undefined || rate.per !== 'hour' || others.length > 0) return null
  const down = downIn(found.rest)
  const without = down === null ? found.rest : collapseSpaces(found.rest.replace(down.words, ' '))
  const [span, ...more] = timeSpansIn(without)
  if (span === undefined || span.hours < shortestTerm || more.length > 0) return null
  return {
    rate,
    hours: span.hours,
    down,
    usedShare: utilizationIn(without),
    isBound: bound.test(text),
    rest: collapseSpaces(without.replace(span.words, ' ')),
  }
}
