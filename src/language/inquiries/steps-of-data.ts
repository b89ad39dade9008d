/** "128 prompts a step, 40k prompts, 2 epochs": how many steps a run takes by its own data, and how long one of them takes. */
import type { StepsOfData } from '../../scenario/stated-figures.ts'
import { scaledNumber } from '../text/typed-number.ts'

const number = String.raw`(?<![\w.$€£])(\d[\d,]{0,11}(?:\.\d{1,3})?)( ?(?:k|m|thousand|million)\b)?`
const things = String.raw`(?:prompts?|sequences?|samples?|examples?|rows?|pairs?|items?|questions?|problems?|records?|texts?|images?|docs?|documents?|dialogues?|conversations?|tickets?|queries|instances?|trajector(?:y|ies)|groups?)`
const step = String.raw`(?:(?:optimi[sz]er|training|gradient|train|global|grpo|ppo|dpo|rl) )?(?:step|update|iteration|iter|it)s?`
const unit = String.raw`(s|secs?|seconds?|mins?|minutes?)`
const seconds = String.raw`(?<![\w.])(\d{1,5}(?:\.\d{1,3})?) ?${unit}`
const timesOfStep = [
  new RegExp(String.raw`${seconds} ?(?:\/|per|an?|for (?:each|every|one|an?)|each|every) ?${step}\b`, 'iu'),
  new RegExp(
    String.raw`\b${step}(?: time)?(?: ?(?:takes?|took|taking|needs?|lasts?|is|are|of|at|in|=|:|about|around|roughly|some|~)){1,4} ?${seconds}\b`,
    'iu',
  ),
] as const

/** Seconds that one step takes, as it was measured; null: it is not said. */
export function secondsOfStepIn(text: string): number | null {
  const found = timesOfStep.map((form) => form.exec(text)).find((match) => match !== null)
  const value = Number(found?.[1] ?? NaN) * (found?.[2]?.toLowerCase().startsWith('m') === true ? 60 : 1)
  return value > 0 ? value : null
}

const ofStep = [
  new RegExp(
    String.raw`${number} (?:\p{L}{2,16} )?${things} ?(?:an?|per|each|every|in (?:an?|each|every|one)|\/) ?(?:batch|${step})\b`,
    'iu',
  ),
  new RegExp(
    String.raw`\b(?:batch|${step}) (?:of|with|has|uses?|takes?|holds?|=|:) ?${number} (?:\p{L}{2,16} )?${things}`,
    'iu',
  ),
  // "64 prompts x 16 rollouts": each prompt counts once.
  new RegExp(
    String.raw`${number} (?:\p{L}{2,16} )?${things} ?[x×*] ?\d{1,4} ?(?:rollouts?|samples?|generations?|completions?|answers?|responses?)\b`,
    'iu',
  ),
] as const
const batch = new RegExp(
  String.raw`\b(?<kind>global |effective |total |per[- ]device |micro[- ]?|local )?(?:batch(?:[ _-]?sizes?|es)?|bs|gbs)(?: ?(?:of|is|=|:))? ?${number}(?:(?<each> ?(?:per|an?|each|\/) ?(?:gpu|device|card|rank)\b)| ?[x×*] ?(?<times>\d{1,4})(?: ?gpus?)?)?`,
  'iu',
)
const ofWhole = /global|effective|total/iu
const accumulated = /\b(?:grad(?:ient)?[ _-]?)?accum\w*(?:[ _-]?steps?)?(?: ?(?:of|is|=|:))? ?(\d{1,3})\b/iu
const data = new RegExp(String.raw`${number} (?:\p{L}{2,16} ){0,2}${things}\b`, 'giu')
const passes = /(?<![\w.])(\d{1,2}|one|an?|two|three|four|five|six|both) (?:full )?(?:epochs?|passes|times through)\b/iu
const ofWords: Readonly<Record<string, number>> = {
  one: 1,
  a: 1,
  an: 1,
  two: 2,
  both: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
}
const answers =
  /(?<![\w.])\d{1,4} (?:\p{L}{2,12} )?(?:rollouts?|generations?|completions?)\b|\b(?:grpo|ppo|rloo|rollouts?)\b/iu

/** Null where the data or what a step takes of them is not told. `gpuCount`: where a batch is one of each GPU. */
export function stepsOfDataIn(text: string, gpuCount: number | null): StepsOfData | null {
  const each = perStepIn(text, gpuCount)
  if (each === null) return null
  const rest = text.replace(each.words, ' ')
  const counted = [...rest.matchAll(data)].map((match) => ({
    value: scaledNumber(match[1] ?? '', match[2]),
    unit: (/\p{L}+$/u.exec(match[0])?.[0] ?? 'examples').toLowerCase(),
  }))
  const largest = counted.toSorted((one, other) => other.value - one.value)[0]
  if (largest === undefined || !(largest.value > each.count)) return null
  const told = passes.exec(text)?.[1]?.toLowerCase()
  const epochs = told === undefined ? 1 : (ofWords[told] ?? Number(told))
  return {
    steps: Math.ceil((largest.value * epochs) / each.count),
    examples: largest.value,
    unit: largest.unit.replace(/(?<!s)$/u, 's'),
    epochs,
    areEpochsTold: told !== undefined,
    perStep: each.count,
    hasRollouts: answers.test(text),
    gpus: each.gpus,
  }
}

function perStepIn(
  text: string,
  gpuCount: number | null,
): { readonly count: number; readonly words: string; readonly gpus: number | null } | null {
  const direct = ofStep.map((form) => form.exec(text)).find((match) => match !== null)
  if (direct != null) return { count: scaledNumber(direct[1] ?? '', direct[2]), words: direct[0], gpus: null }
  const found = batch.exec(text)
  if (found === null) return null
  const { kind = '', each, times } = found.groups ?? {}
  const isOfGpu = each !== undefined || /device|micro|local/iu.test(kind)
  const isOfGpus = /gpu/iu.test(found[0])
  const copies = times === undefined ? (isOfGpu ? gpuCount : 1) : Number(times)
  // "Batch size 16 with grad accum 4" is 64 a step; a global batch holds what is accumulated.
  const steps = ofWhole.test(kind) ? 1 : Number(accumulated.exec(text)?.[1] ?? 1)
  // Of a batch of each GPU nothing follows where the GPUs are not counted.
  return copies === null
    ? null
    : {
        count: scaledNumber(found[2] ?? '', found[3]) * copies * steps,
        words: found[0],
        gpus: isOfGpus ? copies : null,
      }
}
