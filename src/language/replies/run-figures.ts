/** The figures that people tell of a run: how far it is, for how long, and what it has cost. */

import type { Spec } from '../../scenario/scenario.ts'
import { withoutScores } from './told-scores.ts'

export type RunFigures = {
  /** A share is so many steps of a hundred. `totalSteps` null: it was not said. */
  readonly at: { readonly step: number; readonly totalSteps: number | null } | null
  readonly hours: number | null
  /** US dollars. */
  readonly usd: number | null
  /** The text without them. */
  readonly rest: string
  /** How far it is was told in tokens, which are of a run and of nothing else. */
  readonly ofTokens?: true
}

const count = String.raw`(\d[\d,]{0,11}(?:\.\d{1,3})?)(k?)`
const stepOfSteps = new RegExp(
  String.raw`(?:\b(?:steps?|iterations?|iters?)\s)?${count}\s?(?:of|/|out of|from)\s?${count}(?:\ssteps?)?\b`,
)
const stepAlone = new RegExp(
  String.raw`\b(?:steps?|iters?|iterations?)\s${count}\b|\b(?:did|done|completed|finished|passed|ran)\s(?:about\s|already\s)?${count}\s(?:steps?|iters?|iterations?)\b|\b${count}\s(?:steps?|iters?|iterations?)\s(?:done|in|so far|already|completed)\b`,
)
/** "resuming from checkpoint 300": from there it goes on, wherever it broke off. */
const checkpoint = new RegExp(
  String.raw`\b(?:from|at|to)\s(?:the\s|last\s){0,2}(?:checkpoint|ckpt|step|cp)\s${count}\b`,
)
const percent = /\b(\d{1,2}(?:\.\d{1,2})?|100)\s?(?:%|percent\b)/
const money =
  /[$]\s?(\d[\d,]{0,11}(?:\.\d{1,2})?)(k?)|\b(\d[\d,]{0,11}(?:\.\d{1,2})?)(k?)\s?(?:[$]|usd\b|dollars\b|bucks\b)|(?<=\b(?:spent|bill(?: was)?|cost|total(?: of)?)\s(?:so far\s|already\s|about\s|around\s){0,2})(\d[\d,]{0,11}(?:\.\d{1,2})?)(k?)\b(?!\s?(?:h|hours?|hrs?|days?|%))/
const hoursAndMinutes = /\b(\d{1,4})\s?h\s?(\d{1,2})(?:\s?m(?:in|ins)?)?\b/g
const duration =
  /(?:\b(?:after|in|for|so far)\s)?(?:\b(\d{1,4}(?:\.\d{1,2})?)\s?(?:d|days?)\b\s?)?(?:\b(\d{1,4}(?:\.\d{1,2})?)\s?(?:h|hrs?|hours?)\b\s?)?(?:\b(\d{1,4})\s?(?:m|min|mins|minutes?)\b)?/g

/** When something was, of the clock, and what is set anew: neither says how far a run is. */
const asides =
  /\b(?:at |around |since )?(?:\d{1,2}:\d{2}(?:\s?[ap]m)?|\d{1,2}\s?[ap]m)\b(?: (?:utc|cet|pst|est|today|yesterday))?|\b(?:with |w\/? ?)?(?:a )?(?:lower |higher |new |smaller )?(?:lr|learning rate)(?: of| to| at| is)? ?(?:\d[\d.]{0,8}(?:e-?\d{1,2})?\b)?/g
/** "Lost about 2 hrs": time that is gone, not how long this run has run. */
const lostTime =
  /\b(?:lost|losing|lose|wasted)(?: (?:about|around|roughly|maybe|some|another|like|us))* ~?\d{1,4}(?:\.\d{1,2})?\s?(?:h|hrs?|hours?|d|days?|min|mins|minutes)\b(?: of (?:work|progress|training|it))?/g
/** "Gpu mem 61 of 80": no steps. */
const memoryUsed =
  /\b(?:(?:gpu|peak|cuda|max) )?(?:mem(?:ory)?|vram)(?: (?:is|at|usage|used|use|shows|sits at))*:? \d{1,3}(?:\.\d{1,2})? ?(?:gi?b)? ?(?:of|\/|out of) ?\d{1,3}(?:\.\d{1,2})?(?: ?gi?b)?\b/g
/** "5 of 7 hours", "$110 of the 250": of what is planned. */
const partOfTime =
  /\b(\d{1,4}(?:\.\d{1,2})?) (?:of|out of) (?:the |our |about |planned |~)*\d{1,4}(?:\.\d{1,2})? (hours?|hrs?|h|days?)\b/g
const partOfMoney =
  /\b(burned|burnt|spent|blown|blew|used up|paid) (\d{1,6}(?:\.\d{1,2})?) (?:of|out of) (?:the |our |a |my )?[$]?\d{1,6}\b(?! ?(?:steps?|hours?|h|days?|%|tok))/g
const someTokens = String.raw`(\d{1,4}(?:\.\d{1,3})?)\s?([kmbt])`
const tokensSeen = new RegExp(
  [
    String.raw`\b${someTokens}\s?(?:tokens?\s|toks?\s)?(?:of|/|out of)\s?(?:the\s)?\d[\d.]{0,6}\s?[kmbt]\s?(?:tokens?|toks?)?\s(?:(?:are|is|were|have been)\s)?(?:(?:already|now)\s)?(?:done|finished|completed?|processed|through|seen)\b`,
    String.raw`\b(?:at|after|through|seen|past|done|finished|completed|on|hit|reached|processed|trained on)[,:]?\s(?:about\s|roughly\s|already\s|token\s|like\s)?${someTokens}\s?(?:tokens?|toks?|tok)?\b(?!\s?(?:\/|(?:out )?of)\s?\d[\d.,]{0,8}k?\s(?:steps?|iters?|iterations?)\b)(?:\s(?:out )?of\s\d[\d.]{0,6}\s?[kmbt]\b)?`,
    String.raw`\b${someTokens}\s(?:tokens?|toks?)\s(?:(?:are|is|were|have been)\s)?(?:(?:already|now)\s)?(?:done|finished|completed?|processed|through|seen)\b`,
  ].join('|'),
)
/** "We're at 210M tokens", of a plan of more: so far it is, unless the data themselves have come to be as many. */
const standsAtTokens =
  /^\W*(?:(?:ok|so|and|update|status|fyi|btw|currently|now|still)[\s,:]{1,2}){0,3}(?:we|it|the (?:run|job|training)|run|training)?(?:'re|'s|s| are| is|re)?(?: (?:now|currently|only|already|just)){0,2} at (?:about |around |roughly |~)?\d[\d.]{0,6}\s?[kmbt]\s?(?:tokens?|toks?)(?: (?:now|so far|already|currently|seen|in)){0,2}[\s.!]*$/
/** Of tokens that are behind a run no time need be told. */
const areDone = /\b(?:done|finished|completed?|processed|through)\b/
const hourWords: Readonly<Record<string, number>> = {
  two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
} // prettier-ignore
const scales: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, t: 1e12 }

/** "We're at 610 now": a step, where it is known of how many. */
const standsAt = new RegExp(
  String.raw`\b(?:at|on|reached|hit)\s(?:about\s|around\s)?${count}(?:\s(?:now|already|so far|currently)\b|(?=\s(?:and|with|,)|\s?$))`,
)

/** Steps of a plan that were said as such: its prompts are whole batches of them. Null: they are not known. */
export function stepsOf({ prompts, globalBatch }: Pick<Spec, 'prompts' | 'globalBatch'>): number | null {
  const steps = prompts === null || globalBatch === null ? NaN : prompts / globalBatch
  return Number.isInteger(steps) ? steps : null
}

/**
 * `text`: in lower case. `planTokens`: of which tokens that were seen are a share, `planSteps`: of which a step is one; null:
 * they say nothing.
 */
export function runFiguresIn(
  whole: string,
  planTokens: number | null = null,
  planSteps: number | null = null,
): RunFigures {
  const plain = withoutScores(whole)
    .replaceAll(lostTime, ' lost ')
    .replaceAll(asides, ' ')
    .replaceAll(memoryUsed, ' ')
    .replaceAll(partOfTime, '$1 $2')
    .replaceAll(partOfMoney, '$1 $$$2')
    .replaceAll(/\bhalf an hour\b/g, '30 min')
    .replaceAll(/\bhalf a day\b/g, '12 hours')
    .replaceAll(/\bhalf-?way\b/g, 'at 50%')
    .replaceAll(
      /\b(an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (hours?|days?)\b/g,
      (_, word: string, unit: string) => `${hourWords[word] ?? 1} ${unit}`,
    )
  const [matched, ...groups] = (planTokens === null ? null : tokensSeen.exec(plain)) ?? []
  const [digits, unit] = firstPair(groups)
  const seen = Number(digits === '' ? NaN : digits) * (scales[unit] ?? NaN)
  if (matched !== undefined && planTokens !== null && seen > 0 && seen <= planTokens) {
    const rest = takeDuration(plain.replace(matched, ' '))
    const share = Math.round((1000 * seen) / planTokens) / 10
    if (rest.hours !== null || areDone.test(matched) || (seen < planTokens && standsAtTokens.test(plain)))
      return { at: { step: share, totalSteps: 100 }, hours: rest.hours, usd: null, rest: rest.rest, ofTokens: true }
  }
  const unabbreviated = plain.replaceAll(hoursAndMinutes, '$1h $2min')
  const cost = take(unabbreviated, money)
  const [usd, usdUnit] = cost.groups.length === 0 ? ['', ''] : firstPair(cost.groups)
  const share = take(cost.rest, percent)
  if (share.groups.length > 0) {
    const { hours, rest } = takeDuration(share.rest)
    const step = numberOf(share.groups[0] ?? '', '')
    return { at: step > 0 ? { step, totalSteps: 100 } : null, hours, usd: sumOf(usd, usdUnit), rest }
  }
  const steps = take(cost.rest, stepOfSteps)
  const again = take(steps.rest, checkpoint)
  const alone =
    again.groups.length > 0 || steps.groups.length > 0 ? { groups: [], rest: again.rest } : take(again.rest, stepAlone)
  const isNoneSaid = [steps, again, alone].every(({ groups }) => groups.length === 0)
  const lone = isNoneSaid && planSteps !== null ? take(alone.rest, standsAt) : alone
  const [from, fromUnit] =
    again.groups.length > 0
      ? again.groups
      : steps.groups.length > 0
        ? steps.groups
        : lone.groups.length > 0
          ? firstPair(lone.groups)
          : []
  const [, , total, totalUnit] = steps.groups
  const step = from === undefined ? 0 : numberOf(from, fromUnit)
  const { hours, rest } = takeDuration(lone.rest)
  const ofPlan = planSteps !== null && step <= planSteps ? planSteps : null
  const totalSteps = total === undefined ? ofPlan : numberOf(total, totalUnit)
  return { at: step > 0 ? { step, totalSteps } : null, hours, usd: sumOf(usd, usdUnit), rest }
}

type Taken = { readonly groups: readonly (string | undefined)[]; readonly rest: string }

/** The groups of the first match, and the text without it. */
function take(text: string, pattern: RegExp): Taken {
  const match = pattern.exec(text)
  if (match === null) return { groups: [], rest: text }
  const [whole, ...groups] = match
  return { groups, rest: `${text.slice(0, match.index)} ${text.slice(match.index + whole.length)}` }
}

/** Of alternatives that each have a figure and its unit, the one that matched. */
function firstPair(groups: readonly (string | undefined)[]): readonly [string, string] {
  const at = groups.findIndex((group) => group !== undefined && group !== '')
  return at < 0 ? ['', ''] : [groups[at] ?? '', groups[at + 1] ?? '']
}

const sumOf = (figure: string, unit: string): number | null => (figure === '' ? null : numberOf(figure, unit))

const numberOf = (figure: string, unit = ''): number => Number(figure.replaceAll(',', '')) * (unit === 'k' ? 1000 : 1)

/** The first duration of the text, in hours, and the text without it. */
function takeDuration(text: string): { readonly hours: number | null; readonly rest: string } {
  for (const match of text.matchAll(duration)) {
    const [whole, days, hours, minutes] = match
    if (days === undefined && hours === undefined && minutes === undefined) continue
    const total = Number(days ?? 0) * 24 + Number(hours ?? 0) + Number(minutes ?? 0) / 60
    const rest = `${text.slice(0, match.index)} ${text.slice(match.index + whole.length)}`
    return { hours: total > 0 ? total : null, rest }
  }
  return { hours: null, rest: text }
}
