/** What was asked or said beside a training by samples: privacy, a machine that stays, quotes. */
import type { GivenNotebook, SampledModels } from '../../../catalog/sampled-models.ts'
import type { GpuId } from '../../../catalog/ids.ts'
import { statedPriceId } from '../../../offers/stated-offers.ts'
import type { SampledChoice } from '../../../recommend/inquiries/sampled-choices.ts'
import type { SampledPlan } from '../../../recommend/inquiries/samples.ts'
import { type DisplayNames, planName, providerName } from '../../format/display-names.ts'
import { formatCount, formatDuration, formatPercent, formatUsd } from '../../format/number-format.ts'
import { type Line, line } from '../message-content.ts'

/** What was said beside the training. */
export type SaidOfSamples = {
  /** GPUs that were named and cannot hold it. */
  readonly tooSmall: readonly { readonly gpu: GpuId; readonly gigabytes: number }[]
  /** "An 8 GB laptop": a card of their own of which the memory alone is told, and whether that holds it. */
  readonly unnamedCard: {
    readonly gigabytes: number
    readonly words: string
    readonly room: 'usual' | 'lean' | 'none'
  } | null
  /** It costs nothing there. */
  readonly notebook: GivenNotebook | null
  readonly quoted: readonly { readonly usd: number; readonly words: string }[]
  /** That the model does not know, and is to speak. */
  readonly newLanguage?: string | undefined
  readonly asksPrivacy: boolean
  readonly asksReliable: boolean
  /** Its licence, where that is asked; `says` null: it is not on record. */
  readonly licence: { readonly name: string; readonly says: string | null } | null
  /** Services that need no machine, for somebody who has never rented one; null: they are not told. */
  readonly trainers: SampledModels['trainers'] | null
  /** Whether the card that is named holds it. */
  /** Of the task that was named, where no model was. */
  readonly advice: string | null
  readonly asksFit: boolean
  /** A machine that is said to be too much, and a smaller one beside it; null: nobody doubts it. */
  readonly doubted: { readonly isMore: boolean; readonly other: SampledChoice } | null
  readonly staysHere: boolean
  /** Where it has to stand, and whether a price there is on record; null: anywhere, or with the asker. */
  readonly place: { readonly name: string; readonly isPriced: boolean } | null
  /** Of two cards that are weighed the one that does it for less; null: none are. */
  readonly weighed: WeighedCards | null
  /** Samples of a step, where that is said. */
  readonly batch: number | null
  /** Of the first card. */
  readonly vendor: string | undefined
}

/** Two cards at the same work, without what it takes to set them up. */
export type WeighedCards = {
  readonly cheap: SampledChoice
  readonly other: SampledChoice
  /** Dollars of the work on the cheap one, as a share of those on the other, and its speed as often as that of the other. */
  readonly share: number
  readonly speed: number
}

/** "RTX 4090 is the better value": which of two cards, and by how much. */
export function weighedVerdict({ weighed }: SaidOfSamples, names: DisplayNames): string {
  if (weighed === null) return ''
  const { cheap, other, share, speed } = weighed
  const [one, two] = [planName({ ...cheap, nodes: 1 }, names), planName({ ...other, nodes: 1 }, names)]
  const pace =
    speed > sameSpeed
      ? `${speed.toFixed(1)} times as fast`
      : speed < 1 / sameSpeed
        ? `though ${two} is ${(1 / speed).toFixed(1)} times as fast`
        : 'about as fast'
  return share > sameMoney
    ? `${one} and ${two} cost the same for it; ${one} is ${pace.replace('though ', 'no bargain in time, ')}. `
    : `${one} is the better value: the same work costs ${formatPercent(1 - share)} less than on ${two}, ${pace}. `
}
const [sameSpeed, sameMoney] = [1.05, 0.98]

/** A service instead of a machine, and one of several first. */
export function trainerLines({ trainers }: SaidOfSamples, { runs, row }: SampledPlan): readonly Line[] {
  const first =
    runs > 2 && row.learns === 'subject'
      ? [line('Train one first and look at its pictures before you pay for the others.')]
      : []
  if (trainers === null) return first
  const { low, high } = trainers.usd
  const all =
    runs === 1 ? '' : `, ${formatUsd(low.base * runs)} to ${formatUsd(high.base * runs)} for all ${formatCount(runs)}`
  return [
    line(
      `Without renting or setting up anything: a hosted trainer (${trainers.names}) takes the pictures and gives back the LoRA for some ${formatUsd(low.base)} to ${formatUsd(high.base)}${runs === 1 ? '' : ' each'}${all} (recalled). If you do not code, that is the better deal; the figures below are for a machine that you rent and set up.`,
    ),
    ...first,
  ]
}

/** What was asked beside hours and dollars. */
export function besideLines(
  { asksPrivacy, asksReliable, licence }: SaidOfSamples,
  { offer }: SampledChoice,
): readonly Line[] {
  const privacy =
    offer === null
      ? 'On a machine of your own nothing is uploaded. Rented, take a data centre and no machine of strangers, and delete the volume afterwards.'
      : 'Safe enough at providers with their own data centres, as those named here: whoever runs a machine could read its disk, so stay off marketplaces where private people rent theirs out (Vast.ai, Salad, community clouds). Upload what you train on alone, without place data (EXIF), and delete the volume and the model there afterwards. Of other people you need their consent.'
  const reliable =
    offer === null
      ? 'Save a checkpoint every epoch, so that a crash costs an epoch and no more.'
      : 'These are on-demand machines of data centres: nobody takes them away midway, as happens to spot and marketplace ones. Save a checkpoint every epoch to a volume that outlives the machine (YOLO: resume=True), and a crash costs an epoch.'
  return [
    ...(asksPrivacy ? [line(privacy)] : []),
    ...(asksReliable ? [line(reliable)] : []),
    ...(licence === null ? [] : [line(licenceText(licence))]),
  ]
}

const licenceText = ({ name, says }: NonNullable<SaidOfSamples['licence']>): string =>
  says === null
    ? `Commercial use: the licence of ${name} is not on record here; read the page of its weights.`
    : `Commercial use: the weights of ${name} have ${says} (recalled; read their page before you sell pictures or ship the model). What you train on must be yours, too.`

/** "Yes: ", where it is asked whether a card will do, or whether a machine is too much. */
export const fitVerdict = ({ asksFit, doubted }: SaidOfSamples, { isLean }: SampledChoice): string =>
  doubted !== null
    ? doubted.isMore
      ? 'Yes, overkill: '
      : 'No, not overkill: '
    : !asksFit
      ? ''
      : isLean === true
        ? 'Yes, with every saving of memory: '
        : 'Yes: '

/** The smaller machine with its hours and dollars, where one is doubted. */
export const doubtedLines = ({ doubted }: SaidOfSamples, names: DisplayNames): readonly Line[] =>
  doubted === null
    ? []
    : [
        line(
          `${planName({ ...doubted.other, nodes: 1 }, names)} takes ${formatDuration(doubted.other.hours.expected)}, ${formatUsd(doubted.other.usd.expected)}${doubted.isMore ? ': take that' : ''}.`,
        ),
      ]

/** Figures of memory are of a batch of one where a subject is learnt. */
export const batchLines = ({ batch }: SaidOfSamples, { row: { learns } }: Pick<SampledPlan, 'row'>): readonly Line[] =>
  learns === 'subject' && batch !== null && batch > 1
    ? [
        line(
          `That is of a batch of 1. At ${formatCount(batch)} at once activations are ${formatCount(batch)} times as many: on a card without room for them take a batch of 1 and accumulate ${formatCount(batch)} steps, the same at nearly the same time.`,
        ),
      ]
    : []

/** On what software cards run it for which trainers are not written. */
export const vendorLines = ({ vendor }: SaidOfSamples): readonly Line[] =>
  vendor === 'amd'
    ? [line(onRadeon)]
    : vendor === 'apple'
      ? [
          line(
            'On a Mac take software made for it (Draw Things, mflux): PyTorch trainers on MPS are several times slower still.',
          ),
        ]
      : []

const onRadeon =
  'It trains with ROCm on Linux, with more work to set up, and is counted at about half of what the card promises, as such trainers are written for CUDA.'

/** "€400 is less than the GPUs cost; €9,000 is 14 times that." */
export function quotedLines(quoted: SaidOfSamples['quoted'], { usd, offer }: SampledChoice): readonly Line[] {
  if (offer === null || quoted.length === 0) return []
  const words = quoted.map((sum) => {
    const share = sum.usd / usd.expected
    return sum.usd < usd.low
      ? `${sum.words} is less than the GPUs cost`
      : sum.usd <= usd.high
        ? `${sum.words} is what the GPUs take (${formatUsd(usd.low)} to ${formatUsd(usd.high)})`
        : `${sum.words} is ${formatCount(Number(share.toPrecision(2)))} times the GPUs: ask for how many runs, whose work and which cloud it is`
  })
  return [line(`${words.length > 1 ? 'The quotes: ' : ''}${words.join('; ')}.`)]
}

/** What somebody who trains it should know, of a language that it does not speak too. */
export const remarkLines = (
  { remark, newLanguages }: SampledPlan['row'],
  newLanguage: string | undefined,
): readonly Line[] =>
  newLanguage !== undefined && newLanguages !== undefined
    ? [line(newLanguages.remark.replace('{language}', newLanguage))]
    : remark === undefined
      ? []
      : [line(remark)]

/** Several were planned, each for runs of its own. */
export const areBeside = ({ alone, runs }: SampledPlan, { gpuCount }: SampledChoice): boolean =>
  alone !== null && runs >= gpuCount

/** So long on one card that several were planned. */
export function aloneLines(plan: SampledPlan, first: SampledChoice, names: DisplayNames): readonly Line[] {
  const [{ alone, row }, { gpuCount }] = [plan, first]
  if (alone === null) return []
  const { hours, usd, offer } = alone
  const where = offer === null ? '' : ` at ${providerName(offer, names)}`
  const spot = row.paramsB < 2 ? ' Spot machines with checkpoints cost about half.' : ''
  if (areBeside(plan, first))
    return [
      line(
        `One alone would take ${formatDuration(hours.expected)} for all; ${formatCount(gpuCount)} go on side by side, each with runs of its own.`,
      ),
    ]
  return [
    line(
      gpuCount > 8
        ? `One alone would take ${formatDuration(hours.expected)}, so ${formatCount(gpuCount)} are planned, at the same dollars. Over several machines expect 10 to 30 % more, and on cards without NVLink and a fast network far more.${spot}`
        : `One alone would take ${formatDuration(hours.expected)} and ${formatUsd(usd.expected)}${where}; ${formatCount(gpuCount)} are counted as ${formatCount(gpuCount)} times as fast, which they nearly are with data that keeps up and a batch that grows.`,
    ),
  ]
}

/** Two cards at prices that were told: which costs less for the same work, and which is sooner. */
export function toldPriceLines({ choices }: SampledPlan, names: DisplayNames): readonly Line[] {
  const [one, other] = choices.filter(({ offer }) => offer?.provider === statedPriceId)
  if (one === undefined || other === undefined) return []
  const [cheap, dear] = one.usd.expected <= other.usd.expected ? [one, other] : [other, one]
  const cheapName = planName({ ...cheap, nodes: 1 }, names)
  const less = Math.round((1 - cheap.usd.expected / dear.usd.expected) * 100)
  const speed = dear.hours.expected / cheap.hours.expected
  const time = `${formatDuration(cheap.hours.expected)} against ${formatDuration(dear.hours.expected)}`
  return [
    line(
      `At your prices ${cheapName} costs ${less}% less for the same work, ${formatUsd(cheap.usd.expected)} against ${formatUsd(dear.usd.expected)}, and is ${speed >= 1 ? 'also sooner' : 'later'}: ${time}.`,
    ),
  ]
}

/** "Rented instead, each of them inside $20:": what of it the sum buys that was named, in dollars. */
export function rentedWords(rented: readonly SampledChoice[], budgetUsd: number | null): string {
  if (budgetUsd === null) return 'Rented instead:'
  const inside = rented.filter(({ usd }) => usd.high <= budgetUsd).length
  const which = inside === rented.length ? 'each of them' : inside === 0 ? 'none of them surely' : `${inside} of them`
  return `Rented instead, ${which} inside ${formatUsd(budgetUsd)}:`
}
