/** Another plan set against the best one, and whether a question names a plan. */
import type { Subject } from '../../language/questions/subject.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { methodName, type DisplayNames, planInFull, planAndProvider } from '../format/display-names.ts'
import { quoted } from '../../scenario/format-values.ts'
import { formatDuration, formatUsd, formatUsdDifference } from '../format/number-format.ts'
import { usdOf, hoursOf } from '../content/contrast-words.ts'

/** The other plan, and what it costs and takes more or less. */
export function differenceFromBest(option: Option, best: Option, names: DisplayNames): string {
  const { cost, time } = differences(option, best)
  const offloaded =
    option.offload === 'params' && best.offload !== 'params'
      ? ', with the weights in the memory of the host, as the GPU does not hold them,'
      : ','
  return `${planInFull(option, names)}${offloaded} would take ${formatDuration(option.hours.p50)} and cost ${formatUsd(option.allInUsd.p50)} in total: ${cost} and ${time} than ${planAndProvider(best, names)}`
}

/** Of what is printed; "$7 more" and "17 h longer". */
function differences(option: Option, best: Option) {
  const [dollars, hours] = [usdOf(option) - usdOf(best), hoursOf(option) - hoursOf(best)]
  const cost = `${formatUsdDifference(option.allInUsd.p50, best.allInUsd.p50)} ${dollars < 0 ? 'less' : 'more'}`
  return { dollars, hours, cost, time: `${formatDuration(Math.abs(hours))} ${hours < 0 ? 'sooner' : 'longer'}` }
}

/** "$7 more and 17 h longer". */
export function differenceInShort(option: Option, best: Option): string {
  const { dollars, hours, cost, time } = differences(option, best)
  return [dollars === 0 ? '' : cost, hours === 0 ? '' : time].filter((one) => one !== '').join(' and ') || 'no more'
}

/** The same as a sentence; that nothing changes where neither cost nor time does. */
export function besideBest(option: Option, best: Option, names: DisplayNames): string {
  return usdOf(option) === usdOf(best) && hoursOf(option) === hoursOf(best)
    ? `With ${methodName(option)} on ${planAndProvider(option, names)} neither cost nor time changes.`
    : `${differenceFromBest(option, best, names)}.`
}

/** The same, and so why it is not the one. */
export function compareWithBest(option: Option, best: Option, names: DisplayNames): string {
  if (isSamePlan(option, best)) return `That is the plan: ${planInFull(best, names)}.`
  const { dollars, hours } = differences(option, best)
  const reason =
    dollars >= 0 && hours >= 0
      ? 'more expensive and slower'
      : dollars < 0 && hours < 0
        ? 'cheaper and faster, but ranked below for its provider, price or quality'
        : dollars < 0
          ? 'cheaper, and too slow for what it saves'
          : 'faster, and too expensive for the time it saves'
  return `${differenceFromBest(option, best, names)}. So it is ${reason}.`
}

/** The same of a choice that was asked about, whether it is worth it: what it gains, and what money does not tell. */
export function meritOf(option: Option, best: Option, names: DisplayNames, words: string): readonly string[] {
  const { dollars, hours } = differences(option, best)
  const verdict =
    dollars <= 0 && hours <= 0
      ? 'So it pays: it is cheaper and faster'
      : dollars >= 0 && hours >= 0
        ? 'So it does not pay: it is more expensive and slower'
        : dollars < 0
          ? 'So it saves money and takes longer'
          : 'So it saves time and costs more'
  return [
    ...(dollars === 0 && hours === 0
      ? [`With it the plan stays ${planAndProvider(option, names)}: neither cost nor time changes.`]
      : [`${differenceFromBest(option, best, names)}.`, `${verdict}.`]),
    ...meritNotes(option, best, words),
  ]
}

/** Of another method, or fewer bits. */
export const ownTestDecides = 'What it does to quality your own test set decides.'

/** What money does not tell of a choice, and how it is taken where it gains something. */
export function meritNotes(option: Option, best: Option, words: string): readonly string[] {
  const { dollars, hours } = differences(option, best)
  const isSpot = option.pricing === 'spot' && best.pricing !== 'spot'
  const memory = [best, option].map(({ peakMemoryGiB }) => Math.round(peakMemoryGiB.p50))
  const ofQuality = best.method !== option.method || best.weights !== option.weights || best.compute !== option.compute
  return [
    best.gpu === option.gpu && memory[0] !== memory[1]
      ? `It needs ${String(memory[1])} GiB on each GPU instead of ${String(memory[0])}.`
      : '',
    isSpot ? 'It can be taken away while it runs: restarts are counted in.' : '',
    ofQuality ? ownTestDecides : '',
    dollars <= 0 || hours < 0 ? `Reply ${quoted(words)} to plan it.` : '',
  ].filter((sentence) => sentence !== '')
}

/** In all that a name of a plan tells. */
const isSamePlan = (option: Option, best: Option): boolean =>
  (['gpu', 'gpuCount', 'nodes', 'provider', 'tier', 'pricing', 'method', 'weights', 'compute', 'stack'] as const).every(
    (trait) => option[trait] === best[trait],
  )

/** Whether the subject is part of a name of the option: its GPU, provider, method, software or pricing. */
function isNamedBy(option: Option, subjectKey: string, names: DisplayNames): boolean {
  const words = [
    option.gpu,
    names.gpu(option.gpu),
    option.provider,
    names.provider(option.provider),
    methodName(option),
    option.stack,
  ]
  return includesText([...words, names.stack(option.stack), option.pricing], subjectKey)
}

/** The same of what a question names: "H200" is no GH200, and "fp8 on h100" is no plan in bf16 there. */
export const isPlanNamed = (option: Option, subject: Subject | undefined, text: string, names: DisplayNames): boolean =>
  subject !== undefined && subject.gpus.length > 0
    ? subject.gpus.includes(option.gpu) && (subject.weights === null || subject.weights === option.weights)
    : isNamedBy(option, lettersAndDigits(text), names)

/** Whether one of the words holds the subject, compared by letters and digits alone. */
export const includesText = (words: readonly string[], subjectKey: string): boolean =>
  words.some((word) => lettersAndDigits(word).includes(subjectKey))

/** Text in lower case without spaces and signs, to compare names by. */
export const lettersAndDigits = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
