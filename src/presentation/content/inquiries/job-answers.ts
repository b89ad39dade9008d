/** What is asked of a job that has no plan, answered from its figures: the first sentence is the answer. */
import type { JobAsk } from '../../../language/inquiries/job-asks.ts'
import { hoursOfMonth } from '../../../scenario/hours-of-time.ts'
import { capitalized } from '../../../recommend/figure-text.ts'
import { formatCount, formatDuration, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { answersBeside } from './job-answers-beside.ts'
import { diskWords } from './job-disk.ts'
import {
  figuresOfOption,
  hourlyUsdOf,
  type JobOption,
  type QuestionOfJob,
  type WordsOfJob,
  placeOfOption,
  rangeOfOption,
  rateOfOption,
} from './job-figures.ts'
import { machinesAsked } from './job-machines.ts'
import { memoryVerdict, memoryWhyWords } from './job-memory.ts'

/** Null where the figures do not tell it. */
export const jobAnswer = (ask: JobAsk, asked: QuestionOfJob): readonly string[] | null => answers[ask]?.(asked) ?? null

const whole = ({ first }: QuestionOfJob): string => `${capitalized(figuresOfOption(first))} on ${placeOfOption(first)}`

const gpuTimeAlone = (first: JobOption): string =>
  first.hours === null
    ? 'the GPUs alone: storage, traffic, taxes and a second machine come on top'
    : first.seller === null
      ? 'GPU time alone, without rent'
      : 'GPU time alone'

const isSwitchedOff = /\b(?:off|down)\b|\bat night\b|\bweekends?\b|\b(?:office|business) hours\b/iu
const excludedThing =
  /\b(egress|ingress|traffic|taxes|tax|vat|annotat\w*|labell?ing|storage|disk|engineers?|salar\w*|idle time|electricity|uploads?|downloads?|failed runs?|retries|people|support|hyper-?param\w* \w+|sweeps?)\b/iu
const yesOrNo =
  /^\W*(?:\w+ here\W+)?(?:(?:and|so|but|ok|hm+|wait|finance here|sorry)[\s,.:]+){0,3}(?:is|are|does|do|did|was|were|has|have|can|could|will|would|should)\b/iu

const answers: Partial<Record<JobAsk, WordsOfJob>> = {
  ...answersBeside,
  hours: (asked) => {
    const { first, job, text } = asked
    if (first.hours === null && !/\b(?:hours?|long|time|when)\b/iu.test(text)) return null
    if (first.hours === null)
      return [
        `It runs as long as you keep it: ${formatCount(job.hoursPerMonth ?? hoursOfMonth)} hours a month are counted, ${formatUsd(first.usd.expected)} on ${placeOfOption(first)}.`,
      ]
    return [`${whole(asked)}: ${rangeOfOption(first)}.`, ...(job.work === null ? [] : [`That is ${job.work}.`])]
  },
  price: (asked) => {
    const { first } = asked
    if (first.hours === null || first.seller === null) return [`${whole(asked)}: ${rangeOfOption(first)}.`]
    return [
      `About ${formatUsd(first.usd.expected)}: ${formatDuration(first.hours.expected)} of ${placeOfOption(first)} at ${rateOfOption(first)}, ${formatUsd(first.usd.low)} to ${formatUsd(first.usd.high)}.`,
      'It is GPU time alone.',
    ]
  },
  month: (asked) => {
    const { first, job, text } = asked
    if (first.hours === null) {
      const hours = job.hoursPerMonth ?? hoursOfMonth
      const always = (first.usd.expected / hours) * hoursOfMonth
      const office = (first.usd.expected / hours) * officeHours
      if (isSwitchedOff.test(text))
        return [
          `To about ${formatUsd(office)} a month, with 22 days of 10 hours on ${placeOfOption(first)}, where it is ${formatUsd(always)} day and night.`,
          'The machine has to be deleted or stopped each time, and starting it takes some minutes.',
        ]
      return [
        `About ${formatUsd(always)} a month left on day and night (${hoursOfMonth} h) on ${placeOfOption(first)} at ${rateOfOption(first)}, ${gpuTimeAlone(first)}.`,
        `Switched off outside 22 days of 10 hours it would be about ${formatUsd(office)}.`,
      ]
    }
    if (first.seller === null) return null
    return [
      `Left on day and night ${placeOfOption(first)} is about ${formatUsd(hourlyUsdOf(first) * hoursOfMonth)} a month (${hoursOfMonth} h at ${formatUsdPerHour(hourlyUsdOf(first))}); the job itself takes ${figuresOfOption(first)}, once.`,
      'Switch the machine off when it is done: it bills until then.',
    ]
  },
  memory: memoryVerdict,
  'memory-why': memoryWhyWords,
  disk: diskWords,
  count: machinesAsked,
  faster: machinesAsked,
  another: machinesAsked,
  spot: ({ first, job }) => {
    const usual = first.pricing === 'spot' ? null : first
    const [spot] = job
      .on({ gpus: [first.gpu], gpuCount: first.gpuCount, pricing: 'spot' })
      .filter(({ pricing }) => pricing === 'spot')
    const resumes = 'Save often enough to resume; where none is free the wait costs time and no money.'
    if (job.kind === 'service')
      return [
        `Not by itself: a spot machine may go at any moment, and nobody is answered until another is up; on demand it is ${figuresOfOption(first)} on ${placeOfOption(first)}.`,
        'With a second machine that answers meanwhile it works; ask “h100 spot price” for what one costs.',
      ]
    if (usual === null || spot === undefined)
      return [
        `Yes, where it saves and resumes by itself; no spot price of ${first.machine} is on record, so I cannot say what it saves on ${figuresOfOption(first)}.`,
      ]
    const saved = 1 - spot.usd.expected / usual.usd.expected
    if (saved < worthSaving)
      return [
        `It hardly pays: ${figuresOfOption(spot)} on ${placeOfOption(spot)}, where on demand is ${formatUsd(usual.usd.expected)} on ${placeOfOption(usual)}.`,
      ]
    return [
      `Yes, where it saves and resumes by itself: ${figuresOfOption(spot)} on ${placeOfOption(spot)}, where on demand is ${formatUsd(usual.usd.expected)} (${Math.round(saved * 100)}% less, before interruptions).`,
      resumes,
    ]
  },
  why: (asked) => {
    const { first, job } = asked
    if (first.hours === null || first.seller === null) return null
    return [
      `${formatUsd(first.usd.expected)} is ${formatDuration(first.hours.expected)} of ${placeOfOption(first)} at ${rateOfOption(first)}${job.work === null ? '' : `; the hours are ${job.work}${job.pace === null ? '' : ` at about ${job.pace}`}`}.`,
      `It may be ${rangeOfOption(first)}.`,
    ]
  },
  range: ({ first, job }) => [
    `${job.kind === 'told' ? 'Not very' : 'Within a range'}: ${rangeOfOption(first)} on ${placeOfOption(first)}${first.hours === null ? '' : `, about ${formatDuration(first.hours.expected)} expected`}.`,
    ...(job.basis === null
      ? []
      : [`${job.basis}. To narrow it, time a hundredth of the job on that card and multiply.`]),
  ],
  assumed: ({ job, first }) => [
    `${capitalized([...job.assumed, ...(job.pace === null ? [] : [`about ${job.pace} (${first.machine})`])].join('; ') || 'nothing beside what you said')}.`,
    ...(job.basis === null ? [] : [`${job.basis}.`]),
  ],
  pace: ({ job, first }) =>
    job.pace === null
      ? null
      : [
          `About ${job.pace}${job.kind === 'training' ? ` on ${first.machine}` : ''}.`,
          ...(job.basis === null ? [] : [`${job.basis}.`]),
          'Say what you measure, and the hours follow: hours = all of it ÷ what you see in a second ÷ 3600.',
        ],
  excluded: ({ text, first, rules }) => {
    const thing = excludedThing.exec(text)?.[1]?.toLowerCase()
    const isAsked = thing !== undefined && (yesOrNo.test(text) || text.includes('?') || /\bnot counted\b/iu.test(text))
    const usd = `${formatUsd(first.usd.expected)}${first.hours === null ? ' a month' : ''}`
    const alone = first.hours === null ? 'are the GPUs alone' : 'are GPU time alone'
    const share = /(?<![\w.])(\d{1,2}(?:\.\d)?) ?(?:%|percent)/u.exec(text)?.[1]
    if (share !== undefined && /\b(?:vat|tax\w*|gst|mwst)\b/iu.test(text))
      return [
        `${formatUsd(first.usd.expected * (1 + Number(share) / 100))} with ${share}% on the ${usd}, which ${alone}.`,
      ]
    const egress = /\b(?:egress|traffic|download)/iu.test(text)
      ? [
          `Most GPU clouds charge nothing for data out; AWS, Azure and Google about $${rules.egress.low.base}-${rules.egress.high.base} a GB (recalled).`,
        ]
      : []
    return [
      `${isAsked ? `No: the ${usd} ${alone}, without ${thing}` : `The ${usd} ${alone}`}. Storage, traffic, taxes, failed tries and people’s time come on top.`,
      ...egress,
    ]
  },
  covered: ({ job, first, text }) =>
    job.covers.length === 0
      ? severalWords(text, first)
      : [
          `It is for ${(job.runs ?? 1) > 1 ? 'all of them' : 'one whole run'}: ${job.covers.join(', ')}, ${figuresOfOption(first)} on ${placeOfOption(first)}.`,
          ...(job.assumed.length === 0 ? [] : [`Assumed: ${job.assumed.join('; ')}.`]),
        ],
  sellers: ({ job, first, named }) => {
    const found = Object.keys(named).length === 0 ? job.options : job.on(named)
    const rented = (found.length === 0 ? job.options : found).filter(({ seller }) => seller !== null)
    const [best, ...others] = rented.toSorted((one, other) => one.usd.expected - other.usd.expected)
    if (best === undefined) return null
    return [
      `${best.seller} for the least: ${figuresOfOption(best)} on ${best.machine} at ${rateOfOption(best)}.`,
      ...(others.length === 0
        ? []
        : [`Else: ${others.slice(0, 3).map((one) => `${placeOfOption(one)}, ${figuresOfOption(one)}`).join('; ')}.`]), // prettier-ignore
      ...(first.hours === null ? [] : ['Look at the console for what is free.']),
    ]
  },
  lost: ({ first }) =>
    first.hours === null
      ? [
          'No work is lost, but nobody is answered until another machine is up: some 5 to 30 minutes to start one and load the weights (rule of thumb). A second machine behind a balancer, at twice the price, avoids that.',
        ]
      : [
          `Minutes, if it saves: what is lost is the time since the last checkpoint and some 20 minutes until another machine is up (rule of thumb); without a checkpoint it is all that has run, at most ${formatDuration(first.hours.high)}.`,
          ...(first.gpuCount > 8 ? ['Machines that train together all stop when one does, and go on together.'] : []),
          'Save every 20 to 30 minutes to a disk that outlives the machine.',
        ],
  cheaper: (asked) => {
    const { job, first, named } = asked
    if (named.gpus != null || named.gpuCount != null) return machinesAsked(asked)
    const all = [...job.options, ...job.on({ objective: 'cheapest' }), ...job.on({ pricing: 'spot' })].filter(
      ({ seller }) => seller !== null,
    )
    const least = all.toSorted((one, other) => one.usd.expected - other.usd.expected)[0]
    if (least === undefined || least.usd.expected > first.usd.expected * (1 - worthSaving))
      return [
        `Hardly on other GPUs: ${figuresOfOption(first)} on ${placeOfOption(first)} is about the least on record.`,
        'Less data, fewer passes or a smaller model make it cheaper in proportion.',
      ]
    return [
      `Yes: ${figuresOfOption(least)} on ${placeOfOption(least)}, where it is ${figuresOfOption(first)} on ${placeOfOption(first)}.`,
      'Less data, fewer passes or a smaller model make it cheaper in proportion.',
    ]
  },
  'why-card': machinesAsked,
  freeze: ({ job, first }) =>
    job.kind !== 'training' || first.hours === null
      ? null
      : [
          `Up to about half the time, less memory: frozen layers still run forward, but have no backward pass, gradients or optimizer states (rule of thumb), so ${formatDuration(first.hours.expected)} may come down to some ${formatDuration(first.hours.expected / 2)} where most of it is frozen.`,
          'What is frozen learns nothing new: it suits little data that is like what the model knows.',
        ],
}

/** "All 30 trials": as often as is said; null where no such number stands there. */
function severalWords(text: string, { hours, usd, ...option }: JobOption): readonly string[] | null {
  const [, count = '', noun = ''] = /(?<![\w.])(\d{1,4}) (trials?|folds?|runs?|seeds?|settings)\b/iu.exec(text) ?? []
  const times = Number(count)
  if (hours === null || times < 2) return null
  return [
    `About ${formatDuration(hours.expected * times)} and ${formatUsd(usd.expected * times)} for ${times} ${noun}, one after another: each ${figuresOfOption({ ...option, hours, usd })} on ${placeOfOption({ ...option, hours, usd })}.`,
  ]
}

const worthSaving = 0.07
/** 22 days of 10 hours. */
const officeHours = 220
