/** Hours and dollars of a model that is trained by samples, in words. */
import type { SampledMethod } from '../../../recommend/inquiries/sampled-speed.ts'
import { sampleNoun } from '../../../recommend/inquiries/sample-count.ts'
import type { SampledChoice } from '../../../recommend/inquiries/sampled-choices.ts'
import type { SampledPlan } from '../../../recommend/inquiries/samples.ts'
import type { GivenNotebook } from '../../../catalog/sampled-models.ts'
import { methodNames } from '../../../catalog/training-method.ts'
import { capitalized } from '../../../recommend/figure-text.ts'
import { type DisplayNames, planName, providerName } from '../../format/display-names.ts'
import { formatCount, formatDuration, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { bullet, line, type MessageContent } from '../message-content.ts'
import {
  aloneLines,
  areBeside,
  batchLines,
  besideLines,
  doubtedLines,
  fitVerdict,
  toldPriceLines,
  quotedLines,
  type SaidOfSamples,
  trainerLines,
  vendorLines,
  remarkLines,
  rentedWords,
  weighedVerdict,
} from './samples-beside.ts'
import { placeLines, placeWords } from './samples-place.ts'
import { tooSmallWords, unnamedCardWords } from './small-card-words.ts'
import { answerOfLines } from './answer-lines.ts'

/** `budgetUsd`: null where none was named. A plan without choices has no price on record. */
export function samplesMessage(
  plan: SampledPlan,
  method: SampledMethod,
  budgetUsd: number | null,
  names: DisplayNames,
  said: SaidOfSamples,
): MessageContent {
  const { row, samples, fewest, choices, rented } = plan
  const { tooSmall, notebook, quoted } = said
  const [first] = choices
  const job = jobWords(plan, method)
  const [small] = tooSmall
  const isSmall = small !== undefined && choices.every(({ gpu }) => gpu !== small.gpu)
  const { unnamedCard } = said
  const smallWords = isSmall
    ? `${tooSmallWords(names.gpu(small.gpu), small.gigabytes, row, method)} `
    : unnamedCard === null
      ? ''
      : `${unnamedCardWords(unnamedCard, row, method)} `
  if (first === undefined)
    return answerOfLines(
      `${capitalized(job)}: ${isSmall ? smallWords.trim() : 'no speed or price of these GPUs is on record.'}`,
      [line(memoryWords(plan, method))],
      [],
    )
  const given = notebook === null || isSmall ? null : givenWords(job, notebook, first, names)
  return answerOfLines(
    `${placeWords(plan, names)}${smallWords}${isSmall ? '' : `${weighedVerdict(said, names)}${fitVerdict(said, first)}`}${given?.headline ?? headline(job, first, plan, budgetUsd, names)}`,
    [
      ...(given === null ? [] : [line(given.limit)]),
      ...(notebook === null && first.offer !== null ? trainerLines(said, plan) : []),
      ...placeLines(said, plan, method, names),
      ...doubtedLines(said, names),
      ...quotedLines(quoted, first),
      ...toldPriceLines(plan, names),
      ...(fewest === null || notebook !== null ? [] : [line(fewestWords(fewest, first))]),
      ...aloneLines(plan, first, names),
      ...(first.offer?.pricing === 'spot'
        ? [line('Spot machines may be taken back at any time: save often enough to resume.')]
        : []),
      line(`${memoryWords(plan, method)}${leanWords(choices)}`),
      ...(said.advice === null ? [] : [line(said.advice)]),
      ...batchLines(said, plan),
      ...vendorLines(said),
      ...besideLines(said, first),
      ...remarkLines(row, said.newLanguage),
      ...(row.sample === 'images' && row.counted === undefined && samples > manyImages
        ? [
            line(
              'Reading so many images is often what it waits for: decode and resize them beforehand, on local disks.',
            ),
          ]
        : []),
      ...(first.offer === null && choices.length === 1
        ? []
        : choices.map((choice) => bullet(choiceLine(choice, names)))),
      ...(rented.length === 0 || said.staysHere
        ? []
        : [line(rentedWords(rented, budgetUsd)), ...rented.map((choice) => bullet(choiceLine(choice, names)))]),
    ],
    [line(`Assumed: ${assumedWords(plan, names)}. Time 100 steps of your own before you book.`)],
  )
}

/** What it comes to where nothing is paid, and how long a session there lasts. */
function givenWords(
  job: string,
  { name, sessionHours, weekHours }: GivenNotebook,
  { hours, ...first }: SampledChoice,
  names: DisplayNames,
): { readonly headline: string; readonly limit: string } {
  const fits = hours.high <= sessionHours
  const weeks = weekHours === null || hours.expected <= weekHours ? null : Math.ceil(hours.expected / weekHours)
  const verdict = fits
    ? 'Yes, for nothing'
    : weeks === null
      ? 'Perhaps, in several sessions'
      : `Only over ${weeks} weeks`
  const week = weekHours === null ? '' : ` and ${formatCount(weekHours)} h a week`
  return {
    headline: `${verdict}: ${job}, about ${formatDuration(hours.expected)} (${formatDuration(hours.low)} to ${formatDuration(hours.high)}) on the ${planName({ ...first, nodes: 1 }, names)} of ${name}.`,
    limit: `${name} gives ${formatCount(sessionHours)} h a session at the most${week} (recalled), a card only when one is there, and ends idle ones early: save to your own storage and resume. No bf16 there: set fp16.`,
  }
}

/** One row for each of several trainings, and their sum. */
export function severalSamplesMessage(
  jobs: readonly { readonly plan: SampledPlan; readonly method: SampledMethod }[],
  budgetUsd: number | null,
  names: DisplayNames,
): MessageContent {
  const priced = jobs.flatMap(({ plan, method }) =>
    plan.choices[0] === undefined ? [] : [{ plan, method, choice: plan.choices[0] }],
  )
  const sum = (of: (choice: SampledChoice) => number): number =>
    priced.reduce((total, { choice }) => total + of(choice), 0)
  const usd = sum((choice) => choice.usd.expected)
  const verdict = budgetUsd === null ? '' : usd <= budgetUsd ? 'Enough: ' : 'Not enough: '
  const missing = jobs.find(({ plan }) => plan.missingPlace !== undefined)
  const elsewhere = missing === undefined ? '' : placeWords(missing.plan, names)
  const assumed = [...new Set(jobs.flatMap(({ plan }) => plan.assumed.map((each) => `${plan.row.name} ${each}`)))]
  const unpriced = jobs.filter(({ plan }) => plan.choices.length === 0).map(({ plan }) => plan.row.name)
  return answerOfLines(
    `${elsewhere}${verdict}${formatCount(priced.length)} trainings come to about ${formatUsd(usd)} (${formatUsd(sum((choice) => choice.usd.low))} to ${formatUsd(sum((choice) => choice.usd.high))}) and ${formatDuration(sum((choice) => choice.hours.expected))} one after another.`,
    [
      ...priced.map(({ plan, method, choice }) => bullet(`${jobWords(plan, method)}: ${choiceLine(choice, names)}`)),
      ...(unpriced.length === 0 ? [] : [line(`Not counted: ${unpriced.join(', ')}, of which no price is on record.`)]),
    ],
    [line(`Each on the card that suits it. Assumed: ${[...assumed, reported].join('; ')}.`)],
  )
}

/** Images in all passes. */
const manyImages = 5e6

function jobWords(plan: SampledPlan, method: SampledMethod): string {
  const { row, samples, runs, pixels } = plan
  const count = (value: number): string => `${formatCount(Number(value.toPrecision(3)))} ${sampleNoun(row)}`
  const side = pixels === null ? '' : ` at ${pixels} pixels`
  const amount = runs === 1 ? `${count(samples)} in all` : `${count(samples / runs)} each`
  return `${runs === 1 ? '' : `${formatCount(runs)} × `}${row.name}${side}, ${methodNames[method]}, ${amount}`
}

function headline(
  job: string,
  first: SampledChoice,
  plan: SampledPlan,
  budgetUsd: number | null,
  names: DisplayNames,
): string {
  const { offer, hours, usd } = first
  const { runs } = plan
  const ofEach = (hours.expected * (areBeside(plan, first) ? first.gpuCount : 1)) / runs
  const each = runs === 1 ? '' : `: ${formatDuration(ofEach)} and ${formatUsd(usd.expected / runs)} each`
  const verdict =
    budgetUsd === null || offer === null
      ? ''
      : usd.high <= budgetUsd
        ? 'Yes, enough: '
        : usd.expected <= budgetUsd
          ? 'Probably enough: '
          : 'Not enough: '
  const opening = verdict === '' ? capitalized(job) : `${verdict}${job}`
  const card = planName({ ...first, nodes: 1 }, names)
  return offer === null
    ? `${opening}: about ${formatDuration(hours.expected)} (${formatDuration(hours.low)} to ${formatDuration(hours.high)}) on your ${card}: no rent, about ${formatUsd(usd.expected)} of electricity.`
    : `${opening}: about ${formatDuration(hours.expected)}, ${formatUsd(usd.expected)} on ${card} at ${providerName(offer, names)}${each}.`
}

function memoryWords({ row }: SampledPlan, method: SampledMethod): string {
  const gigabytes = row.memoryGb[method]
  const lean = row.leanGb?.[method]
  const least = lean === undefined || lean >= gigabytes ? '' : `, ${formatCount(lean)} GB with every saving`
  return `About ${formatCount(gigabytes)} GB of GPU memory${gigabytes > 80 ? ', so several cards' : ''}${least}.`
}

const leanWords = (choices: readonly SampledChoice[]): string =>
  choices[0]?.isLean === true
    ? ' So it fits with recomputed activations, an 8-bit optimizer and a batch of 1, or quantised weights: slower, and counted so.'
    : ''

function fewestWords(
  { deadlineHours, expected, sure }: NonNullable<SampledPlan['fewest']>,
  { gpuCount, hours }: SampledChoice,
): string {
  const time = formatDuration(deadlineHours)
  const each = `${formatDuration(hours.expected * gpuCount)} on one, up to ${formatDuration(hours.high * gpuCount)} if it is slow`
  return expected === sure
    ? `${expected === 1 ? 'One makes' : `${formatCount(expected)} make`} ${time}: ${each}.`
    : `${expected === 1 ? 'One makes' : `${formatCount(expected)} make`} ${time} if all goes as expected, ${formatCount(sure)} with a margin: ${each}.`
}

const choiceLine = (choice: SampledChoice, names: DisplayNames): string => {
  const { hours, usd, offer } = choice
  const where = offer === null ? 'your own' : providerName(offer, names)
  const rate = offer === null ? 'electricity' : `${formatUsdPerHour(offer.usdPerGpuHour)} a GPU`
  return `${planName({ ...choice, nodes: 1 }, names)} at ${where}: ${formatDuration(hours.low)} to ${formatDuration(hours.high)}, ${formatUsd(usd.low)} to ${formatUsd(usd.high)}, ${rate}`
}

const reported =
  'speeds as people report them, to within a factor of two: no run of such a model was measured here; GPU time alone'

function assumedWords({ row, assumed, choices }: SampledPlan, names: DisplayNames): string {
  const scaled = choices.flatMap(({ gpu, from }) =>
    from === undefined ? [] : [`the ${names.gpu(gpu)} by the ${names.gpu(from)}, its arithmetic and bandwidth`],
  )
  const basis = row.basis === undefined ? [] : [`speed by what is published (${row.basis})`]
  return [...assumed, ...basis, ...scaled, reported].join('; ')
}

/** A training by samples on its first choice, beside another job; null where no price is on record. */
export function sampledSentence(plan: SampledPlan, method: SampledMethod, names: DisplayNames): string | null {
  const [choice] = plan.choices
  return choice === undefined
    ? null
    : `${jobWords(plan, method)}: ${choiceLine(choice, names)}. ${capitalized(reported)}.`
}

/** What stands before the plan of the other job. */
export const sampledLead = (usd: number, { row, choices }: SampledPlan): string =>
  `About ${formatUsd(usd + (choices[0]?.usd.expected ?? 0))} in all, ${formatUsd(choices[0]?.usd.expected ?? 0)} of it for ${row.name}; the language model alone`
