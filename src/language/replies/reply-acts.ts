/**
 * The acts that a reply in a thread can be, in the order in which they are tried: the first that is found holds. The
 * order breaks ties between readers that would each take the text.
 */
import { readAddedShare } from './added-share.ts'
import { readAdopted } from './adopted.ts'
import { readAmendment, readRefusedAmendment } from './amendment.ts'
import { readAskedAlternative } from './asked-alternative.ts'
import { readAskedWithPremise } from './asked-with-premise.ts'
import { readPlannedValue } from './asked-in-form.ts'
import { hardwareQuestions } from './hardware-questions.ts'
import { readAskedNetwork } from './asked-network.ts'
import { readAskedRefund } from './asked-refund.ts'
import { readAskedRow } from './asked-row.ts'
import { readOverpaid } from './overpaid.ts'
import { readAskedShown } from './asked-shown.ts'
import { readAskedWindows } from './asked-windows.ts'
import { readAskedTokensNeeded } from './asked-tokens-needed.ts'
import { readAskedLimit } from './asked-limit.ts'
import { figureQuestions } from './asked-figure.ts'
import { readAskedIfPlanned } from './asked-if-planned.ts'
import { readBudgetCurrency } from './budget-currency.ts'
import { readBetteredPlan } from './bettered-plan.ts'
import { readBothVersions } from './both-versions.ts'
import { readClaimedPlan } from './claimed-plan.ts'
import { readCountOfThem } from './count-of-them.ts'
import { readCountedData, readStatedLength } from './counted-data.ts'
import { readStatedGpuPrice } from './stated-gpu-price.ts'
import { firstActs } from './first-acts.ts'
import { readFinalFigures } from './final-figures.ts'
import { readFasterBy } from './faster-by.ts'
import { readGpuLimit } from './gpu-limit.ts'
import { readGpuLink } from './gpu-link.ts'
import { readBrokenOff } from './broken-off.ts'
import { readSmallTalk } from './small-talk.ts'
import { readQuotedHour } from './quoted-hour.ts'
import { readChangedPrice } from './changed-price.ts'
import { readCorrectedAlone, readCorrectedValue } from './corrected-value.ts'
import { readCorrectedStep } from './corrected-step.ts'
import { readControl } from './controls.ts'
import { readCurrencyAndTax, readTaxedSum } from './currency-and-tax.ts'
import { readDataAtSeller } from './data-at-seller.ts'
import { readDataGrowth } from './data-growth.ts'
import { readCredits } from './credits.ts'
import { readEndedAfter } from './ended-after.ts'
import { readEnoughData } from './enough-data.ts'
import { readHeldNumber } from './held-numbers.ts'
import { readKeptPlan } from './kept-plan.ts'
import { readJobLimit } from './job-limit.ts'
import { readConvertedAmount, readKnown } from './known-answers.ts'
import { readLateStart, readTimeBetween } from './late-start.ts'
import { readObtainableCount } from './obtainable-count.ts'
import { readOtherGpu } from './other-gpu.ts'
import { readMixedData } from './mixed-data.ts'
import { readMovedLimit } from './moved-limit.ts'
import { readMovedWeek } from './moved-week.ts'
import { readMovedTime, readUndercutTime } from './named-time.ts'
import { readPick } from './picks.ts'
import { readEllipsis } from './ellipsis-act.ts'
import { readExportRequest } from './export-requests.ts'
import { readKeptDate, readRestoredField, readRevertedChange, readVersionComparison } from './history-references.ts'
import { choiceQuestions } from './choice-questions.ts'
import { claimActs } from './likely-claim.ts'
import { readLikelyQuestion } from './likely-question.ts'
import { readLikelyReport } from './likely-report.ts'
import { planTurns } from './plan-turns.ts'
import { readOwnedNews } from './owned-news.ts'
import { readOwnUtilization } from './own-utilization.ts'
import { readPaceSoFar } from './pace-so-far.ts'
import { readPartOfData } from './part-of-data.ts'
import { readCheaperThan } from './named-pair.ts'
import { readClauses, readSentences } from './parts-of-reply.ts'
import { readPastedConfig } from './pasted-config-act.ts'
import { readPlainQuestion } from './plain-question.ts'
import { readPlainCost } from './plain-cost.ts'
import { readChangeAndShow } from './change-and-show.ts'
import { readPriceAndChange } from './price-and-change.ts'
import { readPolicyName } from './policy-names.ts'
import { readCurious } from './question-of-change.ts'
import type { ReplyActReader } from './reply-candidate.ts'
import { readTokensPerWord } from './tokens-per-word.ts'
import { readTooLong } from './reply-length.ts'
import { readReservation } from './reservation.ts'
import { readRanOut } from './ran-out.ts'
import { readReportedFact } from './reported-facts.ts'
import { readPastedLog, readReportedResult } from './reported-results.ts'
import { readPastedProgress, readRunAsked, readRunEvent } from './run-events.ts'
import { readDroppedLimit } from './dropped-limit.ts'
import { readDroppedObjective } from './dropped-objective.ts'
import { readDroppedDeadline } from './dropped-deadline.ts'
import { readResponseCap } from './response-cap.ts'
import { readRowPick } from './row-pick.ts'
import { readRunBegun } from './run-begun.ts'
import { readRunPace } from './run-pace.ts'
import { readRunFrequency } from './run-frequency.ts'
import { readRunFileRequest } from './run-file-requests.ts'
import { saidInPassing } from './said-in-passing.ts'
import { readSoldOut } from './sold-out.ts'
import { readSaidAlternatives } from './said-alternatives.ts'
import { readScaledData } from './scaled-data.ts'
import { readStoppedAtStep } from './stopped-at-step.ts'
import { readShareRequest } from './share-request.ts'
import { readStatedRate } from './stated-rate.ts'
import { readSearchedUnderLimit } from './searched-under-limit.ts'
import { readShownAgain } from './shown-again.ts'
import { readSwitchedOff } from './switched-off.ts'
import { readTextsOfPair } from './texts-of-pair.ts'
import { readTodaysPrices } from './todays-prices.ts'
import { readStatedTextSize } from './stated-text-size.ts'
import { readStatedAllocation } from './stated-allocation.ts'
import { askedActs } from './asked-acts.ts'
import { unsureActs } from './unsure-acts.ts'
import { trainingQuestions } from './training-questions.ts'
import { readTwoDeadlines } from './two-deadlines.ts'
import { readUnderspecifiedChange } from './underspecified-changes.ts'
import { readVersionGap } from './version-gap-act.ts'
import { readWordsForTokens } from './words-for-tokens.ts'
import { readWatchRequest } from './watch-requests.ts'

export const replyActs: readonly ReplyActReader[] = [
  ...firstActs,
  ...choiceQuestions,
  { name: 'todays-prices', read: readTodaysPrices },
  { name: 'shown-again', read: readShownAgain },
  { name: 'kept-plan', read: readKeptPlan },
  { name: 'policy', read: readPolicyName },
  { name: 'allocation', read: readStatedAllocation },
  { name: 'final-figures', read: readFinalFigures },
  { name: 'ended-after', read: readEndedAfter },
  { name: 'pace-so-far', read: readPaceSoFar },
  ...claimActs,
  { name: 'config', read: readPastedConfig, takesData: true },
  { name: 'watch', read: readWatchRequest },
  { name: 'run-asked', read: readRunAsked },
  { name: 'plain-cost', read: readPlainCost },
  { name: 'asked-shown', read: readAskedShown },
  { name: 'sold-out', read: readSoldOut },
  { name: 'two-deadlines', read: readTwoDeadlines },
  { name: 'moved-limit', read: readMovedLimit },
  { name: 'small-talk', read: readSmallTalk },
  { name: 'searched-under-limit', read: readSearchedUnderLimit },
  ...planTurns,
  { name: 'words-for-tokens', read: readWordsForTokens },
  { name: 'taxed-sum', read: readTaxedSum },
  { name: 'quoted-hour', read: readQuotedHour },
  { name: 'broken-off', read: readBrokenOff },
  { name: 'version-gap', read: readVersionGap },
  { name: 'pick', read: readPick },
  { name: 'row-pick', read: readRowPick },
  { name: 'asked-row', read: readAskedRow },
  { name: 'adopted', read: readAdopted },
  { name: 'credits', read: readCredits },
  { name: 'changed-price', read: readChangedPrice },
  { name: 'asked-network', read: readAskedNetwork },
  { name: 'asked-tokens-needed', read: readAskedTokensNeeded },
  ...figureQuestions,
  { name: 'plain-question', read: readPlainQuestion },
  ...hardwareQuestions,
  { name: 'asked-windows', read: readAskedWindows },
  { name: 'asked-refund', read: readAskedRefund },
  { name: 'data-at-seller', read: readDataAtSeller },
  { name: 'reservation', read: readReservation },
  { name: 'owned-news', read: readOwnedNews },
  { name: 'asked-limit', read: readAskedLimit },
  { name: 'gpu-limit', read: readGpuLimit },
  { name: 'gpu-link', read: readGpuLink },
  { name: 'overpaid', read: readOverpaid },
  ...trainingQuestions,
  // Earlier versions of the plan.
  { name: 'restored-field', read: readRestoredField },
  { name: 'reverted-change', read: readRevertedChange },
  { name: 'kept-date', read: readKeptDate },
  { name: 'both-versions', read: readBothVersions },
  { name: 'version-comparison', read: readVersionComparison },
  { name: 'change-and-show', read: readChangeAndShow },
  { name: 'price-and-change', read: readPriceAndChange },
  { name: 'data-growth', read: readDataGrowth },
  { name: 'converted-amount', read: readConvertedAmount },
  { name: 'run-frequency', read: readRunFrequency },
  { name: 'pasted-progress', read: readPastedProgress },
  { name: 'moved-week', read: readMovedWeek },
  { name: 'moved-time', read: readMovedTime },
  { name: 'undercut-time', read: readUndercutTime },
  { name: 'dropped-deadline', read: readDroppedDeadline },
  { name: 'dropped-limit', read: readDroppedLimit },
  { name: 'dropped-objective', read: readDroppedObjective },
  { name: 'faster-by', read: readFasterBy },
  { name: 'bettered-plan', read: readBetteredPlan },
  { name: 'stopped-at-step', read: readStoppedAtStep },
  { name: 'ran-out', read: readRanOut },
  { name: 'run-event', read: readRunEvent },
  { name: 'run-begun', read: readRunBegun },
  { name: 'run-pace', read: readRunPace },
  { name: 'pasted-log', read: readPastedLog },
  { name: 'too-long', read: readTooLong },
  { name: 'control', read: readControl },
  { name: 'share', read: readShareRequest },
  { name: 'export', read: readExportRequest },
  { name: 'run-files', read: readRunFileRequest },
  { name: 'enough-data', read: readEnoughData },
  { name: 'part-of-data', read: readPartOfData },
  { name: 'count-of-them', read: readCountOfThem },
  { name: 'corrected-value', read: readCorrectedValue },
  { name: 'budget-currency', read: readBudgetCurrency },
  { name: 'stated-text-size', read: readStatedTextSize },
  { name: 'mixed-data', read: readMixedData },
  { name: 'tokens-per-word', read: readTokensPerWord },
  { name: 'held-number', read: readHeldNumber },
  { name: 'stated-length', read: readStatedLength },
  ...saidInPassing,
  { name: 'asked-alternative', read: readAskedAlternative },
  { name: 'cheaper-than', read: readCheaperThan },
  { name: 'scaled-data', read: readScaledData },
  { name: 'stated-gpu-price', read: readStatedGpuPrice },
  { name: 'asked-if-planned', read: readAskedIfPlanned },
  { name: 'planned-value', read: readPlannedValue },
  { name: 'currency-and-tax', read: readCurrencyAndTax },
  { name: 'added-share', read: readAddedShare },
  { name: 'curious', read: readCurious },
  { name: 'switched-off', read: readSwitchedOff },
  { name: 'other-gpu', read: readOtherGpu },
  { name: 'response-cap', read: readResponseCap },
  { name: 'obtainable-count', read: readObtainableCount },
  { name: 'job-limit', read: readJobLimit },
  { name: 'time-between', read: readTimeBetween },
  { name: 'late-start', read: readLateStart },
  { name: 'own-utilization', read: readOwnUtilization },
  { name: 'said-alternatives', read: readSaidAlternatives },
  { name: 'claimed-plan', read: readClaimedPlan },
  { name: 'asked-with-premise', read: readAskedWithPremise },
  { name: 'sentences', read: readSentences },
  { name: 'underspecified-change', read: readUnderspecifiedChange },
  { name: 'ellipsis', read: readEllipsis },
  { name: 'texts-of-pair', read: readTextsOfPair },
  { name: 'counted-data', read: readCountedData },
  { name: 'reported-result', read: readReportedResult },
  { name: 'reported-fact', read: readReportedFact },
  { name: 'likely-report', read: readLikelyReport },
  { name: 'stated-rate', read: readStatedRate },
  ...askedActs,
  // Changes of the plan, unless the words ask.
  { name: 'known', read: readKnown },
  { name: 'corrected-alone', read: readCorrectedAlone },
  { name: 'likely-question', read: readLikelyQuestion },
  { name: 'amendment', read: readAmendment, takesData: true },
  { name: 'corrected-step', read: readCorrectedStep },
  { name: 'clauses', read: readClauses },
  ...unsureActs,
  { name: 'refused-amendment', read: readRefusedAmendment, takesData: true },
]
