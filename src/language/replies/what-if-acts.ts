/** Questions of another plan that name it by a number, a length, a card or a place; the plan stays. */
import { readAskedAmount } from './asked-amount.ts'
import { readAskedDerivation } from './asked-derivation.ts'
import { readAskedLongest } from './asked-longest.ts'
import { readAskedTextSize } from './asked-text-size.ts'
import { readAskedFailedRun } from './asked-failed-run.ts'
import { readAskedFewer } from './asked-fewer.ts'
import { readNightlyCap } from './nightly-cap.ts'
import { readBreaksFirst } from './breaks-first.ts'
import { readAskedCardMemory } from './asked-card-memory.ts'
import { readAskedEnough } from './asked-enough.ts'
import { readAskedExpertSpeed } from './asked-expert-speed.ts'
import { readAskedFullSpend } from './asked-full-spend.ts'
import { readAskedFittingBatch } from './asked-fitting-batch.ts'
import { readAskedNotebook } from './asked-notebook.ts'
import { readAskedQuantizedLoss } from './asked-quantized-loss.ts'
import { readAskedSpotRisk } from './asked-spot-risk.ts'
import { readAskedCount } from './asked-count.ts'
import { readAskedHourly } from './asked-hourly.ts'
import { readAskedHalfPrecision } from './asked-half-precision.ts'
import { readAskedLength } from './asked-length.ts'
import { readAskedOneCard } from './asked-one-card.ts'
import { readAskedFit } from './asked-fit.ts'
import { readAskedPreempted } from './asked-preempted.ts'
import { readAskedThreshold } from './asked-threshold.ts'
import { readAskedRented } from './asked-rented.ts'
import { readAskedCheapestInTime } from './asked-cheapest-in-time.ts'
import { readAskedPreparation } from './asked-preparation.ts'
import { readAskedTruncation } from './asked-truncation.ts'
import { readPlaceCost } from './place-cost.ts'
import type { ReplyActReader } from './reply-candidate.ts'

export const whatIfActs: readonly ReplyActReader[] = [
  { name: 'breaks-first', read: readBreaksFirst },
  { name: 'asked-fewer', read: readAskedFewer },
  { name: 'nightly-cap', read: readNightlyCap },
  { name: 'asked-failed-run', read: readAskedFailedRun },
  { name: 'asked-rented', read: readAskedRented },
  { name: 'asked-notebook', read: readAskedNotebook },
  { name: 'asked-full-spend', read: readAskedFullSpend },
  { name: 'asked-expert-speed', read: readAskedExpertSpeed },
  { name: 'asked-fitting-batch', read: readAskedFittingBatch },
  { name: 'asked-quantized-loss', read: readAskedQuantizedLoss },
  { name: 'asked-spot-risk', read: readAskedSpotRisk },
  { name: 'asked-card-memory', read: readAskedCardMemory },
  { name: 'asked-cheapest-in-time', read: readAskedCheapestInTime },
  { name: 'asked-enough', read: readAskedEnough },
  { name: 'asked-count', read: readAskedCount },
  { name: 'asked-amount', read: readAskedAmount },
  { name: 'asked-text-size', read: readAskedTextSize },
  { name: 'asked-derivation', read: readAskedDerivation },
  { name: 'asked-preparation', read: readAskedPreparation },
  { name: 'asked-truncation', read: readAskedTruncation },
  { name: 'asked-longest', read: readAskedLongest },
  { name: 'asked-length', read: readAskedLength },
  { name: 'asked-hourly', read: readAskedHourly },
  { name: 'asked-half-precision', read: readAskedHalfPrecision },
  { name: 'asked-fit', read: readAskedFit },
  { name: 'asked-one-card', read: readAskedOneCard, leavesRest: true },
  { name: 'asked-threshold', read: readAskedThreshold },
  { name: 'asked-preempted', read: readAskedPreempted },
  { name: 'place-cost', read: readPlaceCost },
]
