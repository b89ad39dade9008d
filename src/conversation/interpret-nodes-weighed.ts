/** "Two nodes over 25GbE or one?": hours and dollars of both, what a slow link costs, and which to take. */
import { linkGbitsIn } from '../language/inquiries/link-speed.ts'
import { type MachinesOfSide, nodesWeighedIn } from '../language/inquiries/nodes-weighed.ts'
import { splitNodesIn } from '../language/inquiries/split-nodes.ts'
import {
  linkMatters,
  nodesAdvice,
  slowLinkSentence,
  type SideOfNodes,
} from '../presentation/content/inquiries/nodes-sentences.ts'
import { slowLink } from '../recommend/inquiries/slow-link.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { interpretJob } from './interpret-job.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { FoundInterpretation, ReadRest } from './part-readers.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

type ComparisonOfSides = Extract<Interpretation, { kind: 'comparison' }>

/** Null where no numbers of machines are weighed for a model. */
export function nodesWeighedOf(
  text: string,
  readRest: ReadRest,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const asked = nodesWeighedIn(text)
  // As many GPUs in machines of fewer are another question.
  if (asked === null || splitNodesIn(text) !== null) return null
  const { pricesTokens } = context.catalog.inquiryFacts.goals
  const readJob: ReadRest = (rest) => {
    const read = readRest(rest)
    return read?.kind === 'start' ? read : interpretJob(rest, 'command', request, context)
  }
  const read = asked.sides.map((side) =>
    scenarioOf(`${asked.rest} on ${totalOf(side)}x ${side.card}`, readJob, pricesTokens.base),
  )
  const [one, other] = read
  if (one == null || other == null) return null
  const scenarios = [one, other].map(({ scenario }, at): Scenario => {
    const { nodes, perNode } = asked.sides[at] ?? { nodes: 1, perNode: 8 }
    return { ...scenario, spec: { ...scenario.spec, gpuCount: nodes * perNode, nodes } }
  })
  return withNodesAdvice(
    {
      kind: 'comparison',
      thread: null,
      scenarios,
      names: asked.sides.map(nameOf),
      ...(one.isAssumed ? { assumed: [`${Math.round(pricesTokens.base / 1e6)}M tokens, as no data are named`] } : {}),
    },
    linkGbitsIn(text),
    request,
    context,
    asksOfLink.test(text),
  )
}

const asksOfLink = /\b(?:interconnects?|infiniband|roce|ethernet|network(?:ing)?|nvlink|links?)\b/iu
/** Of an ordinary network in a data centre. */
const usualGbits = 100

const totalOf = ({ nodes, perNode }: MachinesOfSide): number => nodes * perNode
const nameOf = ({ nodes, perNode, card }: MachinesOfSide): string =>
  `${nodes === 1 ? '1 machine' : `${nodes} machines`} of ${perNode} ${card}`

/** The job of the rest, with usual data where none are named; null: no model is. */
function scenarioOf(
  rest: string,
  readRest: ReadRest,
  tokens: number,
): { readonly scenario: Scenario; readonly isAssumed: boolean } | null {
  const read = readRest(rest)
  if (read?.kind === 'start') return { scenario: read.scenario, isAssumed: false }
  if (read?.kind !== 'problem' || read.problem.kind !== 'missing-data') return null
  const scenario = read.partial?.scenario ?? null
  return scenario?.spec.params == null
    ? null
    : { scenario: { ...scenario, spec: { ...scenario.spec, tokens } }, isAssumed: true }
}

/** Which of two numbers of machines to take, before what they cost; unchanged where they are none, or one has no plan. `gbits`: of the link that was named. */
export function withNodesAdvice(
  answer: ComparisonOfSides,
  gbits: number | null,
  request: RequestContext,
  context: EngineContext,
  isLinkAsked = false,
): ComparisonOfSides {
  if (answer.scenarios.length !== 2 || answer.counts !== undefined || answer.advice !== undefined) return answer
  const sides = answer.scenarios.map((scenario, at) => sideOf(scenario, answer.names[at] ?? '', request, context))
  const [one, other] = sides
  if (one == null || other == null || one.nodes === other.nodes) return answer
  const [few, many] = one.nodes < other.nodes ? [one, other] : [other, one]
  const isSameCard = String(few.spec.gpus) === String(many.spec.gpus)
  const fitsOne = few.nodes === 1 && !few.isOffloaded
  const link =
    gbits === null || !isSameCard
      ? null
      : slowLink(many.spec, many.nodes, { fitsOne, gbits, tokensPerSecond: many.tokensPerSecond }, context.catalog)
  const usual =
    link !== null || !isLinkAsked || !isSameCard
      ? null
      : slowLink(
          many.spec,
          many.nodes,
          { fitsOne, gbits: usualGbits, tokensPerSecond: many.tokensPerSecond },
          context.catalog,
        )
  const says = [
    ...(link === null ? [] : [slowLinkSentence(link)]),
    ...(usual === null ? [] : [linkMatters(usual), slowLinkSentence(usual)]),
    ...(answer.generalAnswers ?? []),
  ]
  return {
    ...answer,
    advice: nodesAdvice(few, many, link, isSameCard),
    ...(says.length === 0 ? {} : { generalAnswers: says }),
  }
}

function sideOf(
  scenario: Scenario,
  name: string,
  request: RequestContext,
  context: EngineContext,
): (SideOfNodes & { readonly spec: Scenario['spec']; readonly tokensPerSecond: number }) | null {
  const best = recommendationFor(scenario, request, context)?.best
  if (best === undefined) return null
  const { hours, allInUsd, nodes, offload, tokensPerSecond, method } = best
  return {
    name,
    nodes,
    hours: hours.p50,
    usd: allInUsd.p50,
    isOffloaded: offload !== 'none',
    isAdapter: method === 'lora' || method === 'qlora',
    spec: { ...scenario.spec, method },
    tokensPerSecond: tokensPerSecond.p50,
  }
}
