/** A text with what people leave out or take back of a figure said plainly, before any of it is read. */
import { withSubstitutions } from '../text/substitutions.ts'
import { withoutAnswerDeadline } from './answer-deadline.ts'
import { withoutAnsweredChoice } from './answered-choice.ts'
import { labelContextLength } from './context-length.ts'
import { withoutRefusedTraining } from './refused-training.ts'
import { withoutRefusedTerm } from './refused-term.ts'
import { repeatGpuName } from './repeated-units.ts'

/** Unchanged where nothing of the kind is said. */
export const clarified = (typed: string): string =>
  repeatGpuName(
    labelContextLength(
      labelBudget(
        withoutRefusedTraining(
          withoutAnswerDeadline(
            withoutRefusedTerm(withoutAnsweredChoice(withSubstitutions(typed.replaceAll(gpuH, 'GPU hours')))),
          ),
        ),
      ),
    ),
  )

/** "1500 GPU h", and not "2 GPU H100". */
const gpuH = /(?<=\d ?k? ?)GPU[ -]?h\b(?! ?\d)/giu

/** "My boss says 10k for it is enough", "100k of GCP credits": a sum, though it has no sign. */
const labelBudget = (text: string): string =>
  text.replace(
    /(?<![\w$€£.])(\d+(?:\.\d+)?k)(?= (?:(?:(?:of|in|worth of) )?(?:[a-z]{2,12} ){0,3}credits?\b|is (?:enough|plenty|fine|not enough|too little)|should (?:do|be enough|cover)|budget\b|for (?:an?|the|this|it|that)\b[^.?!]{0,60}\b(?:enough|do it|suffice|cover)))/iu,
    'budget $$$1',
  )
