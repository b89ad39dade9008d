/** "6 configs (3 lr x 2 ranks), still under 20?", "3 ranks and 2 seeds for under $40?": the runs of a search against money; none of its numbers is of the plan. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const numberWords: Readonly<Record<string, number>> = {
  two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12,
} // prettier-ignore
const number = String.raw`(?<![\w.,$€£])(\d{1,3}|${Object.keys(numberWords).join('|')})`
const whole = new RegExp(
  String.raw`${number} (?:different |separate |such |full )?(?:configs?|configurations|settings|variants|combos|combinations|experiments|trials|runs)\b`,
  'u',
)
const axis = new RegExp(
  String.raw`${number} (?:different |random )?(?:lrs?|learning[ -]rates?|ranks|r values|seeds?|alphas|dropouts|batch sizes|warmups|schedules|epoch settings|weight decays|wds?|betas|data mixes|templates|temperatures)\b`,
  'gu',
)
const ofAxes = /^(?:\s?(?:x|×|\*|,|and|by|times|with|&|\/)\s?)$/u
const limit =
  /\b(?:under|below|within|inside|less than|for|in|fit(?:s|ting)? (?:in|into)?|budget(?: of)?|have|the|our|over|exceed)\s(?:under |less than |the |our |a )?[$]?(\d[\d,]{0,8}(?:\.\d{1,2})?)(k?)(?: ?(?:[$]|usd|bucks|dollars))?(?![\d.]|%| ?(?:h|hours?|hrs?|days?|min|gpus?|x|×|epochs?|tokens?|[bm])\b)|[$](\d[\d,]{0,8}(?:\.\d{1,2})?)(k?)/u
const [maxLength, maxRuns] = [140, 500]

/** Null where no such runs are counted, or no money stands beside them. */
export function readSearchedUnderLimit(reply: Reply): ReplyCandidate | null {
  const { line } = reply
  if (line.length > maxLength || !line.includes('?')) return null
  const axes = [...line.matchAll(axis)]
  const areJoined = axes.every(({ index }, at) => at === 0 || ofAxes.test(line.slice(endOf(axes[at - 1]), index)))
  const product = axes.length > 1 && areJoined ? axes.reduce((all, [, said]) => all * valueOf(said), 1) : null
  const count = product ?? (whole.test(line) ? valueOf(whole.exec(line)?.[1]) : 0)
  const rest = line.replace(whole, ' ').replaceAll(axis, ' ')
  const money = limit.exec(rest)
  const usd =
    Number((money?.[1] ?? money?.[3] ?? '').replaceAll(',', '')) * ((money?.[2] ?? money?.[4]) === 'k' ? 1000 : 1)
  if (count < 2 || count > maxRuns || !(usd > 0)) return null
  return wholeReply(
    reply,
    { kind: 'question', topic: 'runs', subject: null, value: count, args: { runs: { count, per: null }, money: usd } },
    `asks whether ${count} runs of a search cost less than a sum`,
  )
}

const endOf = (match: RegExpExecArray | undefined): number => (match === undefined ? 0 : match.index + match[0].length)
const valueOf = (said: string | undefined): number => (said === undefined ? 0 : (numberWords[said] ?? Number(said)))
