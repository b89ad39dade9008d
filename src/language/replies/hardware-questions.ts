/** Questions about the GPUs of the plan: how many, which card, whether it must be that one, what spot risks, and the machine around them. The plan stays. */
import { readAskedMachine } from './asked-machine.ts'
import { readAskedSpot } from './asked-spot.ts'
import { readCardQuestion } from './card-questions.ts'
import { readCountOnCondition } from './count-on-condition.ts'
import { readCountQuestion } from './count-questions.ts'
import { readGpuNeed } from './gpu-need.ts'
import { readMultipliedCards } from './multiplied-cards.ts'
import { readWhyMemory } from './why-memory.ts'
import type { ReplyActReader } from './reply-candidate.ts'

/** In the order in which they are tried. */
export const hardwareQuestions: readonly ReplyActReader[] = [
  { name: 'asked-spot', read: readAskedSpot },
  { name: 'asked-machine', read: readAskedMachine },
  { name: 'count-on-condition', read: readCountOnCondition },
  { name: 'multiplied-cards', read: readMultipliedCards },
  { name: 'count-question', read: readCountQuestion },
  { name: 'card-question', read: readCardQuestion },
  { name: 'why-memory', read: readWhyMemory },
  { name: 'gpu-need', read: readGpuNeed },
]
