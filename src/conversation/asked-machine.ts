/** "Do we need a cluster?", "one card or a node?", "or do I request new hardware?": a yes or no that the plan itself gives. */
import { withoutUnused } from '../language/resolution/unused-words.ts'
import { withExtras } from './interpretation-extras.ts'
import type { Interpretation } from './interpretation.ts'

const many = String.raw`(?:gpu |hpc |training |big |whole |real |full |proper )*(?:clusters?|nodes?|super-?computers?|server farms?|data ?cent(?:er|re)s?|multi-?gpu\b[\w ]{0,12}|dgx|(?:several|many|lots of|multiple|a bunch of|more than one|eight|8|four|4) (?:gpus?|cards?|machines?))`
const article = String.raw`(?:an? |the |some |such a |one of those )?`
/** That one is needed, in a question. */
const needed = new RegExp(
  String.raw`\b(?:(?:do|does|will|would|should) (?:i|we|you|one|it|that|this)(?: really| actually| truly)? (?:need|require|have to (?:rent|buy|get)|want)\b[^.?!]{0,40}?\b${article}${many}|(?:is|are) ${article}${many} (?:really |actually )?(?:needed|necessary|required|overkill))\b`,
  'iu',
)
/** "IT wants to know if we need a cluster": asked without a question mark. */
const wantedToKnow = new RegExp(
  String.raw`\b(?:wants? to know|asks?|asked|asking|wonder(?:s|ing)?|unsure|not sure|tell (?:me|us)|question is|need to know)\b[^.?!]{0,20}\b(?:if|whether) (?:i|we|you|one|it|that|this) (?:really |actually )?(?:need|require|have to (?:rent|buy|get))\b[^.?!]{0,40}?\b${article}(?:gpu )?${many}`,
  'iu',
)
/** The same as somebody says it, and whether that is so. */
const saidToBeNeeded = new RegExp(
  String.raw`\b(?:need(?:s|ed)?|requires?|have to|has to|must|only (?:works|possible|runs))\b[^.?!]{0,60}?\b${article}${many}\b`,
  'iu',
)
const isThatSo =
  /\b(?:do|does|did|is|are|should|would|must) (?:we|i|it|that|this|they|he|she)(?: really| actually)?(?: (?:so|true|right|correct|needed|necessary|the case|need (?:it|that|one)))?\s*\?|\b(?:really|right|true|correct)\s*\?/iu
/** "One card or a node?" */
const oneOrMany = new RegExp(
  String.raw`\b(?:one|a|single|a single|1) (?:gpu|card)s? or ${article}${many}\b|\b${article}${many} or (?:just |only )?(?:one|a|single|a single|1) (?:gpu|card)\b`,
  'iu',
)
/** "Or do I request new hardware?", of machines that are there. */
const newHardware =
  /\b(?:request|order|buy|get|need|require|ask for|procure|purchase|budget for|apply for)\b[^.?!]{0,16}\b(?:new|more|better|bigger|other|additional|extra|different|stronger) (?:hardware|gpus?|cards?|servers?|machines?|boxe?s?|kit|equipment|iron)\b/iu
/** Whether to rent rather than to take what is there. */
const rentWeighed =
  /\b(?:(?:worth|better|cheaper|should|do|would|can|must|shall|sense)\b[^.?!]{0,60}\b(?:rent(?:ing|als?)?|cloud|hir(?:e|ing))|(?:rent(?:ing|als?)?|cloud)\b[^.?!]{0,40}\b(?:or|vs\.?|versus|instead|worth|make sense)\b|\b(?:or|vs\.?|versus)\b[^.?!]{0,30}\b(?:rent(?:ing|als?)?|cloud))\b/iu
const maxText = 1000

/** Unchanged where nothing of the kind is asked, or something else stands before the plan. */
export function withMachineVerdict(answer: Interpretation, text: string): Interpretation {
  if (answer.kind !== 'start' || text.length > maxText) return answer
  const { spec, extras } = answer.scenario
  if (spec.owned === true && extras?.lead === undefined && rentWeighed.test(text) && !newHardware.test(text))
    return withExtras(answer, { doubt: 'own or rent' })
  if (!(text.includes('?') || wantedToKnow.test(text))) return answer
  if (extras?.lead !== undefined || extras?.doubt !== undefined) return answer
  const isNamed = spec.gpuCount !== null || spec.nodes !== null
  const doubt =
    spec.owned === true && newHardware.test(text)
      ? 'own hardware'
      : oneOrMany.test(text) ||
          (!isNamed &&
            spec.owned !== true &&
            (needed.test(text) || wantedToKnow.test(text) || (saidToBeNeeded.test(text) && isThatSo.test(text))))
        ? 'machines'
        : null
  if (doubt === null) return answer
  const isSaid = (word: string): boolean => word.length > 3 && new RegExp(many, 'iu').test(word)
  return withExtras({ ...answer, scenario: withoutUnused(answer.scenario, isSaid) }, { doubt })
}
