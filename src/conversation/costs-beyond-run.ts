/** "All in?", "before I say no", "a number for the proposal": what the figures of a run leave out, and what speaks against it. */
import { understand } from '../language/pipeline.ts'
import { planName } from '../presentation/format/display-names.ts'
import { formatCount, formatDuration, formatTokens, formatUsd } from '../presentation/format/number-format.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { servingWords } from './hosting-after.ts'
import { withAnswersBefore, withGeneralAnswers } from './interpretation-extras.ts'
import type { Interpretation } from './interpretation.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** More than the run is to be paid from the sum that is asked for. */
const asksForAll =
  /\ball[- ]in\b(?! ?(?:one|all)\b)|\beverything (?:included|counted)\b|\b(?:total|full|true|real) cost of ownership\b|\bwhat (?:would|will|does|do) (?:it|that|this|they) (?:actually|really|realistically) (?:take|cost|need)\b|\b(?:number|figure|sum|price|quote|amount|line) for (?:the|a|my|our|this|their) (?:proposal|offer|bid|pitch|client|customer|grant|application|board)\b|\b(?:what|which|how much|how big an?) budget (?:do|should|would|must|shall|can|to) (?:i|we)\b|\bput (?:down )?in(?:to)? (?:the|our|my|a) budget\b|\bbudget (?:do|should|would|must|shall) (?:i|we) (?:ask|request|plan|put|set|apply)\b/iu
/** Whether it should be done at all is open. */
const asksWhether =
  /\bbefore (?:i|we) (?:say|tell (?:them|him|her)) (?:no|yes)\b|\btalk (?:them|him|her|us|me|my \w{2,12}|the \w{2,12}) out of\b|\b(?:silly|stupid|crazy|insane|overkill|nonsense|madness|worth it|a good idea|makes? (?:any )?sense|sensible)\b|\binsists?\b|\bconvince\b/iu
const maxText = 1000

/** From so many parameters on serving takes a machine of its own, and a smaller model is the first to try. */
const LARGE = 150e9
const SMALLER = 70e9
/** Tokens that a ready model of some billions learns a field from. */
const CONTINUED_TOKENS = 10e9
/** A first run, one that is mended, and the one that is kept. */
const TRIES = 3

/** Unchanged where the figures of the run are all that is asked. */
export function withCostsBeyondRun(
  answer: Interpretation,
  text: string,
  request: RequestContext,
  context: EngineContext,
): Interpretation {
  if (text.length > maxText) return answer
  const areAllMeant = asksForAll.test(text)
  if (answer.kind === 'comparison' && answer.counts !== undefined && areAllMeant) {
    const options = answer.scenarios.map((each) => recommendationFor(each, request, context)?.best ?? null)
    const planned = options.filter((one) => one !== null)
    return planned.length < options.length
      ? answer
      : withGeneralAnswers(answer, sentencesOfSeveral(planned, deadlineOf(text, request, context)))
  }
  const isWhetherMeant = asksWhether.test(text)
  if (answer.kind !== 'start' || !(areAllMeant || isWhetherMeant) || answer.scenario.spec.owned === true) return answer
  const { scenario } = answer
  const { params } = scenario.spec
  const isLarge = (params ?? 0) >= LARGE
  // Of an ordinary run its own figures answer whether it is worth it.
  if (!areAllMeant && !isLarge) return answer
  const best = recommendationFor(scenario, request, context)?.best
  if (best === undefined) return answer
  const says = [
    isFromScratch(scenario) ? scratchSentence(scenario, best) : runSentence(scenario, best, request, context),
    ...(isLarge ? smallerSentences(scenario, request, context) : []),
  ]
  return withAnswersBefore(answer, says)
}

const isFromScratch = ({ spec, notes }: Scenario): boolean =>
  spec.task === 'pretrain' && notes.some((note) => note.endsWith('from scratch.'))

const rounded = (usd: number): string => formatUsd(Number(usd.toPrecision(2)))

function runSentence(scenario: Scenario, best: Option, request: RequestContext, context: EngineContext): string {
  const serving = servingWords(scenario, request, context)
  return `Not in it: ${serving === null ? 'serving' : `serving, ${serving}`}; people, data and evaluation; further tries, with which ${formatUsd(TRIES * best.allInUsd.p50)} for ${formatCount(TRIES)} runs is a sum to ask for.`
}

function scratchSentence({ spec: { tokens } }: Scenario, best: Option): string {
  const share = tokens === null ? 0 : CONTINUED_TOKENS / tokens
  const instead =
    share > 0 && share < 1
      ? ` A ready model of that size has seen trillions of tokens and is ahead of it: continued pretraining of one on ${formatTokens(CONTINUED_TOKENS)} is about ${rounded(share * best.allInUsd.p50)} at the same rate.`
      : ''
  return `That is the final run alone: small tries, failed starts, data, storage and evaluation make it about ${rounded(1.5 * best.allInUsd.p50)} to ${rounded(3 * best.allInUsd.p50)} all in (a rule of thumb), and people for months come on top.${instead}`
}

/** What a smaller model takes of the same data, and to be served. */
function smallerSentences(
  { spec, corpus }: Scenario,
  request: RequestContext,
  context: EngineContext,
): readonly string[] {
  const smaller: Scenario = {
    spec: {
      ...spec,
      model: null,
      variant: null,
      params: SMALLER,
      gpus: null,
      gpuCount: null,
      nodes: null,
      budgetUsd: null,
      deadlineHours: null,
    },
    setBy: {},
    notes: [],
    ...(corpus === undefined ? {} : { corpus }),
  }
  const best = recommendationFor(smaller, request, context)?.best
  if (best === undefined) return []
  const serving = servingWords(smaller, request, context)
  return [
    `Try less first: a 70B on the same data is ${formatUsd(best.allInUsd.p50)} on ${planName(best, context.renderContextOn(request).names)}${serving === null ? '' : `, and to serve it ${serving}`}; test both untrained on a hundred of your own cases before either is paid for.`,
  ]
}

const deadlineOf = (text: string, { today }: RequestContext, { vocabulary }: EngineContext): number | null =>
  understand(text, { mode: 'message', vocabulary, today }).draft.get('deadlineHours')

function sentencesOfSeveral(options: readonly Option[], deadlineHours: number | null): readonly string[] {
  const sum = (of: 'hours' | 'allInUsd', at: 'p50' | 'p90'): number =>
    options.reduce((total, option) => total + option[of][at], 0)
  const tries = TRIES * sum('allInUsd', 'p50')
  const dearest = Math.max(...options.map(({ usdPerGpuHour, gpuCount }) => usdPerGpuHour * gpuCount))
  const budget = `Ask for ${rounded(Math.max(tries, sum('allInUsd', 'p90')))} for the runs, which is ${formatCount(TRIES)} of each, and ${formatUsd(dearest)} at most for each hour in which testers have one of them (rent by the hour, one at a time); people and data are not in it.`
  if (deadlineHours === null) return [budget]
  const fits = sum('hours', 'p90') <= deadlineHours
  return [
    `The schedule ${fits ? 'works' : 'does not work one after the other'}: ${formatDuration(sum('hours', 'p50'))} of runs, ${formatDuration(sum('hours', 'p90'))} at the slow end, in ${formatDuration(deadlineHours)}${fits ? '; the tests take the time, not the training' : ''}.`,
    budget,
  ]
}
