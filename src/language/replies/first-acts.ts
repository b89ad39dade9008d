/** The acts that are tried before all others: what is decided at the end of a text, what is said to others, and laughs. */
import { readDecidedClause } from './decided-clause.ts'
import { readAskedCircumstance } from './asked-circumstance.ts'
import { readFrozenParts } from './frozen-parts.ts'
import { readHardwareNews } from './hardware-news.ts'
import { readAskedTrial } from './asked-trial.ts'
import { readAskedOwnCard } from './asked-own-card.ts'
import { readAddressedToOthers } from './addressed-to-others.ts'
import { readUnopenedLink } from './unopened-link.ts'
import { readAskedPowerPrice } from './asked-power-price.ts'
import { readAskedBudget } from './asked-budget.ts'
import { readRunsAgainstMoney } from './runs-against-money.ts'
import { readThirdPartyQuote } from './third-party-quote.ts'
import { readAskedStock } from './asked-stock.ts'
import { readAskedSeenPrice } from './asked-seen-price.ts'
import { readAskedPayoff } from './asked-payoff.ts'
import { readAskedCatch } from './asked-catch.ts'
import { readAskedCommand } from './asked-command.ts'
import { readAskedUnitPrice } from './asked-unit-price.ts'
import { readRunsWithin } from './runs-within.ts'
import { readPoliteRequest } from './polite-requests.ts'
import { readLaughedSum } from './laughed-sum.ts'
import { readCorrectedReport } from './corrected-report.ts'
import { readToldRuns } from './told-runs.ts'
import type { ReplyActReader } from './reply-candidate.ts'
import { whatIfActs } from './what-if-acts.ts'

export const firstActs: readonly ReplyActReader[] = [
  ...whatIfActs,
  { name: 'asked-circumstance', read: readAskedCircumstance },
  { name: 'asked-power-price', read: readAskedPowerPrice },
  { name: 'runs-against-money', read: readRunsAgainstMoney },
  { name: 'asked-budget', read: readAskedBudget },
  { name: 'third-party-quote', read: readThirdPartyQuote },
  { name: 'asked-stock', read: readAskedStock },
  { name: 'asked-seen-price', read: readAskedSeenPrice },
  { name: 'asked-payoff', read: readAskedPayoff },
  { name: 'asked-catch', read: readAskedCatch },
  { name: 'asked-command', read: readAskedCommand },
  { name: 'asked-unit-price', read: readAskedUnitPrice },
  { name: 'runs-within', read: readRunsWithin },
  { name: 'told-runs', read: readToldRuns },
  { name: 'asked-trial', read: readAskedTrial },
  { name: 'hardware-news', read: readHardwareNews },
  { name: 'frozen-parts', read: readFrozenParts },
  { name: 'decided-clause', read: readDecidedClause },
  { name: 'asked-own-card', read: readAskedOwnCard },
  { name: 'spoken-to-others', read: readAddressedToOthers },
  { name: 'polite-request', read: readPoliteRequest },
  { name: 'unopened-link', read: readUnopenedLink },
  { name: 'laughed-sum', read: readLaughedSum },
  { name: 'corrected-report', read: readCorrectedReport },
]
