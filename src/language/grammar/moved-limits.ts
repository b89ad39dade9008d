/** Limits that have moved: "budget went from 3k to 1.8k", "they cut our deadline from 5 days to 2", "down to 1.8k from 3k". */
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'
import { spanOf } from './slots.ts'

/** Fills the limit with what it is now; what it was before counts nothing. */
export function fillMovedLimits(context: ParseContext): void {
  for (const { mention, index } of context.unused('amount')) {
    const old = oldOf(context, index)
    if (old === null) continue
    const kind = kindOf(context, mention.meaning, old)
    if (kind === null) continue
    const unit = mention.meaning.measure === null ? unitOf(old.mention.meaning) : 1
    const value = mention.meaning.value * (kind === 'deadline' ? unit : 1)
    const { currency } = old.mention.meaning
    const amount: Amount = {
      ...(currency === undefined ? {} : { currency }),
      ...mention.meaning,
      value,
      unitValue: value,
      measure: kind,
    }
    context.add({ role: 'quantity', measure: kind, amount, ...spanOf(mention), holds: true }, index, old.index)
  }
}

type Old = { readonly mention: Mention<Amount>; readonly index: number; readonly from: number }

/** What stands as "from X to Y" or "to Y from X" beside a verb of change: the X. */
function oldOf(context: ParseContext, index: number): Old | null {
  const isTo = context.lastWordAt(index - 1) === 'to' || /(?:^| )to\b/u.test(context.textAt(index))
  if (!isTo) return null
  for (const [at, from] of [
    [index - 2, index - 3],
    [index - 1, index - 2],
    [index + 2, index + 1],
  ] as const) {
    const mention = context.mentions[at]
    if (!isKind(mention, 'amount') || context.used.has(at) || context.lastWordAt(from) !== 'from') continue
    const begin = Math.min(from, index)
    if (!changes.test(context.textBetween(begin - reach, begin + 1))) continue
    return { mention, index: at, from: begin }
  }
  return null
}
/** As far back as the verb and what it moves may stand. */
const reach = 7
const changes =
  /(?:^| )(?:went|gone|goes|going|shrank|shrunk|shrinks|cut|cuts|slashed|trimmed|dropped|drops|fell|fallen|falls|reduced|lowered|raised|increased|grew|grown|bumped|moved|shortened|tightened|extended|changed|changes|brought|pulled|pushed|is|are|was|were|been|now)(?: [\p{L}'-]{1,20}){0,5} (?:from|to|down|up)\b/u

function kindOf(context: ParseContext, { measure, magnitude }: Amount, old: Old): 'budget' | 'deadline' | null {
  const all = [measure, old.mention.meaning.measure]
  const before = context.textBetween(old.from - reach, old.from + 1)
  if (all.every((one) => one === null || one === 'hours' || one === 'deadline') && ofTime.test(before))
    return all.every((one) => one === null) ? null : 'deadline'
  const isMoney = all.every((one) => one === null || one === 'money' || one === 'budget')
  return isMoney && ['', 'k', 'm'].includes(magnitude) && ofMoney.test(before) ? 'budget' : null
}
const ofMoney =
  /(?:^| )(?:budget|budgets|money|cap|ceiling|limit|funds|funding|grant|allowance|envelope|credits?)(?: |$)/u
const ofTime = /(?:^| )(?:deadline|slot|window|time|limit|turnaround|reservation|booking)(?: |$)/u

/** Hours of one of what is counted: 24 of "5 days". */
const unitOf = ({ value, unitValue }: Amount): number => (unitValue > 0 ? value / unitValue : 1)
