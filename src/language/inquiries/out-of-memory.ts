/** "OOM on 7B lora 4k seq batch 4 on a 24GB card": memory ran out on a job that is told, with what it ran with. */
import { gpuPattern } from '../text/gpu-pattern.ts'
import { typedNumber } from '../text/typed-number.ts'
import { lengthsIn } from './memory-question.ts'

export type OutOfMemory = {
  /** Of sequences, in tokens, as they are named; the shortest first. */
  readonly lengths: readonly number[]
  /** Sequences of one GPU at a time, where they are told. */
  readonly batch: number | null
  /** The run went well for long, or only its evaluation failed; null: neither is told. */
  readonly after: 'long' | 'evaluation' | null
  /** It ran out where the optimizer makes its states. */
  readonly atStates: boolean
  readonly rest: string
}

const ranOut =
  /\b(?:ooms?|oom(?:ing|ed|'d|s)|out of (?:v?ram|memory|gpu memory)|out-of-memory|(?:cuda)?outofmemory\w*|(?:memory|vram) (?:error|exhausted))\b/iu
/** What is only feared is asked of the plan. */
const feared =
  /\b(?:will|would|could|might|may|does|do|if|whether|risk|chance|likely|going to|without|before|never|not|no|doesn'?t|won'?t|afraid|worried)\b[^.,;:?!]{0,30}$/iu
/** "How do I fix": it has happened. */
const fixes = /\b(?:how (?:do|can|to|should)|what (?:can|do|should|helps))\b/iu
/** Memory ran out, and something else was done or is asked. */
const isOther =
  /\b(?:which (?:gpu|card|machine)|what (?:gpu|card)|rent(?:ed)? (?:a|an|one|two|\d)|what (?:does|would|will|is) .{0,20}cost|how much (?:is|does|would|for)|price|refund|budget|reduced|lowered|switched|went (?:down )?to|now (?:it )?(?:works|runs|fits)|host (?:ram|memory)|cpu)\b/iu
const batch =
  /\b(?:micro[- _]?|mini[- _]?|per[- _]?(?:device|gpu)[- _]?(?:train[- _]?)?)?(?:batch(?:[- _]?size)?|\bbs)(?: ?(?:of|is|=|:|to|at))? ?(\d{1,3})(?! ?(?:k\b|m\b|\d|tokens?))/iu
const longest = 300
/** "At step 3,100", "in epoch 2", "after 4 hours": the first steps went well. */
const atStep = /\b(?:step|iteration|iter) ?#?(\d[\d,]{0,9}) ?(k\b)?/iu
const fewSteps = 20
const wentWell =
  /\b(?:(?:in|at|during|after|of) (?:the )?(?:epochs? [2-9]|(?:second|2nd|third|3rd|last) epoch|[1-9] epochs?)|(?:first epoch|epoch (?:1|one)) (?:was|went|ran|is|finished) (?:\w+ )?(?:fine|ok|okay|well|through)|after (?:about |some |roughly )?(?:\d{1,3}|an?|two|three|several|a few) ?(?:h|hours?|hrs?|days?|min(?:ute)?s)|otherwise (?:fine|ok|okay|healthy)|half ?way|mid[- ]?(?:run|training|epoch)|suddenly|so late|out of (?:nowhere|the blue)|was (?:running )?fine (?:until|before|for)|ran fine (?:until|before|for))\b/iu
const inEvaluation =
  /\b(?:(?:during|in|at|on|only (?:in|at|during))(?: the)? (?:eval(?:uation)?s?|validation)(?: (?:step|loop|only|time))?|eval(?:uation)? (?:step|loop) (?:ooms?|fails|dies|crashes))\b/iu
/** "Need an H200?": a card that is thought of, and not the one that it ran on. */
const otherCard = new RegExp(
  String.raw`\b(?:(?:do (?:i|we) )?(?:need|require)|should (?:i|we) (?:get|take|use|rent)|(?:move|switch|upgrade|go) to) (?:an? |one |the )?(?:bigger |larger )?(?:${gpuPattern})s?(?: ?\d{2,3} ?gb)?(?= ?(?:\?|instead|then|or\b|now))`,
  'iu',
)

const ofStates =
  /\boptim(?:izer)?s?(?: ?\. ?|\s)(?:step|states?|init\w*)\b|\b(?:adam\w*|optimi[sz]er)(?:'s)? (?:states?|moments?|(?:allocat|initiali[sz]|creat|mak)\w*)|\b(?:backward|forward)\b[^.!?]{0,40}\b(?:fine|ok|works?|passes|through|surviv\w*)\b|\bsurviv\w*[^.!?]{0,24}\bbackward\b/iu

const afterIn = (text: string): OutOfMemory['after'] => {
  if (inEvaluation.test(text)) return 'evaluation'
  const [, step = '', thousand] = atStep.exec(text) ?? []
  return typedNumber(step === '' ? '0' : step, thousand) >= fewSteps || wentWell.test(text) ? 'long' : null
}

/** Null where nothing says that it ran out, or something else is asked. */
export function outOfMemoryIn(text: string): OutOfMemory | null {
  if (text.length > longest) return null
  const found = ranOut.exec(text)
  if (found === null || (feared.test(text.slice(0, found.index)) && !fixes.test(text)) || isOther.test(text))
    return null
  const size = batch.exec(text)
  const after = afterIn(text)
  const plain = text
    .replace(found[0], ' ')
    .replace(ofStates, ' ')
    .replace(otherCard, ' ')
    .replace(
      after === null
        ? /$^/u
        : /\b(?:at )?(?:step|iteration|iter) ?#?\d[\d,]{0,9} ?(?:k\b)?(?: ?(?:of|\/) ?\d[\d,]{0,9})?/iu,
      ' ',
    )
    .replace(after === 'long' ? wentWell : /$^/u, ' ')
    .replace(/\bcuda\b|\btorch\.|\berror:?/giu, ' ')
  const { lengths, rest } = lengthsIn(size === null ? plain : plain.replace(size[0], ' '))
  return { lengths, batch: size === null ? null : Number(size[1]), after, atStates: ofStates.test(text), rest }
}
