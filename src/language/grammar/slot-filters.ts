/** What takes slots away from a text, or changes what they count, in the order in which it is applied. */
import { withoutAskedReservation } from './asked-reservation.ts'
import { withoutSeat } from './asker-seat.ts'
import type { SlotFilter } from './slot-filter.ts'
import { withAwareTraining } from './aware-training.ts'
import { withContextExtension } from './context-extension.ts'
import { withoutComparedModels } from './compared-models.ts'
import { withoutUnwanted } from './competing-slots.ts'
import { withoutComplainedObjective } from './complained-objective.ts'
import { withExampleLength } from './example-length.ts'
import { withoutExperience } from './experience.ts'
import { withoutLaterTimes } from './later-times.ts'
import { withoutGivenUpMachine } from './given-up-machine.ts'
import { withoutHeldReservation } from './held-reservation.ts'
import { withLongestTexts } from './longest-texts.ts'
import { atMiddleOfRange } from './middle-of-range.ts'
import { withoutMemory, withoutNamedMemory } from './memory-slots.ts'
import { withoutRefusedCounts } from './refused-counts.ts'
import { withoutMetricNames } from './metric-names.ts'
import { withoutOfficers } from './officer-slots.ts'
import { withObjectiveRoles } from './objective-slots.ts'
import { withoutOtherDeadlines } from './other-deadlines.ts'
import { withoutPast } from './past-slots.ts'
import { withTrainingRecipe } from './precision-slots.ts'
import { withoutAsideQuestion, withoutAskedObjective, withoutComparedObjective } from './question-slots.ts'
import { withStartDate } from './start-dates.ts'
import { withoutToldDates } from './told-dates.ts'
import { withoutToldLimits } from './told-limits.ts'
import { withoutTokenizer } from './tokenizer-slots.ts'
import { withWholeBatch } from './whole-batch.ts'

export const slotFilters: readonly SlotFilter[] = [
  { name: 'aware-training', modes: ['command', 'message'], keep: withAwareTraining },
  { name: 'context-extension', modes: ['command', 'message'], keep: withContextExtension },
  { name: 'training-recipe', modes: ['command', 'message', 'thread'], keep: withTrainingRecipe },
  { name: 'officer', modes: ['command', 'message', 'thread'], keep: withoutOfficers },
  { name: 'objective', modes: ['command', 'message', 'thread'], keep: withObjectiveRoles },
  { name: 'example-length', modes: ['command', 'message', 'thread'], keep: withExampleLength },
  { name: 'longest-text', modes: ['command', 'message', 'thread'], keep: withLongestTexts },
  { name: 'middle-of-range', modes: ['command', 'message', 'thread'], keep: atMiddleOfRange },
  { name: 'past', modes: ['message'], keep: withoutPast },
  { name: 'given-up-machine', modes: ['command', 'message'], keep: withoutGivenUpMachine },
  { name: 'experience', modes: ['command', 'message'], keep: withoutExperience },
  { name: 'later-time', modes: ['command', 'message'], keep: withoutLaterTimes },
  { name: 'other-deadline', modes: ['command', 'message'], keep: withoutOtherDeadlines },
  { name: 'told-date', modes: ['message'], keep: withoutToldDates },
  { name: 'seat', modes: ['command', 'message'], keep: withoutSeat },
  { name: 'told-limit', modes: ['thread'], keep: withoutToldLimits },
  { name: 'metric-name', modes: ['thread'], keep: withoutMetricNames },
  { name: 'compared-model', modes: ['thread'], keep: withoutComparedModels },
  { name: 'start-date', modes: ['command', 'message', 'thread'], keep: withStartDate },
  { name: 'unwanted', modes: ['command', 'message', 'thread'], keep: withoutUnwanted },
  { name: 'held-reservation', modes: ['command', 'message', 'thread'], keep: withoutHeldReservation },
  { name: 'asked-reservation', modes: ['command', 'message'], keep: withoutAskedReservation },
  { name: 'tokenizer', modes: ['command', 'message'], keep: withoutTokenizer },
  { name: 'whole-batch', modes: ['thread'], keep: withWholeBatch },
  { name: 'memory', modes: ['thread'], keep: withoutMemory },
  { name: 'named-memory', modes: ['command', 'message'], keep: withoutNamedMemory },
  { name: 'refused-count', modes: ['command', 'message'], keep: withoutRefusedCounts },
  { name: 'aside-question', modes: ['command'], keep: withoutAsideQuestion },
  { name: 'asked-objective', modes: ['command', 'message'], keep: withoutAskedObjective },
  { name: 'complained-objective', modes: ['thread'], keep: withoutComplainedObjective },
  { name: 'compared-objective', modes: ['thread'], keep: withoutComparedObjective },
]
