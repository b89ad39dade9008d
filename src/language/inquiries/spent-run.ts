/** "60 % done and 72 % of the budget is gone, will it make it?": how far a run is, and how far its money. */
import { collapseSpaces } from '../text/characters.ts'
import { typedNumber } from '../text/typed-number.ts'

export type SpentRun = {
  /** Shares of the run and of its budget that are behind, 0 to 1. */
  readonly done: number
  readonly spentShare: number
  /** As typed; null: only shares are told. */
  readonly budget: { readonly amount: number; readonly currency: string | null } | null
  /** Without what was read. */
  readonly rest: string
}

const percent = String.raw`(?<![\w.])(\d{1,3}(?:\.\d)?) ?(?:%|percent\b|pct\b)`
const about = '(?:about |around |roughly |only |just |already |~ ?){0,2}'
const money = (name: string): string =>
  String.raw`(?<${name}sign>[$€£] ?)?(?<![\w.,])(?<${name}>\d[\d,]{0,11}(?:\.\d{1,2})?)(?<${name}k> ?k\b)?(?: ?(?<${name}word>dollars?|usd|bucks|eur(?:os?)?|gbp|[$€£]))?`
const isGone =
  '(?:(?:is|are|was|were|has been|have been|have|has|already|now) ){0,2}(?:spent|gone|used(?: up)?|burn(?:ed|t)|eaten|consumed|paid|blown)'
const funds = '(?:the |our |its |my |this )?(?:whole |total )?(?:budget|money|funds|credits?|cash|grant)'

/** Of the budget, as a share. */
const shares = [
  // What the budget is stands behind it, and is read by itself.
  String.raw`${percent} of (?=(?:(?:the|our|my|its) )?[$€£]? ?\d[\d,.]{0,11} ?k? ?[a-z€£$]{0,7} ?(?:budget|limit|cap)\b)`,
  String.raw`\b${funds} ?(?:is|was|'s|at|has)? ?(?:at )?${about}${percent} ?(?:${isGone})?`,
  String.raw`${percent} of ${funds}(?: ${isGone})?`,
  String.raw`\b(?:spent|used|burn(?:ed|t)|consumed|paid) ${about}${percent}(?: of (?:it|${funds}))?`,
  String.raw`${percent} ${isGone}\b`,
].map((source) => new RegExp(source, 'iu'))
/** "$1,080 of 1,500", "spent 1080 of our 1500 budget" */
const sumOfSum = new RegExp(
  String.raw`${money('spent')} (?:is |are |was )?(?:already |now )?(?:spent |gone |used )?(?:out )?(?:of|from|/) (?:the |our |my |a )?(?:budget of |total of )?${money('all')}`,
  'iu',
)
const spentSum = new RegExp(
  String.raw`\b(?:spent|used|burn(?:ed|t)|paid|cost(?:s| us)?)(?: about| around| already| so far){0,2} ${money('spent')}|${money('gone')} (?:${isGone})\b`,
  'iu',
)
const budgets = [
  String.raw`\b(?:budget|cap|limit)(?: (?:is|was|of|for it|:|=|were)){0,2} ?${money('all')}(?! ?%)`,
  String.raw`${money('all')} (?:budget|cap|limit)\b`,
].map((source) => new RegExp(source, 'iu'))

const ofRun =
  '(?: (?:of (?:it|the (?:run|way|steps|training|job|tokens|epochs)))| (?:done|finished|complete[d]?|through|trained|in)\\b)'
const doneForms = [
  String.raw`${percent}${ofRun}`,
  String.raw`\b(?:got|came|is|are|we're|it's|run|training|job) (?:now )?(?:to |at |up to |through )?${about}${percent}(?:${ofRun})?`,
  String.raw`\b(?:at|reached|finished|completed|trained|done) ${about}${percent}`,
].map((source) => new RegExp(source, 'iu'))
const counted =
  /\b(?:steps?|iterations?|iters?|epochs?|batch) ?#?(\d[\d,]{0,9})(k)? ?(?:of|out of|\/) ?(\d[\d,]{0,9})(k)?(?![\w.])|(?<![\w.,$€£])(\d[\d,]{0,9})(k)? ?(?:of|out of|\/) ?(?:the )?(\d[\d,]{0,9})(k)? (?:steps|iterations|epochs|batches)\b/iu

const asks =
  /\b(?:will (?:it|we|this|that|the|i)|make it|enough|finish|last|reach|run out|over(?:run|spend| budget)?|on track|how (?:much|far)|are we|do we|can we|should we|what (?:happens|now|then)|where (?:does|do|will))\b|\?/iu
const ofMoney = /\b(?:budget|spent|burn(?:ed|t)|money|funds|credits?|cash|grant)\b/iu
const longest = 400

/** Null where either is not told, or nobody asks how it ends. */
export function spentRunIn(text: string): SpentRun | null {
  if (text.length > longest || !ofMoney.test(text) || !asks.test(text)) return null
  let rest = text
  const take = (patterns: readonly RegExp[]): RegExpExecArray | null => {
    for (const pattern of patterns) {
      const found = pattern.exec(rest)
      if (found === null) continue
      rest = `${rest.slice(0, found.index)} ; ${rest.slice(found.index + found[0].length)}`
      return found
    }
    return null
  }
  const steps = take([counted])
  const share = take(shares)
  const sums = share === null ? take([sumOfSum]) : null
  const budget = sums ?? take(budgets)
  const spent = share === null && sums === null ? take([spentSum]) : null
  const amount = moneyOf(budget, 'all')
  const gone = moneyOf(sums, 'spent') ?? moneyOf(spent, 'spent') ?? moneyOf(spent, 'gone')
  const isOfMoney = sums === null || amount?.isMoney === true || gone?.isMoney === true || /\bbudget\b/iu.test(text)
  const spentShare =
    share !== null
      ? Number(share[1]) / 100
      : gone === null || amount === null || !isOfMoney
        ? NaN
        : gone.amount / amount.amount
  const percentDone = steps === null ? take(doneForms) : null
  const done = steps === null ? Number(percentDone?.[1] ?? NaN) / 100 : ratioOf(steps)
  if (!(done > 0) || !(done < 1) || !(spentShare > 0) || spentShare > mostSpent) return null
  return {
    done,
    spentShare,
    budget: amount === null ? null : { amount: amount.amount, currency: amount.currency },
    rest: collapseSpaces(rest),
  }
}
/** A budget may be overdrawn. */
const mostSpent = 3

function ratioOf(match: RegExpExecArray): number {
  const [, first, firstK, firstAll, firstAllK, second, secondK, secondAll, secondAllK] = match
  const value = (digits = '', k = ''): number => typedNumber(digits, k)
  return value(first ?? second, firstK ?? secondK) / value(firstAll ?? secondAll, firstAllK ?? secondAllK)
}

function moneyOf(match: RegExpExecArray | null, name: string) {
  const groups = match?.groups ?? {}
  const digits = groups[name]
  if (digits === undefined) return null
  const typed = `${groups[`${name}sign`] ?? ''}${groups[`${name}word`] ?? ''}`.toLowerCase()
  return {
    amount: typedNumber(digits, groups[`${name}k`]),
    currency: /€|eur/u.test(typed) ? 'EUR' : /£|gbp/u.test(typed) ? 'GBP' : null,
    isMoney: typed !== '',
  }
}
