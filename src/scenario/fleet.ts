/** GPUs asked for and ruled out, how many, on how many nodes, from whom. */
import { isPossible } from './bounds.ts'
import { type Claim, type ClaimOf, ofRole } from './claims.ts'
import type { Draft } from './draft.ts'
import { type Gpus, withMemory } from './gpus.ts'
import { list, quoted } from './spell.ts'

/** A machine holds no more GPUs than this, but for a few rarities. */
const largestNode = 8

export function assembleFleet(draft: Draft, claims: readonly Claim[], gpus: Gpus): void {
  assembleGpus(draft, claims, gpus)
  assembleCount(draft, claims)
  assembleProviders(draft, claims)
}

function assembleGpus(draft: Draft, claims: readonly Claim[], gpus: Gpus): void {
  const said = ofRole(claims, 'gpus')
  const wanted = intersected(said.filter(({ excluded }) => !excluded))
  const memory = ofRole(claims, 'memory')
  const unwanted = [...new Set(said.filter(({ excluded }) => excluded).flatMap(({ ids }) => ids))]
  let ids = wanted
  for (const claim of memory) {
    const from = ids ?? [...gpus.byId.keys()]
    const left = withMemory(gpus, from, claim.gigabytes, claim.isLeast)
    const terms = [...said.filter(({ excluded }) => !excluded).map((one) => draft.words(one)), draft.words(claim)]
    if (left.length === 0) {
      const there = ids === null ? '' : `; there are ${list(ids.map((id) => gpus.byId.get(id)?.name ?? id))}`
      draft.fault('unknown', `No GPU in the catalog matches ${list(terms.map(quoted))}${there}.`, terms)
      return
    }
    ids = left
  }
  if (unwanted.length > 0) excludeGpus(draft, ids, unwanted, said, gpus)
  if (ids === null) return
  const chosen = new Set(ids.filter((id) => !unwanted.includes(id)))
  // In the catalog's order, so that the order of the words does not matter.
  const kept = [...gpus.byId.keys()].filter((id) => chosen.has(id))
  if (kept.length === 0) return
  draft.put('gpus', kept)
  // What was ruled out before and is asked for now is wanted.
  const excluded = draft.get('excludedGpus')
  if (excluded !== null && !draft.has('excludedGpus')) {
    const still = excluded.filter((id) => !kept.includes(id))
    if (still.length < excluded.length) draft.put('excludedGpus', still.length > 0 ? still : null)
  }
}

function excludeGpus(
  draft: Draft,
  ids: readonly string[] | null,
  unwanted: readonly string[],
  said: readonly ClaimOf<'gpus'>[],
  gpus: Gpus,
): void {
  const before = draft.base?.spec.excludedGpus ?? []
  // "Back to NVIDIA": a maker that was ruled out is wanted again; single cards that were are not.
  const again = said.flatMap(({ wanted = [] }) => (wanted.every((id) => before.includes(id)) ? wanted : []))
  const all = new Set([...before.filter((id) => !again.includes(id)), ...unwanted])
  draft.put(
    'excludedGpus',
    [...gpus.byId.keys()].filter((id) => all.has(id)),
  )
  if (ids === null) {
    const asked = draft.base?.spec.gpus ?? null
    const left = asked?.filter((id) => !unwanted.includes(id)) ?? null
    if (left !== null && asked !== null && left.length < asked.length) draft.put('gpus', left.length > 0 ? left : null)
    return
  }
  if (ids.every((id) => unwanted.includes(id))) {
    const terms = said.map((one) => draft.words(one))
    draft.fault('conflict', `${list(terms.map(quoted))} are both asked for and ruled out: keep one.`, terms)
  }
}

/** Several GPUs are a choice; a class ("24 GB cards", "Hopper") narrows what is named beside it. */
function intersected(wanted: readonly ClaimOf<'gpus'>[]): readonly string[] | null {
  if (wanted.length === 0) return null
  const named = [...new Set(wanted.filter(({ group }) => !group).flatMap(({ ids }) => ids))]
  const groups = wanted.filter(({ group }) => group)
  if (named.length === 0) return [...new Set(groups.flatMap(({ ids }) => ids))]
  const narrowed = named.filter((id) => groups.every(({ ids }) => ids.includes(id)))
  return narrowed.length > 0 ? narrowed : named
}

type Number = {
  readonly value: number
  readonly words: string
  readonly from: number
  readonly byTimes: boolean
}

function assembleCount(draft: Draft, claims: readonly Claim[]): void {
  const numbers: Number[] = [
    ...ofRole(claims, 'count').map((claim) => ({
      value: claim.amount.value,
      words: draft.words(claim),
      from: claim.from,
      byTimes: claim.byTimes,
    })),
    ...quantities(claims, 'gpus').map((claim) => ({
      value: claim.amount.value,
      words: draft.words(claim),
      from: claim.from,
      byTimes: false,
    })),
  ]
  if (
    numbers.length === 0 &&
    ofRole(claims, 'gpus').some(({ isSingular }) => isSingular === true) &&
    draft.base !== null
  ) {
    draft.put('gpuCount', null)
    draft.put('nodes', null)
  }
  const perNode = quantities(claims, 'gpusPerNode')[0]
  const nodes = ofRole(claims, 'nodes')
  const [first, ...rest] = numbers
  const other = rest.find(({ value }) => value !== first?.value)
  if (first !== undefined && other !== undefined) {
    draft.fault(
      'conflict',
      `Two numbers of GPUs are given, ${quoted(first.words)} and ${quoted(other.words)}: keep one.`,
      [first.words, other.words],
    )
    return
  }
  if (first !== undefined && !isPossible(draft, 'gpus', first.value, first.words)) return
  if (perNode !== undefined && !isPossible(draft, 'gpusPerNode', perNode.amount.value, draft.words(perNode))) return
  const [node, ...more] = nodes
  const second = more.find(({ value }) => value !== node?.value)
  if (node !== undefined && second !== undefined) {
    const terms = [draft.words(node), draft.words(second)]
    draft.fault(
      'conflict',
      `Two numbers of nodes are given, ${quoted(terms[0] ?? '')} and ${quoted(terms[1] ?? '')}: keep one.`,
      terms,
    )
    return
  }
  if (node !== undefined && !isPossible(draft, 'nodes', node.value, draft.words(node))) return
  settle(draft, first ?? null, node ?? null, perNode ?? null)
}

const quantities = (claims: readonly Claim[], measure: string): readonly ClaimOf<'quantity'>[] =>
  ofRole(claims, 'quantity').filter((claim) => claim.measure === measure && claim.amount.change === undefined)

function settle(
  draft: Draft,
  count: Number | null,
  nodes: ClaimOf<'nodes'> | null,
  perNode: ClaimOf<'quantity'> | null,
): void {
  if (perNode !== null) {
    const machines = nodes?.value ?? (count === null ? 1 : count.value / perNode.amount.value)
    const total = count !== null && nodes === null ? count.value : machines * perNode.amount.value
    if (Number.isInteger(machines)) draft.put('nodes', machines)
    draft.put('gpuCount', total)
    return
  }
  if (count === null) {
    if (nodes !== null) draft.put('nodes', nodes.value)
    return
  }
  const total = nodes === null || isTotal(count, nodes) ? count.value : count.value * nodes.value
  if (nodes !== null) {
    draft.put('nodes', nodes.value)
    const typed = [...new Set([count.words, draft.words(nodes)])].map(quoted).join(' and ')
    draft.remark(
      'gpuCount',
      `${typed}: ${total} GPUs in all, on ${nodes.value} ${nodes.value === 1 ? 'node' : 'nodes'}.`,
    )
    if (total % nodes.value !== 0) {
      draft.fault('bad-value', `${total} GPUs do not spread evenly over ${nodes.value} nodes.`, [
        count.words,
        draft.words(nodes),
      ])
      return
    }
  } else if (!draft.has('nodes') && draft.get('nodes') !== null) draft.put('nodes', null)
  if (isPossible(draft, 'gpus', total, count.words)) draft.put('gpuCount', total)
}

/** "32 H100s on 4 nodes" counts all, "4 nodes of 8 H100" and "8xH100, 4 nodes" count one node's. */
function isTotal(count: Number, nodes: ClaimOf<'nodes'>): boolean {
  if (nodes.across && count.from <= nodes.from) return true
  if (count.value > largestNode) return true
  return count.from < nodes.from && !count.byTimes && count.value >= nodes.value
}

function assembleProviders(draft: Draft, claims: readonly Claim[]): void {
  const said = ofRole(claims, 'providers')
  const unwanted = [...new Set(said.filter(({ excluded }) => excluded).flatMap(({ ids }) => ids))]
  const wanted = [...new Set(said.filter(({ excluded }) => !excluded).flatMap(({ ids }) => ids))]
  const both = wanted.filter((id) => unwanted.includes(id))
  if (both.length > 0 && both.length === wanted.length) {
    const terms = said.filter(({ ids }) => ids.some((id) => both.includes(id))).map((one) => draft.words(one))
    draft.fault(
      'conflict',
      `${list([...new Set(terms)].map(quoted))} is both asked for and ruled out: keep one.`,
      terms,
    )
    return
  }
  const machine = said.find(({ byMachine }) => byMachine === true)
  const elsewhere = said.find(
    ({ byMachine, excluded, isAlternative, ids }) =>
      byMachine !== true &&
      !excluded &&
      isAlternative !== true &&
      !ids.some((id) => machine?.ids.includes(id) === true),
  )
  if (machine !== undefined && elsewhere !== undefined) {
    const terms = [draft.words(machine), draft.words(elsewhere)]
    draft.fault('conflict', `${quoted(terms[0] ?? '')} is not rented at ${quoted(terms[1] ?? '')}: keep one.`, terms)
    return
  }
  if (unwanted.length > 0) {
    draft.put('excludedProviders', [...new Set([...(draft.base?.spec.excludedProviders ?? []), ...unwanted])])
    const left = draft.base?.spec.providers?.filter((id) => !unwanted.includes(id)) ?? null
    if (wanted.length === 0 && left !== null && left.length < (draft.base?.spec.providers?.length ?? 0)) {
      draft.put('providers', left.length > 0 ? left : null)
    }
  }
  if (wanted.length === 0) return
  draft.put('providers', wanted)
  const excluded = draft.get('excludedProviders')
  if (excluded !== null && unwanted.length === 0) {
    const still = excluded.filter((id) => !wanted.includes(id))
    if (still.length < excluded.length) draft.put('excludedProviders', still.length > 0 ? still : null)
  }
}
