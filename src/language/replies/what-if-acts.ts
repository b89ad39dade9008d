/** Questions of another plan that name it by a number, a length, a card or a place; the plan stays. */
import { readAskedCount } from './asked-count.ts'
import { readAskedHourly } from './asked-hourly.ts'
import { readAskedLength } from './asked-length.ts'
import { readAskedOneCard } from './asked-one-card.ts'
import { readAskedFit } from './asked-fit.ts'
import { readAskedPreempted } from './asked-preempted.ts'
import { readAskedThreshold } from './asked-threshold.ts'
import { readAskedRented } from './asked-rented.ts'
import { readPlaceCost } from './place-cost.ts'
import type { ReplyActReader } from './reply-candidate.ts'

export const whatIfActs: readonly ReplyActReader[] = [
  { name: 'asked-rented', read: readAskedRented },
  { name: 'asked-count', read: readAskedCount },
  { name: 'asked-length', read: readAskedLength },
  { name: 'asked-hourly', read: readAskedHourly },
  { name: 'asked-fit', read: readAskedFit },
  { name: 'asked-one-card', read: readAskedOneCard },
  { name: 'asked-threshold', read: readAskedThreshold },
  { name: 'asked-preempted', read: readAskedPreempted },
  { name: 'place-cost', read: readPlaceCost },
]
