/** What is told beside a job or a question and read by itself: owners, hosts, numbers of machines, prices as they were typed. */
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { jobOnHost } from './circumstances.ts'
import { pricedAsToldOf } from './interpret-discounted.ts'
import { batchesWeighedOf } from './interpret-batches-weighed.ts'
import { modelsAtSlashOf } from './models-at-slash.ts'
import { monthBudgetOf } from './month-budget.ts'
import { modelsOfPpo } from './models-of-ppo.ts'
import { ownAgainstRent } from './interpret-own-against-rent.ts'
import { networkOffersOf } from './interpret-network-offers.ts'
import { nodesWeighedOf } from './interpret-nodes-weighed.ts'
import { riserLinksOf } from './interpret-riser-links.ts'
import { sameOnAnotherOf } from './interpret-same-on-another.ts'
import { speechWriterJobOf } from './speech-writer-job.ts'
import { paidNowOf, tpuOrGpuOf, yearlyCapOf } from './told-of-now.ts'
import { answerOfOwners } from './owners.ts'
import type { RequestContext } from './request.ts'

/** Null where none of it is told. */
export const toldApart = (
  text: string,
  readRest: (rest: string) => Interpretation,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null =>
  riserLinksOf(text, request, context) ??
  modelsAtSlashOf(text, readRest, context) ??
  sameOnAnotherOf(text, request, context) ??
  answerOfOwners(text, readRest, context) ??
  jobOnHost(text, readRest) ??
  ownAgainstRent(text, request, context) ??
  batchesWeighedOf(text, readRest, request, context) ??
  networkOffersOf(text, readRest, request, context) ??
  nodesWeighedOf(text, readRest, request, context) ??
  speechWriterJobOf(text, readRest) ??
  modelsOfPpo(text, readRest) ??
  paidNowOf(text, readRest) ??
  yearlyCapOf(text, readRest, request, context) ??
  monthBudgetOf(text, readRest, request, context) ??
  tpuOrGpuOf(text, readRest) ??
  pricedAsToldOf(text, readRest, request, context)
