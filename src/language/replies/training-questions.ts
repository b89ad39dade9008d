/** The training itself: what another way of it breaks or loses, where its memory ran out, the images of it, and its passes. */
import { readAskedImages } from './asked-images.ts'
import { readAskedPasses } from './asked-passes.ts'
import { readLateOutOfMemory } from './late-out-of-memory.ts'
import { readQualityOfChoice } from './quality-of-choice.ts'
import type { ReplyActReader } from './reply-candidate.ts'

/** In the order in which they are tried. */
export const trainingQuestions: readonly ReplyActReader[] = [
  { name: 'quality-of-choice', read: readQualityOfChoice },
  { name: 'late-out-of-memory', read: readLateOutOfMemory },
  { name: 'asked-images', read: readAskedImages },
  { name: 'asked-passes', read: readAskedPasses },
]
