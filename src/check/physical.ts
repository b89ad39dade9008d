/** What no machine does, and what ours would: memory, speed and utilisation of a claim. */
import type { Catalog } from '../catalog/catalog.ts'
import { flopsPerToken, peakOf } from '../estimate/gate.ts'
import type { Run } from '../estimate/run.ts'
import { gib, parameters, percent, tokens, tokensPerSecond } from '../reply/format.ts'
import { type Names, planName, weightWords } from '../reply/names.ts'
import { gpusOf } from './arithmetic.ts'
import type { Bench } from './bench.ts'
import { type Claimed, type Figure, middle } from './claimed.ts'
import type { Finding } from './finding.ts'
import { slipOfBytes, slipOfShare } from './slip.ts'

const GIB = 2 ** 30
/** Above this share of the peak nothing ever ran. */
const IMPOSSIBLE_SHARE = 0.9
/** Beyond our range by so much, a figure is another figure. */
const beyond = 1.25
/** Needs beyond the card by more than our memory model errs. */
const certain = 1.1

/** `bench`: null where the claim names no model. */
export function physical(claimed: Claimed, bench: Bench | null, catalog: Catalog, names: Names): Finding[] {
  if (bench === null) return ofTheCard(claimed, catalog, names)
  const misfit = fitFinding(claimed, bench, names)
  return [
    ...(misfit === null ? [] : [misfit]),
    ...(misfit !== null && claimed.memory !== null ? [] : memoryFinding(claimed, bench, names)),
    ...speedFinding(claimed, bench, misfit !== null),
    ...utilisationFinding(claimed, bench),
  ]
}

type Facts = { readonly bench: Bench; readonly names: Names; readonly gpuCount: number }

const machine = ({ bench, names, gpuCount }: Facts): string =>
  planName(
    { gpu: bench.gpus.reduce((a, b) => (b.usableMemory.base > a.usableMemory.base ? b : a)).id, gpuCount },
    names,
  )

const form = ({ ways }: Bench): string => {
  const [way] = ways
  if (way === undefined) return 'bf16'
  return way.method === 'full' ? 'full fine-tuning' : weightWords[way.weights]
}

/** The run does not fit the GPUs that are named; null where it does, or where none is named. */
function fitFinding(claimed: Claimed, bench: Bench, names: Names): Finding | null {
  const gpuCount = gpusOf(claimed)
  const { spec } = claimed
  const hasGpu = spec.gpus !== null
  if (gpuCount === null || !hasGpu || spec.offload === 'params') return null
  const facts = { bench, names, gpuCount }
  const capacity = bench.usable * gpuCount
  const has = `${machine(facts)} ${gpuCount > 1 ? 'have' : 'has'} ${gib(capacity / GIB)}${gpuCount > 1 ? ' in all' : ''}`
  const what = claimed.memory?.words ?? `runs on ${machine(facts)}`
  if (bench.weights > capacity) {
    const shown = `${parameters(bench.shape.params)} parameters in ${form(bench)} take ${gib(bench.weights / GIB)} of weights alone; ${has}`
    return { about: 'memory', verdict: 'impossible', claimed: what, shown, factor: null, slip: null }
  }
  const { memory } = bench
  if (memory === null || memory.least <= bench.usable) return null
  const batch = spec.batch === null ? 'at batch 1' : `at batch ${spec.batch}`
  return {
    about: 'memory',
    verdict: memory.least > certain * bench.usable ? 'impossible' : 'off',
    claimed: what,
    shown: `${form(bench)} ${batch} needs at least ${gib(memory.least / GIB)} on each GPU; there are ${gib(bench.usable / GIB)}`,
    factor: null,
    slip: null,
  }
}

/** The memory that is claimed, beside the weights and beside ours. */
function memoryFinding(claimed: Claimed, bench: Bench, names: Names): Finding[] {
  const { memory: stated, spec } = claimed
  const gpuCount = gpusOf(claimed) ?? 1
  if (stated === null || bench.memory === null) return []
  const sold = bench.gpus.map(({ memory }) => memory.base)
  // "On an H100 80 GB": the card, not what the run takes.
  if (spec.gpus !== null && sold.some((size) => Math.abs(stated.high / size - 1) < 0.02) && stated.bound === null)
    return []
  const found = (verdict: Finding['verdict'], shown: string, factor: number | null): Finding[] => [
    {
      about: 'memory',
      verdict,
      claimed: stated.words,
      shown,
      factor,
      slip: factor === null ? null : slipOfBytes(factor),
    },
  ]
  const most = Math.max(...sold)
  if (spec.gpus !== null && stated.low > most && stated.bound !== 'most' && gpuCount === 1)
    return found('impossible', `${machine({ bench, names, gpuCount: 1 })} is sold with ${gib(most / GIB)}`, null)
  const perGpu = bench.weights / gpuCount
  const weights = `${parameters(bench.shape.params)} parameters in ${form(bench)} take ${gib(bench.weights / GIB)} of weights alone`
  const { least, most: fullest } = bench.memory
  if (stated.high < perGpu * 0.98) {
    const factor = stated.high / perGpu
    if (stated.bound === 'least') return found('off', weights, factor)
    return found(
      'impossible',
      gpuCount > 1 ? `${weights}, ${gib(perGpu / GIB)} on each of ${gpuCount} GPUs` : weights,
      factor,
    )
  }
  const shown = `ours is ${gib(least / GIB)} to ${gib(fullest / GIB)} on each GPU, ${form(bench)}${spec.batch === null ? `, batches of 1 to ${claimed.isNeed ? 2 : 8}` : ''}`
  if (meets(stated, { low: least, high: fullest }, 1.07)) return found('consistent', shown, null)
  const factor = stated.high < least ? stated.high / least : stated.low / fullest
  return found('off', shown, factor)
}

function meets(
  { low, high, bound }: Figure,
  ours: { readonly low: number; readonly high: number },
  slack: number,
): boolean {
  const least = bound === 'most' ? 0 : low
  const most = bound === 'least' ? Infinity : high
  return most >= ours.low / slack && least <= ours.high * slack
}

/** The speed that is claimed, or that its hours ask for. */
function speedFinding(claimed: Claimed, bench: Bench, isMisfit: boolean): Finding[] {
  const gpuCount = gpusOf(claimed)
  const stated = claimed.rate ?? neededRate(claimed)
  if (stated === null || gpuCount === null || claimed.spec.gpus === null) return []
  const total = claimed.rate?.perGpu === true ? gpuCount : 1
  const each = { ...stated, low: (stated.low * total) / gpuCount, high: (stated.high * total) / gpuCount }
  const { leanest, speed } = bench
  if (leanest === null) return []
  const share = shareOfPeak(claimed, bench, each.low)
  const words = claimed.rate === null ? `${stated.words}: ${tokensPerSecond(middle(stated))}` : stated.words
  if (share > IMPOSSIBLE_SHARE) {
    const { hardware } = flopsPerToken(gateRun(claimed, bench), leanest.sizes)
    const shown = `${tokensPerSecond(each.low)} a GPU × ${(hardware / 1e9).toPrecision(3)} GFLOP a token is ${percent(share)} of the dense peak; nothing goes above ${percent(IMPOSSIBLE_SHARE)}`
    return [{ about: 'speed', verdict: 'impossible', claimed: words, shown, factor: null, slip: null }]
  }
  if (isMisfit || speed === null) return []
  const shown = `ours is ${tokensPerSecond(speed.p10)} to ${tokensPerSecond(speed.p90)} over ${gpuCount === 1 ? 'one GPU' : `all ${gpuCount} GPUs`}, from the slowest stack to the fastest${onlyForm(bench)}`
  const isMet = (factor: number): boolean =>
    meets(
      { ...stated, low: stated.low * factor, high: stated.high * factor },
      { low: speed.p10, high: speed.p90 },
      beyond,
    )
  const isEach = claimed.rate?.perGpu === null && gpuCount > 1 && !isMet(total) && isMet(gpuCount)
  if (isMet(total) || isEach) {
    const said = isEach ? `${shown}, if the speed is that of one GPU` : shown
    return [{ about: 'speed', verdict: 'consistent', claimed: words, shown: said, factor: null, slip: null }]
  }
  const factor = stated.high * total < speed.p10 ? (stated.high * total) / speed.p10 : (stated.low * total) / speed.p90
  return [{ about: 'speed', verdict: 'off', claimed: words, shown, factor, slip: null }]
}

/** Of several stored forms only some may fit. */
function onlyForm({ ways, fitting }: Bench): string {
  const misfits = ways.filter(({ weights }) => !fitting.has(weights)).map(({ weights }) => weightWords[weights])
  const fits = [...fitting].map((weights) => weightWords[weights])
  return misfits.length === 0 ? '' : `, in ${fits.join(' or ')}: ${misfits.join(' and ')} does not fit`
}

/** Tokens per second that the hours stated ask for. */
function neededRate({ spec, durations: [duration] }: Claimed): Figure | null {
  if (spec.tokens === null || duration === undefined) return null
  return {
    low: spec.tokens / (duration.high * 3600),
    high: spec.tokens / (duration.low * 3600),
    words: `${tokens(spec.tokens)} in ${duration.words}`,
    bound: null,
  }
}

/** The least demanding run there is: nothing computed twice, FP8 where it is spoken of. */
function gateRun({ isLowPrecision, spec }: Claimed, { leanest, gpus }: Bench): Run {
  if (leanest === null) throw new Error('a gate without a run')
  const fastest = gpus.reduce((one, other) => ((other.peak.bf16?.base ?? 0) > (one.peak.bf16?.base ?? 0) ? other : one))
  const peak = fastest.peak.bf16?.base ?? fastest.peak.fp16?.base ?? leanest.run.hardware.peak
  const hardware = { ...leanest.run.hardware, peak, peakFp8: fastest.peak.fp8?.base ?? 0 }
  const isLow = isLowPrecision || spec.weights === 'fp8'
  return { ...leanest.run, hardware, recomputation: 'none', compute: isLow ? 'fp8' : 'bf16' }
}

function shareOfPeak(claimed: Claimed, bench: Bench, perGpu: number): number {
  const run = gateRun(claimed, bench)
  return bench.leanest === null ? 0 : (flopsPerToken(run, bench.leanest.sizes).hardware * perGpu) / peakOf(run)
}

function utilisationFinding(claimed: Claimed, bench: Bench): Finding[] {
  const { utilisation: stated, rate } = claimed
  const gpuCount = gpusOf(claimed)
  if (stated === null) return []
  if (stated.low > IMPOSSIBLE_SHARE) return [tooMuch(stated)]
  if (rate === null || gpuCount === null || claimed.spec.gpus === null || bench.leanest === null) return []
  const run = { ...gateRun(claimed, bench), compute: 'bf16' as const }
  const flops = flopsPerToken(run, bench.leanest.sizes)
  const total = rate.perGpu === true ? 1 : 1 / gpuCount
  const of = (speed: number): number => (speed * total * flops.model) / peakOf(run)
  const implied = { low: of(rate.low), high: of(rate.high) }
  const isSame = meets(stated, implied, 1.15)
  const factor = middle(stated) / middle(implied)
  return [
    {
      about: 'utilisation',
      verdict: isSame ? 'consistent' : 'off',
      claimed: stated.words,
      shown: `${tokensPerSecond(middle(rate) * total)} a GPU × ${(flops.model / 1e9).toPrecision(3)} GFLOP a token ÷ ${(peakOf(run) / 1e12).toPrecision(3)} TFLOP/s = ${percent(middle(implied))}`,
      factor: isSame ? null : factor,
      slip: isSame ? null : slipOfShare(factor, { gpuCount, epochs: 1 }),
    },
  ]
}

function tooMuch({ words }: Figure): Finding {
  const shown = `nothing goes above ${percent(IMPOSSIBLE_SHARE)} of the dense peak`
  return { about: 'utilisation', verdict: 'impossible', claimed: words, shown, factor: null, slip: null }
}

/** Without a model: the size that a card is sold under, and a share of the peak that nothing reaches. */
function ofTheCard({ utilisation, memory, spec }: Claimed, catalog: Catalog, names: Names): Finding[] {
  const found = utilisation !== null && utilisation.low > IMPOSSIBLE_SHARE ? [tooMuch(utilisation)] : []
  const gpus = (spec.gpus ?? []).flatMap((id) => catalog.gpus.get(id) ?? [])
  const [first] = gpus
  if (memory === null || first === undefined) return found
  const sold = gpus.find((gpu) => Math.abs(memory.high / gpu.memory.base - 1) < 0.02)
  const factor = memory.high / first.memory.base
  const shown = `the ${names.gpu((sold ?? first).id)} is sold with ${Math.round((sold ?? first).memory.base / 1e9)} GB`
  const verdict = sold === undefined ? 'off' : 'consistent'
  return [
    ...found,
    {
      about: 'memory',
      verdict,
      claimed: memory.words,
      shown,
      factor: sold === undefined ? factor : null,
      slip: sold === undefined ? slipOfBytes(factor) : null,
    },
  ]
}
