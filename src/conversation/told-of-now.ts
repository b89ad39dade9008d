/** "We pay $9k a month for an API", "on TPU or GPU": what is told of today or of other machines, beside a job or a question. */
import { frequenciesIn } from '../language/questions/series.ts'
import { formatRuns, formatUsd } from '../presentation/format/number-format.ts'
import { inDollars } from './dollars.ts'
import type { EngineContext } from './engine-context.ts'
import type { RequestContext } from './request.ts'
import { collapseSpaces } from '../language/text/characters.ts'
import { type PeriodMoney, periodMoneyIn, periodSumPattern } from '../language/inquiries/period-money.ts'
import { signOfMoney } from '../language/text/currency-signs.ts'
import { quoted } from '../scenario/format-values.ts'
import { withGeneralAnswers } from './interpretation-extras.ts'
import type { Interpretation } from './interpretation.ts'

const paidNow =
  /(?:\b(?:and|but|so) )?(?:\b(?:right now|currently|today|at the moment|at present|so far|these days|now),? )?(?:\b(?:we|i|they|it)(?:['’](?:re|m))? )?(?:\b(?:currently|now|already|today) )?(?:\b(?:prompt|use|call|run|rely on|are using|am using|using)(?:ing)? [^.;?!,]{3,50}? and )?\b(?:pay(?:ing)?|spend(?:ing)?|costs? us|are billed|get billed) (?:about |around |roughly |some |~ ?|us )*(?<sum>(?:[$€£] ?)?\d[\d,]*(?:\.\d+)? ?k?(?: ?(?:usd|eur|gbp|dollars?|euros?|bucks|[$€£]))? ?(?:\/|per|an?|each|every|monthly|yearly) ?(?:week|month|mo|quarter|year|yr)?\b)(?: (?:for|to|on) (?:an? |the |our |some )?(?:[\w-]{1,20} ){0,3}(?:apis?|openai|anthropic|gpt-?\w{0,4}|claude|gemini|inference|endpoints?|tokens))?(?: (?:right now|currently|today|at the moment|now|already))?/iu
const ofNow =
  /\b(?:right now|currently|today|at the moment|at present|so far|these days|now|already|apis?|openai|anthropic|gpt|claude|gemini|prompt\w*|inference|endpoints?)\b/iu
/** A limit, whatever was paid before. */
const mayBeSpent = /\b(?:can|could|may|might|to|will|would|should|must|at most)(?: only| just)? (?:pay|spend)\b/iu
const ofRent = /\b(?:gpus?|[ahb]\d{3}s?|l40s?|reserv\w+|rent\w*|clusters?|nodes?|cards?|servers?|instances?)\b/iu

const timesOfYear: Readonly<Record<string, number>> = { week: 52, month: 12, quarter: 4, year: 1 }

/** Null where nobody says what is paid now for a model in use, or the rest is no job. */
export function paidNowOf(text: string, readRest: (rest: string) => Interpretation): Interpretation | null {
  const found = paidNow.exec(text)
  const said = found === null ? '' : sentenceOf(text, found.index, found[0].length)
  if (found === null || !ofNow.test(said) || mayBeSpent.test(said) || ofRent.test(found[0])) return null
  const money = periodMoneyIn(found.groups?.['sum'] ?? '')
  if (money === null || money.amount < leastPaid) return null
  const answer = readRest(collapseSpaces(text.replace(found[0], ' ').replaceAll(/\s+([.;?!,])/gu, '$1')))
  if (answer.kind !== 'start' && answer.kind !== 'comparison') return null
  return withGeneralAnswers(answer, [paidNowSentence(money)])
}

/** What the model in use costs now, a year, and what has to be set against it. `isCompared`: that both are to be tried is said. */
export function paidNowSentence(money: PeriodMoney, isCompared = false): string {
  const year = money.amount * (timesOfYear[money.per] ?? 1)
  const sign = signOfMoney(money.currency)
  const sum = money.per === 'year' ? '' : `, ${sign}${year.toLocaleString('en-US')} a year,`
  return `${quoted(money.words)}${sum} is what the model in use costs now: training replaces it only together with serving the trained model, so set its hosting beside it${isCompared ? '' : ', and first see on held-out cases that the small model is as good'}.`
}
/** Less is no bill that training is to replace. */
const leastPaid = 20

const sentenceOf = (text: string, from: number, length: number): string =>
  `${
    text
      .slice(0, from)
      .split(/[.;?!]/u)
      .at(-1) ?? ''
  }${text.slice(from, from + length)}${text.slice(from + length).split(/[.;?!]/u)[0] ?? ''}`

const capped = new RegExp(
  String.raw`(?<=^|[.;?!]\s)[^.;?!]*\b(?:under|below|less than|no more than|at most|max(?:imum)?(?: of)?|within|up to|inside|stay(?:s)? (?:under|below))\s(?:about |around |~ ?)?${periodSumPattern()}[^.;?!]*[.;?!]?`,
  'iu',
)

/** "An 8B or a 14B, retrained every two months: is it under $2k a year?": null where no models are compared, or nobody says how often they are trained. */
export function yearlyCapOf(
  text: string,
  readRest: (rest: string) => Interpretation,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  const found = capped.exec(text)
  const money = found === null ? null : periodMoneyIn(found.groups?.['sum'] ?? '')
  if (found === null || money === null) return null
  const rest = collapseSpaces(text.replace(found[0], ' '))
  const [rate] = frequenciesIn(rest).rates
  const answer = rate === undefined ? null : readRest(rest)
  if (rate === undefined || answer?.kind !== 'comparison' || answer.counts !== undefined) return null
  const usd = inDollars(money.amount, money.currency, context)
  const runs = rate.perYear / (timesOfYear[money.per] ?? 1)
  const ask = context.answerWith(request, null)
  const sums = answer.scenarios.flatMap((scenario, at) => {
    const each = ask(scenario)
    const best = each.kind === 'recommendation' ? each.recommendation.best : null
    return best === null
      ? []
      : [{ name: answer.names[at] ?? '', low: best.allInUsd.p50 * runs, high: best.allInUsd.p90 * runs }]
  })
  if (sums.length < answer.scenarios.length) return null
  const inside = sums.filter(({ high }) => high <= usd)
  const verdict =
    inside.length === sums.length
      ? 'Yes'
      : inside.length === 0
        ? 'No'
        : `Only ${inside.map(({ name }) => name).join(' and ')}`
  const each = sums.map(({ name, low, high }) => `${name} ${formatUsd(low)} (up to ${formatUsd(high)})`).join(', ')
  return {
    ...answer,
    advice: `${verdict}, for the training: ${formatRuns(Number(runs.toPrecision(3)))} runs a ${money.per} come to ${each}, against ${formatUsd(usd)}.`,
  }
}

const tpu = String.raw`(?:google |cloud )*tpus?(?: v\d\w{0,2})?`
const eitherKind = new RegExp(
  String.raw`\b${tpu} ?(?:or|\/|and\/or|and|vs\.?) ?(?:an? )?(gpus?)\b|\b(gpus?) ?(?:or|\/|and\/or|and|vs\.?) ?(?:an? )?${tpu}\b`,
  'iu',
)

/** Null where not both are left open, or the rest is no job and no question. */
export function tpuOrGpuOf(text: string, readRest: (rest: string) => Interpretation): Interpretation | null {
  const found = eitherKind.exec(text)
  if (found === null) return null
  const answer = readRest(text.replace(found[0], found[1] ?? found[2] ?? 'gpu'))
  if (answer.kind !== 'start' && answer.kind !== 'comparison' && answer.kind !== 'inquiry') return null
  return withGeneralAnswers(answer, [
    'TPUs: no price and no speed of them is on record here, so this is on GPUs. Credits of Google pay for both; a TPU takes JAX or PyTorch/XLA, and most recipes for fine-tuning are written for GPUs (recalled).',
  ])
}
