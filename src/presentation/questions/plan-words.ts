/** Sentences of data/questions with figures of the plan in them: "{total} for this one run". */
import { type LicenceFamily, licenceFamilyOf } from '../../catalog/licences.ts'
import { bytesPerToken, formatBytes } from '../format/file-sizes.ts'
import { endsItself } from './counted-in-training.ts'
import { speedFigures } from './speed-origin.ts'
import { startSteps } from './start-steps.ts'
import { planName, providerName } from '../format/display-names.ts'
import { formatGib, formatParameters, formatPercent, formatTokens, formatUsd } from '../format/number-format.ts'
import { laterFigures } from './after-training.ts'
import { textAmountFigures } from './amount-of-text.ts'
import { wordsPerPage, wordsPerToken } from '../format/words-of-text.ts'
import { aroundFigures } from './around-the-run.ts'
import { chargedSteps } from './charged-steps.ts'
import { askedSums } from './asked-sums.ts'
import { softwareFigures } from './card-software.ts'
import { dataAndTests } from './data-and-tests.ts'
import { dataWork } from './data-work.ts'
import { exchangeRate } from './exchange-rate.ts'
import { freeNotebooks, freeVerdict } from './free-notebook.ts'
import { formFigures } from './form-reason.ts'
import { heldBackFigures } from './held-back.ts'
import { hourFigures } from './hour-figures.ts'
import { imageFigures } from './images-of-plan.ts'
import { leadingFigures } from './leading-words.ts'
import { machineFigures } from './machine-figures.ts'
import { sellersOnRecord } from './seller-rates.ts'
import { marketFigures } from './market-figures.ts'
import { sellerFigures } from './seller-facts.ts'
import type { QuestionContext } from './question-context.ts'
import { memoryFigures } from './memory-why.ts'
import { messyData } from './messy-data.ts'
import { modelVerdict } from './model-verdict.ts'
import { plainly } from './plain-words.ts'
import { besideFigures } from './runs-beside.ts'
import { onMac } from './on-mac.ts'
import { packingFigures } from './packing-of-rows.ts'
import { shortRunFigures } from './short-run.ts'
import { planFigures } from './plan-figures.ts'
import { sizeFigures } from './other-size.ts'
import { peopleFigures } from './people-cost.ts'
import { runAnswers } from './run-answers.ts'
import { runFigures } from './sums-of-runs.ts'
import { softwareVerdict } from './software-verdict.ts'
import { isSparse } from './sparse-model.ts'
import { spotTaken } from './spot-gap.ts'
import { textFigures } from './texts-of-data.ts'
import { reasonsOfPlan } from './reasons-of-plan.ts'
import { takenOfTwo } from './taken-of-two.ts'
import { testFigures } from './work-of-test.ts'
import { toldFigures } from './plainly-told.ts'
import { tradeFigures } from './trade-figures.ts'
import { choiceFigures } from './training-choices.ts'
import { countedFigures } from './what-is-counted.ts'
import { usedFigures } from './used-in-plan.ts'
import { workFigures } from './work-figures.ts'

/** What each word in braces stands for. */
const figures: Readonly<Record<string, (context: QuestionContext) => string>> = {
  ...planFigures,
  ...laterFigures,
  ...aroundFigures,
  ...askedSums,
  ...runAnswers,
  ...sellerFigures,
  ...leadingFigures,
  ...hourFigures,
  ...machineFigures,
  ...marketFigures,
  sellersOnRecord,
  ...workFigures,
  ...tradeFigures,
  ...testFigures,
  ...toldFigures,
  ...runFigures,
  ...besideFigures,
  ...softwareFigures,
  ...imageFigures,
  ...textFigures,
  ...textAmountFigures,
  ...choiceFigures,
  ...countedFigures,
  ...takenOfTwo,
  ...usedFigures,
  ...heldBackFigures,
  ...speedFigures,
  ...formFigures,
  ...reasonsOfPlan,
  ...memoryFigures,
  ...dataAndTests,
  ...dataWork,
  ...sizeFigures,
  ...peopleFigures,
  onMac,
  billingUnit: chargedSteps,
  spotTaken,
  messyData,
  modelVerdict,
  plainly,
  softwareVerdict,
  peakHigh: ({ recommendation: { best } }) => formatGib(best.peakMemoryGiB.p95),
  tokens: ({ scenario: { spec } }) => formatTokens(spec.tokens ?? 0),
  words: ({ scenario: { spec } }) => formatParameters((spec.tokens ?? 0) * wordsPerToken),
  pages: ({ scenario: { spec } }) => formatParameters(((spec.tokens ?? 0) * wordsPerToken) / wordsPerPage),
  perMillion: ({ scenario: { spec }, recommendation: { best } }) =>
    formatUsd((best.allInUsd.p50 * 1e6) / (spec.tokens ?? 1)),
  mfu: ({ recommendation: { best } }) => (best.mfu === null ? 'no figure' : formatPercent(best.mfu)),
  experts: ({ params, activeParams }) =>
    isSparse(params, activeParams)
      ? `The hours are charged by the ${formatParameters(activeParams)} parameters at work for a token; all ${formatParameters(params ?? 0)} count for memory alone.`
      : '',
  licence: licenceSentence,
  licenceAsked,
  ...shortRunFigures,
  ...packingFigures,
  filesReply,
  rentStep,
  ...startSteps,
  exchangeRate,
  freeVerdict,
  freeNotebooks,
  askedSeller: ({ subject, recommendation: { best }, renderContext: { names } }) =>
    names.provider(subject?.providers[0] ?? best.provider),
  noneThere: ({ subject, renderContext: { names } }) => {
    const [named] = subject?.providers ?? []
    return named === undefined || cloudsWithCredits.has(named)
      ? ''
      : `, and none of ${names.provider(named)} is on record`
  },
  reference: ({ recommendation: { best } }) =>
    best.method === 'full'
      ? 'With full fine-tuning, as here, the reference model is a second, frozen copy of the weights, and the memory that is shown counts it.'
      : 'With LoRA, as here, the reference model is the same base with its adapters switched off: it is counted, and nothing more is held.',
  dataSize: ({ scenario: { spec } }) => formatBytes((spec.tokens ?? 0) * bytesPerToken),
}

/** They give credits on application. */
const cloudsWithCredits: ReadonlySet<string> = new Set(['aws', 'gcp', 'azure', 'hf-jobs'])

/** Where no model is named. */
const licencesInGeneral =
  'That is the model’s to say. As remembered, most of Qwen, gpt-oss, Gemma 4 and most open Mistral models stand under Apache 2.0, Phi, GLM and DeepSeek under MIT, Llama and older Gemma under terms of their own that allow commercial use (Llama 4 not in the EU), and most of Cohere’s weights allow none.'

/** By how the id of a software begins: what its files are asked for by. */
const fileNames = [
  ['hf-', 'trl'],
  ['nemo-rl', 'verl'],
  ['nemo', 'nemo'],
  ['llama-factory', 'llama-factory'],
  ...['axolotl', 'unsloth', 'torchtitan', 'verl', 'ms-swift'].map((name) => [name, name] as const),
] as const

/** "1. rent 1 × B200 SXM at RunPod (runpod.io)"; nothing is rented where the GPUs are one's own. */
function rentStep(context: QuestionContext): string {
  const {
    scenario: { spec },
    recommendation: { best },
    renderContext: { names },
  } = context
  const gpus = planName(best, names)
  const image =
    'with its PyTorch template, or a container image such as pytorch/pytorch (PyTorch 2 with CUDA 12 or later; recalled)'
  if (spec.owned === true)
    return `1. free ${gpus} of your own, ${image.replace('with its PyTorch template, or', 'with')}`
  const address = names.rentAddress?.(best.provider) ?? null
  const place = `${providerName(best, names)}${address === null ? '' : ` (${address})`}`
  if (endsItself(context))
    return `1. open an account at ${place}, add credit or a card, and log in from your own machine: nothing is rented, jobs are sent there`
  return `1. open an account at ${place}, with quota if it asks for one, and rent ${gpus} ${image}`
}

/** "Reply “as unsloth” …": which reply brings the files of the plan. */
function filesReply({ recommendation: { best }, renderContext: { names } }: QuestionContext): string {
  const own = fileNames.find(([begin]) => best.stack.startsWith(begin))?.[1]
  const others = ['axolotl', 'trl', 'llama-factory', 'ms-swift', 'unsloth', 'torchtitan', 'nemo', 'verl'].filter(
    (name) => name !== own,
  )
  const list = `${own === undefined ? '' : 'also '}for ${others.join(', ')}, and for no other trainer; “as skypilot” or “as slurm” adds the file that starts it`
  return own === undefined
    ? `No files are written for ${names.stack(best.stack)}; there are some ${list}.`
    : `Reply “as ${own}”: it brings the files of this plan for ${names.stack(best.stack)} and the command that starts them. There are files ${list}.`
}

/** What is asked of a licence besides commercial use; '' where nothing is. */
function licenceAsked({ args, scenario: { spec }, catalog }: QuestionContext): string {
  if (args?.licenceOf === 'closed')
    return 'Of what closed models wrote (GPT, Claude, Gemini): not for a model that competes with their makers, whose terms forbid it; for a tool of your own inside the company it is a grey area to ask them about (recalled).'
  const family = spec.model === null ? undefined : licenceFamilyOf(spec.model, catalog?.licences ?? [])
  if (args?.licenceOf !== 'europe' || family === undefined) return ''
  return /\bEU\b/u.test(family.says)
    ? 'No: companies with their seat in the EU get no rights in this model.'
    : 'Yes, for companies in the EU too: its licence has no limit by country (recalled; of the Llamas those that see images, 3.2 and 4, have one).'
}

/** "Llama stands under the licence of Meta: …." */
function licenceSentence({ scenario, catalog, args, renderContext: { names } }: QuestionContext): string {
  const { spec, remarks = [], notes } = scenario
  const said = [...notes, ...remarks.map(({ text }) => text)].join(' ')
  const { model } = spec
  const families = catalog?.licences ?? []
  // What the catalog does not have is named in a note.
  const told =
    /“([^”]+)” is (?:not in the catalog|counted as a dense model)/u.exec(said)?.[1]?.replaceAll(' - ', '-') ?? null
  const id = model ?? told?.toLowerCase().replaceAll(' ', '-') ?? null
  const asked = args?.modelFamily === undefined ? undefined : licenceFamilyOf(args.modelFamily, families)
  const family = id === null ? asked : licenceFamilyOf(id, families)
  // "Commercial use ok with llama?" under the plan of another.
  if (asked !== undefined && (id === null || !id.includes(args?.modelFamily ?? '')) && asked.name !== family?.name)
    return `${underTerms(asked.name, asked)}${id === null || family === undefined ? '' : ` ${underTerms(model === null ? (told ?? '') : names.model(model), family)}`}`
  if (asked !== undefined && id === null) return underTerms(asked.name, asked)
  if (id === null) return licencesInGeneral
  const name = model === null ? (told ?? '') : names.model(model)
  if (family === undefined)
    return model === null
      ? licencesInGeneral
      : `Under which licence ${name} stands is not on record here: its page at Hugging Face says it.`
  return underTerms(name, family)
}

/** "Commercial use is allowed: Qwen, as remembered, stands under …." */
function underTerms(name: string, { says }: LicenceFamily): string {
  const verdict = /\b(?:no|without) commercial use\b/u.test(says)
    ? 'A company may not use it without a contract: '
    : /\bcommercial use is allowed\b|\bsell it\b/u.test(says)
      ? 'Commercial use is allowed: '
      : ''
  return `${verdict}${name}, as remembered, stands under ${says.replace(/: (?:commercial use is allowed|no commercial use without a contract)\b(?=[;.]|$)/u, '')}.`
}

/** The sentence with its figures; a word in braces that stands for none is left as it is. */
export const withFigures = (sentence: string, context: QuestionContext): string =>
  sentence.replaceAll(/\{(\w{1,16})\}/g, (whole, name: string) => figures[name]?.(context) ?? whole)

/** Whether a sentence needs a plan. */
export const needsPlan = (sentence: string): boolean => /\{\w{1,16}\}/.test(sentence)
