/** Checks memory, speed and utilisation of a claim against the hardware's limits and against our own estimate. */
import { GIB } from '../catalog/units.ts'
import { weightNames } from '../catalog/training-method.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { formatGib, formatParameters } from '../presentation/format/number-format.ts'
import { type DisplayNames, planName } from '../presentation/format/display-names.ts'
import { gpuCountOf } from './arithmetic-check.ts'
import type { ReferenceRuns } from './reference-runs.ts'
import type { RunClaim } from './claim.ts'
import type { CheckFinding } from './finding.ts'
import { byteMistakeOf } from './usual-mistakes.ts'
import { overlaps } from './claim-tolerance.ts'
import { checkSpeed, checkUtilisation, utilisationTooHigh } from './speed-check.ts'

/** Needs beyond the GPU by more than our memory model errs. */
const memoryTolerance = 1.1

/** `bench`: null where the claim names no model. */
export function checkPhysics(
  claim: RunClaim,
  referenceRuns: ReferenceRuns | null,
  catalog: Catalog,
  names: DisplayNames,
): CheckFinding[] {
  if (referenceRuns === null) return checkAccelerator(claim, catalog, names)
  const { rules } = catalog.inquiryFacts
  const fitFinding = checkFit(claim, referenceRuns, names)
  return [
    ...(fitFinding === null ? [] : [fitFinding]),
    ...(fitFinding !== null && claim.memory !== null ? [] : checkMemory(claim, referenceRuns, names)),
    ...checkSpeed(claim, referenceRuns, fitFinding !== null, rules),
    ...checkUtilisation(claim, referenceRuns, rules),
  ]
}

type ClaimedMachine = { readonly bench: ReferenceRuns; readonly names: DisplayNames; readonly gpuCount: number }

const machineName = ({ bench: referenceRuns, names, gpuCount }: ClaimedMachine): string =>
  planName(
    { gpu: referenceRuns.gpus.reduce((a, b) => (b.usableMemory.base > a.usableMemory.base ? b : a)).id, gpuCount },
    names,
  )

const precisionText = ({ trainingMethods }: ReferenceRuns): string => {
  const [trainingMethod] = trainingMethods
  if (trainingMethod === undefined) return 'bf16'
  return trainingMethod.method === 'full' ? 'full fine-tuning' : weightNames[trainingMethod.weights]
}

/** The run does not fit the GPUs that are named; null where it does, or where none is named. */
function checkFit(claim: RunClaim, referenceRuns: ReferenceRuns, names: DisplayNames): CheckFinding | null {
  const gpuCount = gpuCountOf(claim)
  const { spec } = claim
  const hasGpu = spec.gpus !== null
  if (gpuCount === null || !hasGpu || spec.offload === 'params') return null
  const machine = { bench: referenceRuns, names, gpuCount }
  const capacity = referenceRuns.usableMemory * gpuCount
  const capacityText = `${machineName(machine)} ${gpuCount > 1 ? 'have' : 'has'} ${formatGib(capacity / GIB)}${gpuCount > 1 ? ' in all' : ''}`
  const claimText = claim.memory?.words ?? `runs on ${machineName(machine)}`
  // A figure that is claimed beside is that of a run in the memory of the GPUs.
  const runsSomehow = referenceRuns.fitsWithHost && spec.batch === null && !saysFigure(claim)
  const otherwise = runsSomehow ? '; it runs with the weights in the memory of the host, slowly' : ''
  const impossible = runsSomehow ? 'off' : 'impossible'
  if (referenceRuns.weightBytes > capacity) {
    const shown = `${formatParameters(referenceRuns.shape.params)} parameters in ${precisionText(referenceRuns)} take ${formatGib(referenceRuns.weightBytes / GIB)} of weights alone; ${capacityText}${otherwise}`
    return { about: 'memory', verdict: impossible, claimed: claimText, shown, factor: null, slip: null }
  }
  const { memory } = referenceRuns
  if (memory === null || memory.least <= referenceRuns.usableMemory) return null
  const batch = spec.batch === null ? 'at batch 1' : `at batch ${spec.batch}`
  return {
    about: 'memory',
    verdict: memory.least > memoryTolerance * referenceRuns.usableMemory ? impossible : 'off',
    claimed: claimText,
    shown: `${precisionText(referenceRuns)} ${batch} needs at least ${formatGib(memory.least / GIB)} on each GPU; there are ${formatGib(referenceRuns.usableMemory / GIB)}${otherwise}`,
    factor: null,
    slip: null,
  }
}

const saysFigure = ({ rate, durations, usd, usdPer, memory, utilisation }: RunClaim): boolean =>
  durations.length > 0 || [rate, usd, usdPer, memory, utilisation].some((figure) => figure != null)

/** The memory that is claimed, beside the weights and beside ours. */
function checkMemory(claim: RunClaim, referenceRuns: ReferenceRuns, names: DisplayNames): CheckFinding[] {
  const { memory: stated, spec } = claim
  const gpuCount = gpuCountOf(claim) ?? 1
  if (stated === null || referenceRuns.memory === null) return []
  const memorySizes = referenceRuns.gpus.map(({ memory }) => memory.base)
  // "On an H100 80 GB": the GPU, not what the run takes.
  if (
    spec.gpus !== null &&
    memorySizes.some((size) => Math.abs(stated.high / size - 1) < 0.02) &&
    stated.bound === null
  )
    return []
  const findingWith = (verdict: CheckFinding['verdict'], shown: string, factor: number | null): CheckFinding[] => [
    {
      about: 'memory',
      verdict,
      claimed: stated.words,
      shown,
      factor,
      slip: factor === null ? null : byteMistakeOf(factor),
    },
  ]
  const most = Math.max(...memorySizes)
  if (spec.gpus !== null && stated.low > most && stated.bound !== 'most' && gpuCount === 1)
    return findingWith(
      'impossible',
      `${machineName({ bench: referenceRuns, names, gpuCount: 1 })} is sold with ${formatGib(most / GIB)}`,
      null,
    )
  const perGpu = referenceRuns.weightBytes / gpuCount
  const weights = `${formatParameters(referenceRuns.shape.params)} parameters in ${precisionText(referenceRuns)} take ${formatGib(referenceRuns.weightBytes / GIB)} of weights alone`
  const { least, most: fullest } = referenceRuns.memory
  if (stated.high < perGpu * 0.98) {
    const factor = stated.high / perGpu
    if (stated.bound === 'least') return findingWith('off', weights, factor)
    return findingWith(
      'impossible',
      gpuCount > 1 ? `${weights}, ${formatGib(perGpu / GIB)} on each of ${gpuCount} GPUs` : weights,
      factor,
    )
  }
  const shown = `ours is ${formatGib(least / GIB)} to ${formatGib(fullest / GIB)} on each GPU, ${precisionText(referenceRuns)}${spec.batch === null ? `, batches of 1 to ${claim.isMemoryNeed ? 2 : 8}` : ''}`
  if (overlaps(stated, { low: least, high: fullest }, 1.07)) return findingWith('consistent', shown, null)
  const factor = stated.high < least ? stated.high / least : stated.low / fullest
  return findingWith('off', shown, factor)
}

/** Without a model: the size that a GPU is sold under, and a share of the peak that nothing reaches. */
function checkAccelerator(
  { utilisation, memory, spec }: RunClaim,
  catalog: Catalog,
  names: DisplayNames,
): CheckFinding[] {
  const { rules } = catalog.inquiryFacts
  const isTooHigh = utilisation !== null && utilisation.low > rules.impossibleMfu.base
  const findings = isTooHigh ? [utilisationTooHigh(utilisation, rules)] : []
  const gpus = (spec.gpus ?? []).flatMap((id) => catalog.gpus.get(id) ?? [])
  const [first] = gpus
  if (memory === null || first === undefined) return findings
  const matchingGpu = gpus.find((gpu) => Math.abs(memory.high / gpu.memory.base - 1) < 0.02)
  const factor = memory.high / first.memory.base
  const shown = `the ${names.gpu((matchingGpu ?? first).id)} is sold with ${Math.round((matchingGpu ?? first).memory.base / 1e9)} GB`
  const verdict = matchingGpu === undefined ? 'off' : 'consistent'
  return [
    ...findings,
    {
      about: 'memory',
      verdict,
      claimed: memory.words,
      shown,
      factor: matchingGpu === undefined ? factor : null,
      slip: matchingGpu === undefined ? byteMistakeOf(factor) : null,
    },
  ]
}
