/** "Our EDP commitment", "the reservation ends": a contract that stands already. */
import type { ParseContext } from './parse-context.ts'

/** Whether the word at `index` is a contract that is told of, and no wish for one. */
export const isContractTold = (context: ParseContext, index: number): boolean =>
  toldContract.test(context.textAt(index)) &&
  (contractEnds.test(context.textBetween(index + 1, index + 4)) ||
    contractOf.test(context.textBetween(index - 3, index)))
const toldContract = /^(?:commitments?|reservations?|reserved capacity)$/u
const contractEnds =
  /^(?:(?:block|slot|window|period) )?(?:ends?|ended|expires?|expired|runs? out|is over|was discussed|is up|lapses?)\b/u
const contractOf =
  /(?:^| )(?:edp|spend|spending|wants?|wanted|demands?|insists? on|asks? for|requires?|required)(?: (?:an?|\d+|one|year's|years|year))*$/u
