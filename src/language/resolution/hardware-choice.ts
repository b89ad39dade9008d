/** GPUs asked for and ruled out, how many, on how many nodes. */
import { limitGpuCount } from './gpu-limit.ts'
import { resolveSingleGpu } from './single-gpu.ts'
import { singleValue } from './single-value.ts'
import { checkLimit } from './value-limits.ts'
import { type Slot, type SlotOf, slotsOf } from '../grammar/slots.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'
import type { GpuNames } from '../lexicon/gpu-names.ts'
import { gpusWithMemory, isOfOtherCard, memoryClassNote } from './memory-class.ts'
import { isForm, ofSameKind, otherForms } from './form-factor.ts'
import { formatList, quoted } from '../../scenario/format-values.ts'
import { withWholeMachine } from './whole-machine.ts'

/** A machine holds no more GPUs than this, but for a few rarities. */
const maxGpusPerNode = 8

/** Sets the GPUs, and those that are excluded. */
export function resolveGpus(draft: Draft, { slots, lastPlan, vocabulary: { gpus } }: ResolverInput): void {
  const allSlots = slotsOf(slots, 'gpus')
  // The form of what is asked for, or else of what is planned.
  const ofForm = allSlots.filter((slot) => slot.excluded && slot.group && isForm(draft.words(slot)))
  const named = intersectGpus(allSlots.filter(({ excluded }) => !excluded))
  const held = draft.base?.spec.gpus ?? lastPlan.gpus ?? []
  const inForm = named === null ? [] : inAskedForm(allSlots, draft, [held, named], gpus)
  const asked = inForm.length > 0 ? inForm : named
  const inOtherForm =
    ofForm.length === 0 ? [] : otherForms(asked ?? held, ofForm, gpus).filter((id) => asked?.includes(id) ?? true)
  const gpuSlots = inOtherForm.length === 0 ? allSlots : allSlots.filter((slot) => !ofForm.includes(slot))
  const wanted = inOtherForm.length === 0 ? asked : inOtherForm
  const memorySlots = slotsOf(slots, 'memory')
  const excludedIds = [...new Set(gpuSlots.filter(({ excluded }) => excluded).flatMap(({ ids }) => ids))]
  let ids = wanted
  for (const slot of memorySlots) {
    const { matching, isOfClass } = gpusWithMemory(slot, ids, draft.base?.spec.gpus ?? [], gpus)
    const terms = [...gpuSlots.filter(({ excluded }) => !excluded).map((one) => draft.words(one)), draft.words(slot)]
    if (matching.length === 0 && isHostMemory(draft.words(slot))) {
      draft.addRemark(null, `${quoted(draft.words(slot))} is read as memory of the host.`)
      continue
    }
    if (matching.length === 0 && isOfOtherCard(slot, draft.words(slot), gpuSlots)) {
      draft.addRemark(null, `${quoted(draft.words(slot))} is another card, and is not planned.`)
      continue
    }
    if (matching.length === 0) {
      const listed = ids === null ? '' : `; there are ${formatList(ids.map((id) => gpus.byId.get(id)?.name ?? id))}`
      draft.addIssue('unknown', `No GPU in the catalog matches ${formatList(terms.map(quoted))}${listed}.`, terms)
      return
    }
    if (isOfClass) draft.addRemark('gpus', memoryClassNote(draft.words(slot), slot, matching, gpus))
    ids = matching
  }
  if (excludedIds.length > 0) excludeGpus(draft, ids, excludedIds, gpuSlots, gpus)
  if (ids === null) return
  const chosen = new Set(ids.filter((id) => !excludedIds.includes(id)))
  // In the catalog's order, so that the order of the words does not matter.
  const chosenIds = [...gpus.byId.keys(), ...gpus.accelerators.keys()].filter((id) => chosen.has(id))
  if (chosenIds.length === 0) return
  draft.set('gpus', chosenIds)
  // What was ruled out before and is asked for now is wanted.
  const excluded = draft.get('excludedGpus')
  if (excluded !== null && !draft.has('excludedGpus')) {
    const stillExcluded = excluded.filter((id) => !chosenIds.includes(id))
    if (stillExcluded.length < excluded.length)
      draft.set('excludedGpus', stillExcluded.length > 0 ? stillExcluded : null)
  }
}

/** "PCIe not SXM" of the GPU that is planned; empty where more than a form is named. */
function inAskedForm(
  slots: readonly SlotOf<'gpus'>[],
  draft: Draft,
  [planned, asked]: readonly [readonly string[], readonly string[]],
  gpus: GpuNames,
): readonly string[] {
  const isFormAlone = slots.every((slot) => slot.excluded || (slot.group && isForm(draft.words(slot))))
  return isFormAlone ? ofSameKind(planned, asked, gpus) : []
}

/** "512gb ram": no GPU has as much, and nobody said that it is the GPU's. */
const isHostMemory = (words: string): boolean =>
  /\b(?:ram|memory)\b/i.test(words) && !/\b(?:v|gpu |video )ram\b|\b(?:gpu|video) memory\b|cards?|gpus?/i.test(words)

function excludeGpus(
  draft: Draft,
  ids: readonly string[] | null,
  excludedIds: readonly string[],
  gpuSlots: readonly SlotOf<'gpus'>[],
  gpus: GpuNames,
): void {
  const excludedBefore = draft.base?.spec.excludedGpus ?? []
  // "Back to NVIDIA": a maker that was ruled out is wanted again; single GPUs that were are not.
  const allowedAgain = gpuSlots.flatMap(({ wanted = [] }) =>
    wanted.every((id) => excludedBefore.includes(id)) ? wanted : [],
  )
  const all = new Set([...excludedBefore.filter((id) => !allowedAgain.includes(id)), ...excludedIds])
  draft.set(
    'excludedGpus',
    [...gpus.byId.keys(), ...gpus.accelerators.keys()].filter((id) => all.has(id)),
  )
  if (ids === null) {
    const requested = draft.base?.spec.gpus ?? null
    const remaining = requested?.filter((id) => !excludedIds.includes(id)) ?? null
    if (remaining !== null && requested !== null && remaining.length < requested.length)
      draft.set('gpus', remaining.length > 0 ? remaining : null)
    return
  }
  if (ids.every((id) => excludedIds.includes(id))) {
    const terms = gpuSlots.map((one) => draft.words(one))
    draft.addIssue('conflict', `${formatList(terms.map(quoted))} are both asked for and ruled out: keep one.`, terms)
  }
}

/** Several GPUs are a choice; a class ("24 GB cards", "Hopper") narrows what is named beside it. */
function intersectGpus(wanted: readonly SlotOf<'gpus'>[]): readonly string[] | null {
  if (wanted.length === 0) return null
  // Each once: a text of a megabyte may name one GPU a hundred thousand times.
  const single = [
    ...new Map(wanted.filter(({ group }) => !group).map((slot) => [slot.ids.join(' '), slot] as const)).values(),
  ]
  // "H100 SXM at 2.79, so 4x H100": the plainer name is of the other.
  const isBroader = ({ ids }: SlotOf<'gpus'>): boolean =>
    single.some((other) => other.ids.length < ids.length && other.ids.every((id) => ids.includes(id)))
  const named = [...new Set(single.filter((slot) => !isBroader(slot)).flatMap(({ ids }) => ids))]
  const groups = wanted.filter(({ group }) => group)
  if (named.length === 0) return [...new Set(groups.flatMap(({ ids }) => ids))]
  const narrowed = named.filter((id) => groups.every(({ ids }) => ids.includes(id)))
  return narrowed.length > 0 ? narrowed : named
}

type GpuCount = {
  readonly value: number
  readonly words: string
  readonly from: number
  readonly byTimes: boolean
}

/** "rtx 5090 vs 2x 4090": beside a count of the other, one GPU alone is one GPU. */
function onlyAlternative(draft: Draft, { slots, recognized: { tokens } }: ResolverInput): GpuCount | null {
  const [count, ...otherCounts] = slotsOf(slots, 'count')
  const named = slotsOf(slots, 'gpus').filter(({ excluded, group }) => !excluded && !group)
  const [first, second] = named
  if (count === undefined || otherCounts.length > 0 || first === undefined || second === undefined || named.length > 2)
    return null
  const between = tokens.slice(first.to, second.from)
  if (!between.some(({ text }) => ['vs', 'versus', 'or'].includes(text))) return null
  const holds = (slot: Slot): boolean => count.from <= slot.from && slot.to <= count.to
  const lone = holds(second) && !holds(first) ? first : holds(first) && !holds(second) ? second : null
  // "8 H100 or B200" counts both.
  if (lone === null || (lone === second && between.some(({ text }) => text === 'or'))) return null
  return { value: 1, words: draft.words(lone), from: lone.from, byTimes: false }
}

/** Sets the number of GPUs and of nodes. */
export function resolveGpuCount(draft: Draft, input: ResolverInput): void {
  const { slots } = input
  const counts: GpuCount[] = [
    ...slotsOf(slots, 'count').map((slot) => ({
      value: slot.amount.value,
      words: draft.words(slot),
      from: slot.from,
      byTimes: slot.byTimes,
    })),
    ...quantitySlots(slots, 'gpus').map((slot) => ({
      value: slot.amount.value,
      words: draft.words(slot),
      from: slot.from,
      byTimes: false,
    })),
  ]
  const lone = onlyAlternative(draft, input)
  if (lone !== null) counts.push(lone)
  if (counts.length === 0) resolveSingleGpu(draft, slots)
  const perNode = quantitySlots(slots, 'gpusPerNode')[0]
  const nodes = slotsOf(slots, 'nodes')
  const issuesBefore = draft.issues.length
  const count = singleValue(draft, withWholeMachine(draft, counts, slots), 'numbers of GPUs')
  if (draft.issues.length > issuesBefore) return
  if (count !== null && !checkLimit(draft, 'gpus', count.value, count.words)) return
  if (perNode !== undefined && !checkLimit(draft, 'gpusPerNode', perNode.amount.value, draft.words(perNode))) return
  const nodeCounts = nodes.map((slot) => ({ ...slot, words: draft.words(slot) }))
  const node = singleValue(draft, nodeCounts, 'numbers of nodes')
  if (draft.issues.length > issuesBefore) return
  if (node !== null && !checkLimit(draft, 'nodes', node.value, node.words)) return
  setCounts(draft, count, node, perNode ?? null)
  limitGpuCount(draft, slots)
}

const quantitySlots = (slots: readonly Slot[], measure: string): readonly SlotOf<'quantity'>[] =>
  slotsOf(slots, 'quantity').filter((slot) => slot.measure === measure && slot.amount.change === undefined)

function setCounts(
  draft: Draft,
  count: GpuCount | null,
  nodes: SlotOf<'nodes'> | null,
  perNode: SlotOf<'quantity'> | null,
): void {
  if (perNode !== null) {
    const machines = nodes?.value ?? (count === null ? 1 : count.value / perNode.amount.value)
    const total = count !== null && nodes === null ? count.value : machines * perNode.amount.value
    if (Number.isInteger(machines)) draft.set('nodes', machines)
    draft.set('gpuCount', total)
    return
  }
  if (count === null) {
    if (nodes !== null) setNodes(draft, nodes)
    return
  }
  const total = nodes === null || isTotal(count, nodes) ? count.value : count.value * nodes.value
  if (nodes !== null) {
    draft.set('nodes', nodes.value)
    const typed = [...new Set([count.words, draft.words(nodes)])].map(quoted).join(' and ')
    draft.addRemark(
      'gpuCount',
      `${typed}: ${total} GPUs in all, on ${nodes.value} ${nodes.value === 1 ? 'node' : 'nodes'}.`,
    )
    if (total % nodes.value !== 0) {
      draft.addIssue('bad-value', `${total} GPUs do not spread evenly over ${nodes.value} nodes.`, [
        count.words,
        draft.words(nodes),
      ])
      return
    }
  } else if (!draft.has('nodes') && draft.get('nodes') !== null) draft.set('nodes', null)
  if (checkLimit(draft, 'gpus', total, count.words)) draft.set('gpuCount', total)
}

/** "2 nodes" of a job on 8 GPUs: whole machines of as many as it had, unless its GPUs are spread over them. */
function setNodes(draft: Draft, nodes: SlotOf<'nodes'>): void {
  draft.set('nodes', nodes.value)
  const { gpuCount = null, nodes: before = null } = draft.base?.spec ?? {}
  if (gpuCount === null || draft.has('gpuCount')) return
  const each = before === null ? Math.min(gpuCount, maxGpusPerNode) : gpuCount / before
  // "On 4 nodes" of a job on two machines of 8 is two machines more; "on 2 nodes" of one on 16 GPUs tells where they are.
  const isWhole = gpuCount / nodes.value === maxGpusPerNode || nodes.isSpread === true
  const isSpread = nodes.across && before === null && isWhole && gpuCount % nodes.value === 0
  const total = each * nodes.value
  if (isSpread || !Number.isInteger(each) || total === gpuCount) return
  draft.set('gpuCount', total)
  draft.addRemark('gpuCount', `${quoted(draft.words(nodes))}: ${total} GPUs in all, ${each} on each.`)
}

/** "32 H100s on 4 nodes" counts all, "4 nodes of 8 H100" and "8xH100, 4 nodes" count one node's. */
function isTotal(count: GpuCount, nodes: SlotOf<'nodes'>): boolean {
  if (nodes.across && count.from <= nodes.from) return true
  if (count.value > maxGpusPerNode) return true
  return count.from < nodes.from && !count.byTimes && count.value >= nodes.value
}
