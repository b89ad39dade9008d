/** "Budget maybe $1000/month", "we can spend $200 a month" beside a job: the money of a month, where nobody says how often it is trained. */
import { periodMoneyIn, periodSumPattern } from '../language/inquiries/period-money.ts'
import { frequenciesIn } from '../language/questions/series.ts'
import { collapseSpaces } from '../language/text/characters.ts'
import { quoted } from '../scenario/format-values.ts'
import { formatPercent, formatUsd } from '../presentation/format/number-format.ts'
import { inDollars } from './dollars.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { withGeneralAnswers } from './interpretation-extras.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

const spent = new RegExp(
  String.raw`(?:[,;]\s*)?\b(?:(?:our |the |my |a )?(?:monthly |weekly )?budget\b|(?:(?:we|i) )?(?:can|could|may|have|got)(?: to)?(?: spend| afford| pay)?\b|spend(?:ing)?\b|up to\b|max(?:imum)?\b|at most\b|under\b|within\b|no more than\b)(?:(?: is| of| maybe| around| about| roughly| some| max|:))*\s*~?${periodSumPattern('week|month|mo|quarter|year|yr')}`,
  'iu',
)

/** The plan of the job, and what one run of it is of that money; null: there is none of it, or the rest is no job. */
export function monthBudgetOf(
  text: string,
  readRest: (rest: string) => Interpretation,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  const found = spent.exec(text)
  const money = found === null ? null : periodMoneyIn(found.groups?.['sum'] ?? '')
  if (found === null || money === null) return null
  const rest = collapseSpaces(text.replace(found[0], ' '))
  if (frequenciesIn(rest).rates.length > 0) return null
  const answer = readRest(rest)
  if (answer.kind !== 'start') return null
  const best = recommendationFor(answer.scenario, request, context)?.best
  if (best === undefined) return null
  const usd = inDollars(money.amount, money.currency, context)
  const share =
    best.allInUsd.p50 > usd
      ? 'more than that'
      : `${formatPercent(best.allInUsd.p50 / usd)} of it; the rest is for further runs and for serving it`
  return withGeneralAnswers(answer, [
    `${quoted(money.words)} is taken for all that a ${money.per} may cost: one run comes to ${formatUsd(best.allInUsd.p50)}, ${share}.`,
  ])
}
