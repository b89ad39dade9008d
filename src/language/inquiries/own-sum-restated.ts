/** "60k€ electricity+hardware for our own 8xH100 vs cloud for a year, 30% utilisation": what one's own machine costs, said plainly. */
import { gpuPattern } from '../text/gpu-pattern.ts'

const sum = String.raw`(?:[$€£] ?\d{1,3}(?:,\d{3}|(?:\.\d)? ?k)|\d{1,3}(?:,\d{3}|(?:\.\d)? ?k) ?(?:[$€£]|usd|eur(?:os?)?|dollars?|gbp|pounds?))`
const own = /\b(?:our|my) (?:own |existing )?|\bown(?:ed)? |\bon[- ]?prem\w* |\bin[- ]?house /iu
const bought =
  /\b(?:electricity|power|hardware|all[- ]in|opex|capex|colo\w*|hosting|amorti[sz]\w*|depreciat\w*|running costs?)\b/iu
const against = /\b(?:vs\.?|versus|or|against|than|compared (?:to|with))\b[^.?!]{0,30}\b(?:cloud|rent\w*)\b/iu
const machine = new RegExp(String.raw`\b\d{1,3} ?[x×]? ?(?:nvidia )?(?:${gpuPattern})s?\b`, 'iu')
const share = /(?<![\w.])(\d{1,3}) ?%/u
const perPeriod = /\b(?:a|an|per|each|one|for a) (year|month)\b|\b(yearly|annual\w*|monthly)\b/iu
const longest = 240

/** Unchanged where not a sum, the machine, how much it is used and renting are all told. */
export function withOwnSumRestated(text: string): string {
  if (text.length > longest || !own.test(text) || !bought.test(text) || !against.test(text)) return text
  const [money] = new RegExp(sum, 'iu').exec(text) ?? []
  const [gpus] = machine.exec(text) ?? []
  const [, used] = share.exec(text) ?? []
  const [, period, adverb] = perPeriod.exec(text) ?? []
  const each = period ?? (adverb === undefined ? undefined : /^m/iu.test(adverb) ? 'month' : 'year')
  if (money === undefined || gpus === undefined || used === undefined || each === undefined) return text
  return `own ${gpus} costs us ${money} a ${each.toLowerCase()} all in, used ${used}%. cheaper in the cloud?`
}
