/** Another price of the hour that is supposed: a sum, or so much a month up or down while one waits. */
import { formatPercent } from '../text/percent-words.ts'
import type { CircumstanceReader, FoundCircumstance, PlanOfWords } from './circumstances.ts'
import { countForm, countOf, shareForm, shareOf, timesForm, timesOf } from './quantities.ts'

const sum = String.raw`(?:\$ ?)?(?<to>\d{1,2}(?:\.\d{1,3})?)(?! ?(?:%|k\b|m\b|x\b|percent|gpus?|cards?|hours?|days?|weeks?|runs?|cents?|per kwh|[\d.]))`
const falls = new RegExp(
  String.raw`\$ ?(?<of>\d{1,2}(?:\.\d{1,3})?)(?: (?:an? hour|per hour|\/h|rate|price))? (?:would |will |were to |should |might |could )?(?:falls?|fell|drops?|dropped|rises?|rose|goes|go|went|comes?|came|climbs?|climbed|is cut|gets? cut|becomes?|became|turns? into|moves?|changes?|changed|jumps?|sinks?|slides?)(?: (?:down|up|back))? (?:to |into )?${sum}|\bfrom \$ ?(?<from>\d{1,2}(?:\.\d{1,3})?) (?:down |up )?to ${sum.replace('<to>', '<then>')}`,
  'u',
)
const hourly = new RegExp(
  String.raw`\$ ?(?<to>\d{1,2}(?:\.\d{1,3})?) ?(?:\/|per|an?|a) ?(?:(?:gpu|card)s?[ -]?(?:\/ ?|per |an? )?)?(?:hours?\b|hr\b|h\b)(?: (?:per|a|each) (?:gpu|card))?`,
  'u',
)
const each = new RegExp(
  String.raw`\b(?:prices?|rates?|rents?|it|they|gpus?|cards?|h100s?)\b(?: \w+){0,3}? (?<way>slid\w*|fall\w*|fell|drop\w*|declin\w+|sink\w*|go(?:es|ing)? (?:down|up)|com(?:e|es|ing) down|decreas\w+|ris\w+|rose|climb\w*|increas\w+|down|up)(?: (?:by|about|around|some|roughly))* (?<share>${shareForm}) (?:a|per|each|every) (?<unit>week|month|quarter|year)\b`,
  'u',
)
const waits = new RegExp(
  String.raw`\b(?:(?:takes?|took|needs?|lasts?|wait(?:ing|ed)?|delay(?:s|ed|ing)?|in|for|until|after|hold(?:ing)? off|postpon\w+)(?: (?:us|it|about|for|by|another|some|at least|roughly))* )?(?<n>${countForm}|an?) (?:more |full )?(?<unit>days?|weeks?|months?|quarters?|years?)\b`,
  'u',
)
const days: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30.4, quarter: 91.3, year: 365 }
/** At a price that is only named the hours are multiplied by it. */
const supposes = /\b(?:if|suppos\w+|assum\w+|imagin\w+|let'?s say|let us|should|were|hypothetical\w*|in case|say)\b/u
const ofMachine = /\b(?:node|machine|box|server|instance|whole thing)\b/u

const power = '(?:electricity|power|energy|(?:a |per )?kwh|current)'
const powerMoves = new RegExp(
  String.raw`\b${power}\b(?: (?:price|prices|cost|costs|bill|rate|tariff))?(?: (?:would|were to|will|is|was|gets?|got|went|goes|go|became?|had|suddenly|up|down|to))* (?:(?<verb>doubles?|doubled|triples?|tripled|halves|halved)|(?<times>${timesForm})|(?<way>more|up|down|cheaper|dearer|drops?|dropped|falls?|fell|rises?|rose)?(?: by)? ?(?<share>${shareForm})(?: (?<side>more expensive|cheaper|dearer|higher|lower|more|less|up|down))?)`,
  'u',
)

/** On machines of one's own the hour costs electricity alone: "if electricity doubled". */
function readPower(line: string, { scenario: { spec } }: PlanOfWords): FoundCircumstance | null {
  const match = spec.owned === true ? powerMoves.exec(line) : null
  if (match === null) return null
  const { verb, times, share, way = '', side = way } = match.groups ?? {}
  const part = shareOf(share)
  const rate =
    timesOf(verb ?? times) ??
    (part === null ? null : /down|cheap|drop|fell|fall|lower|less/u.test(`${way} ${side}`) ? 1 - part : 1 + part)
  if (rate === null || rate <= 0 || rate === 1) return null
  return {
    from: match.index,
    to: match.index + match[0].length,
    values: { rate },
    words: `electricity at ${Number(rate.toPrecision(3))} times its price`,
  }
}

/** "The $3.79 falls to 2.95", "assume $2.10 per GPU-hour", "prices slide 5% a month and review takes three weeks". */
export const readPrice: CircumstanceReader = (line, plan) => {
  const powered = readPower(line, plan)
  if (powered !== null) return powered
  const trend = each.exec(line)
  if (trend !== null) {
    const before = line.slice(0, trend.index)
    const waited = waits.exec(before) ?? waits.exec(line.slice(trend.index + trend[0].length))
    const spanned = days[(waited?.groups?.['unit'] ?? '').replace(/s$/u, '')]
    const period = days[trend.groups?.['unit'] ?? '']
    const part = shareOf(trend.groups?.['share'])
    if (waited === null || spanned === undefined || period === undefined || part === null) return null
    const isUp = /^(?:ris|rose|climb|incr|up|going up|goes up|go up)/u.test(trend.groups?.['way'] ?? '')
    const periods = (spanned * (countOf(waited.groups?.['n']) ?? 1)) / period
    const rate = (isUp ? 1 + part : 1 - part) ** periods
    const isBefore = waits.test(before)
    return {
      from: isBefore ? waited.index : trend.index,
      to: isBefore ? trend.index + trend[0].length : trend.index + trend[0].length + waited.index + waited[0].length,
      values: { rate },
      words: `prices ${formatPercent(part)} a ${trend.groups?.['unit'] ?? ''} ${isUp ? 'up' : 'down'} for ${countOf(waited.groups?.['n']) ?? 1} ${waited.groups?.['unit'] ?? ''}`,
    }
  }
  const match = falls.exec(line) ?? (ofMachine.test(line) || !supposes.test(line) ? null : hourly.exec(line))
  const usdPerGpuHour = Number(match?.groups?.['to'] ?? match?.groups?.['then'] ?? 0)
  if (match === null || !(usdPerGpuHour > 0) || usdPerGpuHour > mostOfHour) return null
  const was = Number(match.groups?.['of'] ?? match.groups?.['from'] ?? usdPerGpuHour)
  if (was > mostOfHour || usdPerGpuHour / was > 5 || was / usdPerGpuHour > 5) return null
  return {
    from: match.index,
    to: match.index + match[0].length,
    values: { usdPerGpuHour },
    words: `$${usdPerGpuHour.toFixed(2)} per GPU-hour`,
  }
}
/** A GPU costs no more by the hour. */
const mostOfHour = 20
