/** A job that has no plan on other machines: more of them, another card, another seller, against the one that was told. */
import type { QuestionOfJob } from './job-figures.ts'
import { figuresOfOption, type JobOption, placeOfOption, rangeOfOption, rateOfOption } from './job-figures.ts'
import { formatDuration, formatUsd } from '../../format/number-format.ts'

const near = 0.05
const [several, most] = [4, 8]
const asksSplit = /\b(?:split|share|spread|several|multiple|more|both|scale|parallel)\b/iu
const asksCheaper = /\b(?:cheap\w*|less (?:money|expensive)|save|saves|worth)\b/iu
const asksFaster = /\b(?:fast\w*|slow\w*|quick\w*|sooner|speed|hours|long\w*|time)\b/iu

/** "$2.10 less and 3 h longer". */
function gapOf(other: JobOption, first: JobOption): string {
  const usd = other.usd.expected - first.usd.expected
  const hours = other.hours === null || first.hours === null ? 0 : other.hours.expected - first.hours.expected
  const parts = [
    ...(Math.abs(usd) < near * first.usd.expected ? [] : [`${formatUsd(Math.abs(usd))} ${usd < 0 ? 'less' : 'more'}`]),
    ...(first.hours === null || Math.abs(hours) < near * first.hours.expected
      ? []
      : [`${formatDuration(Math.abs(hours))} ${hours < 0 ? 'sooner' : 'longer'}`]),
  ]
  return parts.length === 0 ? 'about the same' : parts.join(' and ')
}

/** "Yes, cheaper: ", "No, slower: ": as it was asked; nothing where no such thing is. */
function verdictOf(text: string, other: JobOption, first: JobOption): string {
  const usd = other.usd.expected / first.usd.expected
  const hours = other.hours === null || first.hours === null ? 1 : other.hours.expected / first.hours.expected
  if (asksCheaper.test(text))
    return usd < 1 - near ? 'Yes, cheaper: ' : usd > 1 + near ? 'No, dearer: ' : 'About the same: '
  if (asksFaster.test(text) && Math.abs(hours - 1) > near) {
    const [word, times] = hours < 1 ? ['faster', 1 / hours] : ['slower', hours]
    return `${word === 'faster' ? 'Faster' : 'Slower'}, about ${Number(times.toPrecision(2))} times: `
  }
  return ''
}

/** So many of a card as the time takes that there is; null where nothing is known of one. */
function inTime(one: JobOption | undefined, deadlineHours: number): readonly string[] | null {
  if (one?.hours == null) return null
  const [expected, sure] = [one.hours.expected, one.hours.high].map((hours) => Math.ceil((hours * one.gpuCount) / deadlineHours)) // prettier-ignore
  const card = one.machine.replace(/^\d+ × /u, '')
  return [
    `About ${expected} × ${card}, ${sure} to be sure: one takes ${figuresOfOption(one)}, and shared out over several it costs the same.`,
    'Counted as if twice the cards took half the time.',
  ]
}

const weighs = /\b(?:vs\.?|versus|or|better|compare\w*|between)\b/iu

/** "H100 or 4090?": the cheaper first, and what the faster saves. */
function weighed(found: readonly JobOption[]): readonly string[] {
  const [cheap, ...others] = found.toSorted((one, other) => one.usd.expected - other.usd.expected)
  const other = others.find(({ gpu }) => gpu !== cheap?.gpu)
  if (cheap === undefined || other === undefined) return []
  const isFaster = (cheap.hours?.expected ?? 0) <= (other.hours?.expected ?? 0)
  return [
    `${placeOfOption(cheap)} costs less${cheap.hours === null ? '' : isFaster ? ' and is no slower' : ', the other is faster'}: ${figuresOfOption(cheap)}, against ${figuresOfOption(other)} on ${placeOfOption(other)}.`,
  ]
}

/** Null where the job has no figures on what is named, and nothing is named. */
export function machinesAsked({ text, job, first, named }: QuestionOfJob): readonly string[] | null {
  const { gpus, gpuCount, providers, deadlineHours } = named
  if (deadlineHours != null)
    return inTime(job.on(gpus == null ? { gpus: [first.gpu], gpuCount: 1 } : { gpus, gpuCount: 1 })[0], deadlineHours)
  if (gpus != null || providers != null || (gpuCount != null && gpuCount !== first.gpuCount)) {
    const asked = {
      ...(gpus == null ? (providers == null ? { gpus: [first.gpu] } : {}) : { gpus }),
      ...(gpuCount == null ? {} : { gpuCount }),
      ...(providers == null ? {} : { providers }),
    }
    const found = job.on(asked).filter(({ gpu }) => gpus == null || gpus.includes(gpu) || gpus.length > 1)
    const kinds = new Set(found.map(({ gpu }) => gpu)).size
    if (gpus != null && kinds > 1 && (weighs.test(text) || /\bwhy\b/iu.test(text))) return weighed(found)
    const others = found.filter(({ gpu, gpuCount: count, seller }) => !(gpu === first.gpu && count === first.gpuCount && seller === first.seller)) // prettier-ignore
    const [other, second] = others
    if (other === undefined)
      return found.length > 0
        ? [`That is the one above: ${figuresOfOption(first)} on ${placeOfOption(first)}.`]
        : [
            `I have no figure of that: ${tooSmall(job, gpus ?? [])}the answer above is ${figuresOfOption(first)} on ${placeOfOption(first)}.`,
          ]
    return [
      `${asksSplit.test(text) && other.gpuCount > 1 ? 'Yes: ' : verdictOf(text, other, first)}${figuresOfOption(other)} on ${placeOfOption(other)} at ${rateOfOption(other)}, ${gapOf(other, first)} than ${placeOfOption(first)} (${figuresOfOption(first)}).`.replace('about the same than', 'about the same as').replace(/^a/u, 'A'), // prettier-ignore
      `It may be ${rangeOfOption(other)}.`,
      ...(second === undefined || gpus == null || gpus.length < 2
        ? []
        : [`${figuresOfOption(second)} on ${placeOfOption(second)}.`.replace(/^a/u, 'A')]),
    ]
  }
  if (first.hours === null) return null
  const rows = [2, several, most].flatMap((count) => (count <= first.gpuCount ? [] : job.on({ gpus: [first.gpu], gpuCount: count }).slice(0, 1))) // prettier-ignore
  const [more, ...further] = rows
  if (more === undefined) return null
  const start = asksSplit.test(text) ? 'Yes: ' : ''
  return [
    `${start}${start === '' ? 'On' : 'on'} ${placeOfOption(more)} ${figuresOfOption(more)}, where ${first.machine} takes ${figuresOfOption(first)}.`,
    ...(further.length === 0
      ? []
      : [`${further.map((one) => `${placeOfOption(one)}: ${figuresOfOption(one)}`).join('; ')}.`]),
    'Counted as if twice the cards took half the time, which is nearly so where each card holds the whole model and the data keep up.',
  ]
}

/** "24 GB is too little, ". */
function tooSmall({ memory, memoryOf }: QuestionOfJob['job'], gpus: readonly string[]): string {
  const [gpu] = gpus
  const gb = gpu === undefined ? null : memoryOf(gpu)
  const least = memory === null ? null : (memory.leanGb ?? memory.gb)
  return gb === null || least === null || gb >= least ? '' : `its ${Math.round(gb)} GB are less than the ${Math.round(least)} GB that it takes; ` // prettier-ignore
}
