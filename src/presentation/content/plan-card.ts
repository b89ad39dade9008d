/** What a plan is shown by before anybody asks for more: everything else is behind Details, or a question. */
import type { Recommendation } from '../../recommend/recommendation.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { toSentences } from '../format/truncate.ts'
import type { RenderContext } from '../render-context.ts'
import { billSplit } from './bill-lines.ts'
import { planHeadline } from './card-headline.ts'
import { type CardRow, cardRows } from './card-rows.ts'
import { isReading, keyAssumptions } from './key-assumptions.ts'
import { withLinksOfPlan } from './links-of-plan.ts'
import { plainVerdict } from './plain-verdict.ts'
import { describePrice, type RecommendationSummary, summarizeRecommendation } from './recommendation-summary.ts'
import { describeDefaults } from './scenario-summary.ts'

export type Caution = { readonly label: 'Watch out' | 'Worth knowing'; readonly text: string }

export type PlanCard = {
  readonly headline: string
  /** The model and how it is trained. */
  readonly job: string
  /** In hours and dollars, and what the dollars are made of. */
  readonly range: string
  /** The same without what the dollars are made of. */
  readonly rangeAlone: string
  /** Of what was typed: what was not used, and whether a limit is met. */
  readonly remarks: readonly string[]
  /** The worst first; two at most, one of them of what is worth knowing where there is such. */
  readonly cautions: readonly Caution[]
  readonly rows: readonly CardRow[]
  /** Replies that change the plan, the most telling first; three at most. */
  readonly replies: readonly string[]
  /** For one line. */
  readonly assumed: readonly string[]
  readonly price: string
  readonly rent: RecommendationSummary['rent']
}

const maxRemarks = 3
const maxCautions = 2
/** Remarks and cautions of a card whose table has three rows: with all that stands around it that makes eighteen lines. */
const maxNotes = 4
const maxReplies = 3
const maxDefaults = 4

/** What the card shows; nothing of it is laid out. */
export function planCard(asked: Scenario, recommendation: Recommendation, renderContext: RenderContext): PlanCard {
  const { names } = renderContext
  const { best } = recommendation
  const scenario = withLinksOfPlan(asked, best)
  const summary = summarizeRecommendation(scenario, recommendation, renderContext)
  const rows = cardRows(summary.rows, recommendation, names, scenario.spec)
  const rentVerdict = rentVerdictFirst(scenario, recommendation)
  const verdicts = summary.verdicts.filter((each) => each !== rentVerdict && !isTrainerAlone(each))
  const remarks = joinBeyond([...remarksOf(scenario, verdicts), ...verdicts], maxRemarks)
  const isGranted = scenario.extras?.gpuHours?.isOwn === true
  const roomForCautions = maxNotes - remarks.length - Math.max(0, rows.length - 3)
  return {
    headline: [
      rentVerdict,
      [
        plainVerdict(scenario, best, renderContext.rules),
        planHeadline(scenario, recommendation, renderContext, isGranted),
      ]
        .filter((words) => words !== '')
        .join(': '),
    ]
      .filter((words) => words !== '')
      .join(' '),
    job: summary.job,
    range: [summary.range, isGranted ? '' : billSplit(best)].filter((words) => words !== '').join(' '),
    rangeAlone: summary.range,
    remarks,
    cautions: cautionsOf(summary, roomForCautions),
    rows,
    replies: repliesOf(summary),
    assumed: [
      ...defaultsOf(scenario, renderContext),
      ...keyAssumptions(summary.assumptions, scenario.spec, best),
      ...trainerAlone(summary),
    ],
    price: describePrice(best, renderContext, false),
    rent: summary.rent,
  }
}

/** Which trainer the speed is that of decides nothing where no other is set beside it: it is assumed. */
const isTrainerAlone = (sentence: string): boolean => /^The speed is that of [^;]+\.$/u.test(sentence)
const trainerAlone = ({ verdicts }: RecommendationSummary): readonly string[] =>
  verdicts.filter(isTrainerAlone).map((each) => each.replace(/^The speed is that of (.*)\.$/u, 'speed of $1'))

/** "Renting is worth it: …" leads where that was asked; '' where it was not. */
function rentVerdictFirst({ extras }: Scenario, { keyConsiderations = [] }: Recommendation): string {
  const verdict =
    extras?.doubt === 'own or rent' ? keyConsiderations.find((each) => each.startsWith('Renting is ')) : undefined
  return verdict === undefined ? '' : `${verdict}.`
}

/** Warnings, then advice: as many as there is room for, the rest in Details. The first of each is always shown. */
function cautionsOf({ warnings, advice }: RecommendationSummary, room: number): readonly Caution[] {
  const watchOut = warnings.map((text): Caution => ({ label: 'Watch out', text }))
  const worthKnowing = advice.map((text): Caution => ({ label: 'Worth knowing', text }))
  if (advice.length === 0 || warnings.length === 0)
    return [...watchOut, ...worthKnowing].slice(0, Math.max(1, Math.min(maxCautions, room)))
  // One of each: what may not be done at all is among the advice.
  return [...watchOut.slice(0, 1), ...worthKnowing.slice(0, 1)]
}

/** What was typed and does not hold as it was typed, which nobody may overlook: all that is neither a reading nor a sum. */
const remarksOf = ({ notes }: Scenario, shownTexts: readonly string[]): readonly string[] =>
  notes
    .filter((note) => !shownTexts.includes(note) && !isReading(note) && !isSum(note))
    .map((note) => toSentences(note, longestRemark))
    .filter((note) => note !== '')
    .map((note) => note.replace(/[.\s]*$/, '.'))

const longestRemark = 300

/** "2M tokens × 2 epochs are 4M training tokens", "“10 GB” of text: about 2.3B tokens", "“twice”: from 2B to 4B training tokens". */
const isSum = (note: string): boolean => / × |: from \S+ to |\d[kMBT]? tokens\b(?!, and \S+ go beyond)/.test(note)

/** The first of them alone, and the rest as one. */
function joinBeyond(sentences: readonly string[], most: number): readonly string[] {
  const rest = sentences.slice(most - 1)
  return [...sentences.slice(0, most - 1), ...(rest.length === 0 ? [] : [rest.join(' ')])]
}

function repliesOf({ savings, changes, alsoTry }: RecommendationSummary): readonly string[] {
  const replies = [...savings, ...changes].map(({ replyText }) => replyText)
  return [...new Set([...replies, ...alsoTry])].filter((words) => words !== '').slice(0, maxReplies)
}

/** "RunPod (channel default)": nobody typed it, so that a reader has to see it. */
const defaultsOf = (scenario: Scenario, { names }: RenderContext): readonly string[] =>
  describeDefaults(scenario, names).slice(0, maxDefaults)
