/** What is asked beside the hours and dollars of a job that has no plan: of each of its things, afterwards, its network, its prices. */
import type { JobAsk } from '../../../language/inquiries/job-asks.ts'
import { formatCount, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import type { WordsOfJob } from './job-figures.ts'
import { placeOfOption, rateOfOption } from './job-figures.ts'

/** Who signs for data of people, whatever the job is. */
export const agreementWords: readonly string[] = [
  'AWS, Azure, Google Cloud and GPU clouds with data centres of their own sign one as a rule, some on request; single hosts of a marketplace sign none (recalled): have it signed before any data is uploaded.',
]

export const answersBeside: Partial<Record<JobAsk, WordsOfJob>> = {
  'per-unit': ({ first, job, text }) => {
    const runs = job.runs ?? 1
    if (runs > 1 && /\b(?:users?|customers?|clients?|persons?|people|loras?|models?|runs?|voices?|each)\b/iu.test(text))
      return [
        `About ${formatSmall(first.usd.expected / runs)} each: ${formatUsd(first.usd.expected)} for ${formatCount(runs)} on ${placeOfOption(first)}, ${formatSmall(first.usd.low / runs)} to ${formatSmall(first.usd.high / runs)}, GPU time alone.`,
      ]
    const { items } = job
    if (items === null || first.seller === null || ofParts.test(text)) return null
    const [, digits = '1', scale = ''] = perMany.exec(text) ?? []
    const times = /^(?:k|th)/iu.test(scale) ? 1e3 : /^m/iu.test(scale) ? 1e6 : 1
    const many = /^(?:million|thousand)/iu.test(digits) ? (/^m/iu.test(digits) ? 1e6 : 1e3) : Number(digits) * times
    const each = (usd: number): string => formatSmall((usd / items.count) * many)
    return [
      `About ${each(first.usd.expected)} for ${many === 1 ? `each ${items.noun}` : `${formatCount(many)} ${items.noun}s`}: ${formatUsd(first.usd.expected)} for ${formatCount(items.count)} on ${placeOfOption(first)}, ${each(first.usd.low)} to ${each(first.usd.high)}, GPU time alone.`,
    ]
  },
  afterwards: ({ job, first }) =>
    job.kind !== 'training' || job.size === null
      ? null
      : [
          `That is not in it: the figures above are of the training alone. To use the model takes ${Number((job.size.paramsB * 2).toPrecision(2))} GB for its weights and some room, so a card like ${first.machine.replace(/^\d+ × /u, '')} is enough${first.usdPerGpuHour === null ? '' : `, at ${formatUsdPerHour(first.usdPerGpuHour)} while it is on`}.`,
          'How much it does in an hour I do not know: time a hundred of yours on it.',
        ],
  agreement: () => agreementWords,
  links: ({ job, first }) => {
    if (job.kind === 'pass') return ['No: each card does its own share of the texts, and nothing travels between them.']
    if (job.kind === 'service')
      return first.gpuCount === 1
        ? [`No: ${first.machine} holds it alone.`]
        : [
            `It helps: the model is split over ${first.machine}, which exchange at every token; over PCIe answers are slower.`,
          ]
    return [
      'No: each card holds the whole model, so only its gradients travel once a step, and PCIe in one machine is enough (rule of thumb).',
      'Between machines 100 Gbit/s or more keep it from waiting.',
    ]
  },
  api: ({ job, first }) => {
    if (job.kind !== 'service' || job.size === null) return null
    const [low, high] = apiPrices.find(({ paramsB }) => (job.size?.paramsB ?? 0) <= paramsB)?.usd ?? [0.5, 3]
    const millions = (usd: number): string => formatCount(Number((first.usd.expected / usd / 1000).toPrecision(2)))
    return [
      `Below about ${millions(high)} to ${millions(low)} billion tokens a month an API is cheaper: ${formatUsd(first.usd.expected)} a month against ${formatUsd(low)} to ${formatUsd(high)} for a million tokens of a model of that size (recalled).`,
      'An API also has no idle nights and no second machine to keep; your own has the data in your hands and a fixed bill.',
    ]
  },
  'price-date': ({ first }) =>
    first.seller === null
      ? null
      : [
          `${first.seller}, ${rateOfOption(first)}${first.priceAsOf === null || first.priceAsOf === '' ? ', as you told it' : `, seen on ${first.priceAsOf}`}.`,
          'Look at its console before you book: prices move.',
        ],
}

/** What services ask for a million tokens of open models, by size. US dollars, recalled. */
const apiPrices: readonly { readonly paramsB: number; readonly usd: readonly [number, number] }[] = [
  { paramsB: 15, usd: [0.05, 0.2] },
  { paramsB: 40, usd: [0.1, 0.6] },
  { paramsB: 80, usd: [0.3, 0.9] },
]
/** None of the data. */
const ofParts = /\b(?:epochs?|steps?|loras?|models?|runs?|voices?|folds?|trials?|seeds?|cards?|gpus?)\b/iu
/** "Per 1000 emails", "per million". */
const perMany = /\b(?:per|each|every|for) (\d{1,7}|million|thousand) ?(k|m|thousand|million)?\b/iu

/** Parts of a dollar in cents. */
const formatSmall = (usd: number): string => (usd >= 0.1 ? formatUsd(usd) : `$${Number(usd.toPrecision(2))}`)
