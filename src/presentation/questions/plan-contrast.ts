/** Another plan set against the best one, and whether a question names a plan. */
import type { Subject } from '../../language/questions/subject.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { methodName, type DisplayNames, planName, providerName } from '../format/display-names.ts'
import { quoted } from '../../scenario/format-values.ts'
import { roundUsd } from '../../recommend/figure-text.ts'
import { formatDuration, formatUsd, formatUsdDifference, roundHours } from '../format/number-format.ts'

/** The other plan, and what it costs and takes more or less. */
export function differenceFromBest(option: Option, best: Option, names: DisplayNames): string {
  const plan = `${planName(option, names)} at ${providerName(option, names)}, ${methodName(option)}`
  const dollars = roundUsd(option.allInUsd.p50) - roundUsd(best.allInUsd.p50)
  const hours = roundHours(option.hours.p50) - roundHours(best.hours.p50)
  const cost = `${formatUsdDifference(option.allInUsd.p50, best.allInUsd.p50)} ${dollars < 0 ? 'less' : 'more'}`
  const time = `${formatDuration(Math.abs(hours))} ${hours < 0 ? 'sooner' : 'longer'}`
  const offloaded =
    option.offload === 'params' && best.offload !== 'params'
      ? ', with the weights in the memory of the host, as the GPU does not hold them,'
      : ','
  return `${plan}${offloaded} would take ${formatDuration(option.hours.p50)} and cost ${formatUsd(option.allInUsd.p50)} in total: ${cost} and ${time} than ${planName(best, names)} at ${providerName(best, names)}`
}

/** "$7 more and 17 h longer". */
export function differenceInShort(option: Option, best: Option): string {
  const dollars = roundUsd(option.allInUsd.p50) - roundUsd(best.allInUsd.p50)
  const hours = roundHours(option.hours.p50) - roundHours(best.hours.p50)
  const cost = `${formatUsdDifference(option.allInUsd.p50, best.allInUsd.p50)} ${dollars < 0 ? 'less' : 'more'}`
  const time = `${formatDuration(Math.abs(hours))} ${hours < 0 ? 'sooner' : 'longer'}`
  return [dollars === 0 ? '' : cost, hours === 0 ? '' : time].filter((one) => one !== '').join(' and ') || 'no more'
}

/** The same as a sentence; that nothing changes where neither cost nor time does. */
export function besideBest(option: Option, best: Option, names: DisplayNames): string {
  const isSame =
    roundUsd(option.allInUsd.p50) === roundUsd(best.allInUsd.p50) &&
    roundHours(option.hours.p50) === roundHours(best.hours.p50)
  return isSame
    ? `With ${methodName(option)} on ${planName(option, names)} at ${providerName(option, names)} neither cost nor time changes.`
    : `${differenceFromBest(option, best, names)}.`
}

/** The same, and so why it is not the one. */
export function compareWithBest(option: Option, best: Option, names: DisplayNames): string {
  if (isSamePlan(option, best))
    return `That is the plan: ${planName(best, names)} at ${providerName(best, names)}, ${methodName(best)}.`
  const dollars = roundUsd(option.allInUsd.p50) - roundUsd(best.allInUsd.p50)
  const hours = roundHours(option.hours.p50) - roundHours(best.hours.p50)
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
  const dollars = roundUsd(option.allInUsd.p50) - roundUsd(best.allInUsd.p50)
  const hours = roundHours(option.hours.p50) - roundHours(best.hours.p50)
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
      ? [
          `With it the plan stays ${planName(option, names)} at ${providerName(option, names)}: neither cost nor time changes.`,
        ]
      : [`${differenceFromBest(option, best, names)}.`, `${verdict}.`]),
    ...meritNotes(option, best, words),
  ]
}

/** What money does not tell of a choice, and how it is taken where it gains something. */
export function meritNotes(option: Option, best: Option, words: string): readonly string[] {
  const dollars = roundUsd(option.allInUsd.p50) - roundUsd(best.allInUsd.p50)
  const hours = roundHours(option.hours.p50) - roundHours(best.hours.p50)
  const isSpot = option.pricing === 'spot' && best.pricing !== 'spot'
  const memory = [best, option].map(({ peakMemoryGiB }) => Math.round(peakMemoryGiB.p50))
  const ofQuality = best.method !== option.method || best.weights !== option.weights || best.compute !== option.compute
  return [
    best.gpu === option.gpu && memory[0] !== memory[1]
      ? `It needs ${String(memory[1])} GiB on each GPU instead of ${String(memory[0])}.`
      : '',
    isSpot ? 'It can be taken away while it runs: restarts are counted in.' : '',
    ofQuality ? 'What it does to quality your own test set decides.' : '',
    dollars <= 0 || hours < 0 ? `Reply ${quoted(words)} to plan it.` : '',
  ].filter((sentence) => sentence !== '')
}

/** In all that a name of a plan tells. */
const isSamePlan = (option: Option, best: Option): boolean =>
  (['gpu', 'gpuCount', 'nodes', 'provider', 'tier', 'pricing', 'method', 'weights', 'compute', 'stack'] as const).every(
    (trait) => option[trait] === best[trait],
  )

/** Whether the subject is part of a name of the option: its GPU, provider, method, software or pricing. */
export function isNamedBy(option: Option, subjectKey: string, names: DisplayNames): boolean {
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
