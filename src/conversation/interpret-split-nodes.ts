/** "One node with 8 H100 or two of 4?": what as many GPUs lose when they stand in several machines. */
import { splitNodesIn } from '../language/inquiries/split-nodes.ts'
import { methodNames } from '../catalog/training-method.ts'
import { splitNodesSentences } from '../presentation/content/inquiries/split-nodes-sentences.ts'
import { formatParameters, formatTokens } from '../presentation/format/number-format.ts'
import { splitLosses } from '../recommend/inquiries/split-loss.ts'
import type { Spec } from '../scenario/scenario.ts'
import { formsOf, sharedName } from './named-rent.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'
import { recommendationForSpec } from './recommendation-for.ts'

/** Of the links between machines that are compared, where none is named. */
const usualLinks = [100, 400]
const linksOf = { infiniband: [400, 3200], ethernet: [25, 100] } as const

/** Null where no such machines are weighed, or no GPU is known. */
export const splitNodesOf: SpecReader = (text, specOf, request, context) => {
  const found = splitNodesIn(text)
  if (found === null) return null
  const { catalog } = context
  const { params, pricesTokens } = catalog.inquiryFacts.goals
  const { whole, split, gbits, link } = found
  const gpus = specOf(found.card ?? 'h100').gpus
  if (gpus === null) return null
  const read = specOf(found.rest)
  const forms = formsOf(gpus, whole.perNode, context)
  const first = forms.flatMap((id) => catalog.gpus.get(id) ?? []).toSorted((a, b) => b.memory.base - a.memory.base)[0]
  if (first === undefined) return null
  const job: Spec = {
    ...read,
    params: read.params ?? params.base,
    tokens: read.tokens ?? pricesTokens.base,
    method: read.method ?? 'full',
    gpus: [...forms],
    nodes: null,
    providers: null,
    budgetUsd: null,
    deadlineHours: null,
    objective: null,
  }
  const planOn = (gpuCount: number, nodes: number) =>
    recommendationForSpec({ ...job, gpuCount, nodes }, request, context)?.best ?? null
  const onWhole = planOn(whole.nodes * whole.perNode, whole.nodes)
  const onOne = planOn(split.perNode, 1)
  const all = { ...job, gpuCount: split.nodes * split.perNode }
  const speeds = gbits === null ? (link === null ? usualLinks : linksOf[link]) : [gbits]
  const losses = onWhole === null ? [] : splitLosses(all, split.nodes, onWhole, speeds, catalog)
  // What the network takes of full training is known of a plan alone.
  if (job.method === 'full' && losses.length === 0) return null
  const { names } = context.renderContextOn(request)
  const says = splitNodesSentences({
    ...found,
    gpu: sharedName(forms.map((id) => names.gpu(id))),
    linkGb: first.link.bandwidth.base / 1e9,
    job: `${methodNames[job.method ?? 'full']} of ${formatParameters(job.params ?? params.base)}`,
    isAdapter: job.method !== 'full',
    isMethodAssumed: read.method === null,
    losses,
    onWhole,
    onOne,
    hasData: read.tokens !== null && read.params !== null,
    assumed: `${read.params === null ? 'an 8B model and ' : ''}${formatTokens(job.tokens ?? pricesTokens.base)}`,
  })
  return inquiryOf({ kind: 'known', id: 'split nodes', says })
}
