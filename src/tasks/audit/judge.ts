/** Judges a claim: what its own numbers imply, what ours say, and a verdict. */
import { math } from '../../math.ts'
import type { Catalog } from '../../catalog/catalog.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import { type Bench, known } from './bench-of-claims.ts'
import type { Check, Claim, Judgement } from './claim.ts'
import { judgeSpeed } from './judge-speed.ts'
import { digits, type Finding, hours, inside, near, NOTHING, percent, times, usd } from './words.ts'
import { byCount, newestPrice } from './claimed-prices.ts'

/** The judgement on one claim over today's catalog. Throws where a claim names what the catalog lacks. */
export function judge(claim: Claim, catalog: Catalog, bench: Bench): Judgement {
  return { claim, ...find(claim.check, catalog, bench) }
}

function find(check: Check, catalog: Catalog, bench: Bench): Finding {
  switch (check.kind) {
    case 'fact':
    case 'fact-ratio':
    case 'per-core':
      return factual(check, catalog)
    case 'price':
    case 'price-by-count':
      return priced(check, catalog)
    case 'hours':
    case 'cost':
    case 'arithmetic':
    case 'young-daly':
      return arithmetical(check)
    case 'memory':
    case 'memory-ratio':
    case 'memory-cut':
    case 'weights':
    case 'weights-cut':
    case 'impossible-plan':
      return sized(check, bench)
    case 'evidence':
      return {
        implied: NOTHING,
        ours: `${check.measured[0]} to ${check.measured[1]} ${check.unit}: ${check.what}`,
        verdict: 'refuted',
      }
    case 'rule':
      return { implied: NOTHING, ours: check.because, verdict: check.verdict }
    case 'speed':
    case 'step-cost':
    case 'speed-ratio':
    case 'time-saved':
    case 'scaling':
    case 'quantization-cost':
    case 'checkpointing-cost':
    case 'crossover':
      return judgeSpeed(check, catalog, bench)
  }
}

type Of<K extends Check['kind']> = Extract<Check, { kind: K }>

function factual(check: Of<'fact' | 'fact-ratio' | 'per-core'>, catalog: Catalog): Finding {
  const base = (gpu: Gpu, field: Of<'fact'>['field']) => gpu[field]?.base ?? NaN
  if (check.kind === 'per-core') {
    const gpu = known(catalog.gpus, check.gpu)
    const perCore = (gpu.peak.bf16?.base ?? NaN) / base(gpu, 'cores') / 1e12
    const whole = (check.tflops * base(gpu, 'cores')) / 1000
    return {
      implied: `${digits(whole)} PFLOP/s for the whole GPU`,
      ours: `${digits(perCore, 2)} TFLOP/s per core`,
      verdict: near(perCore, check.tflops, 0.05) ? 'confirmed' : 'refuted',
    }
  }
  if (check.kind === 'fact-ratio') {
    const ratio = base(known(catalog.gpus, check.gpu), check.field) / base(known(catalog.gpus, check.over), check.field)
    return {
      implied: NOTHING,
      ours: `${digits(ratio)} times`,
      verdict: near(ratio, check.ratio, 0.03) ? 'confirmed' : 'refuted',
    }
  }
  const fact = known(catalog.gpus, check.gpu)[check.field]
  const claimed =
    check.unit === 'core'
      ? check.value
      : math.unit(check.value, check.unit).toNumber(check.field === 'memory' ? 'byte' : 'byte/s')
  const source = catalog.sources.get(fact?.source ?? '')?.title ?? 'no source'
  return {
    implied: NOTHING,
    ours:
      fact === null
        ? 'not known'
        : `${fact.value.toLocaleString('en-US')} ${fact.unit === 'core' ? 'cores' : fact.unit} (${source})`,
    verdict: near(fact?.base ?? NaN, claimed, 0.01) ? 'confirmed' : 'refuted',
  }
}

function priced(check: Of<'price' | 'price-by-count'>, catalog: Catalog): Finding {
  if (check.kind === 'price-by-count') {
    const prices = byCount(check, catalog)
    const falls = prices.length > 1 && (prices.at(-1)?.usd ?? NaN) < (prices[0]?.usd ?? NaN)
    return {
      implied: NOTHING,
      ours: prices.map(({ count, usd: price }) => `${count}: ${usd(price)}`).join(', ') || 'not recorded',
      verdict: falls ? 'confirmed' : 'unsupported',
    }
  }
  const newest = newestPrice(check, catalog)
  if (newest === null) return { implied: NOTHING, ours: 'no newer price on record', verdict: 'unsupported' }
  return {
    implied: NOTHING,
    ours: `${usd(newest.usd)} on ${newest.asOf}`,
    verdict: near(newest.usd, check.usdPerHour, 0.01) ? 'confirmed' : 'superseded',
  }
}

function arithmetical(check: Of<'hours' | 'cost' | 'arithmetic' | 'young-daly'>): Finding {
  switch (check.kind) {
    case 'hours': {
      const [slow, fast] = check.tokensPerSecond.map((speed) => check.tokens / speed / 3600) as [number, number]
      const implied = slow === fast ? hours(slow) : `${hours(fast)} to ${hours(slow)}`
      if (check.hours === null) return { implied, ours: NOTHING, verdict: 'unsupported' }
      const factor = slow / check.hours
      const holds = near(slow, check.hours, 0.03)
      return {
        implied,
        ours: holds ? NOTHING : times(factor),
        verdict: holds ? 'reproduced' : 'own arithmetic contradicts',
      }
    }
    case 'cost': {
      const implied = (check.tokens / check.tokensPerSecond / 3600) * check.usdPerHour
      const holds = near(implied, check.usd, 0.05)
      return {
        implied: usd(implied),
        ours: holds ? NOTHING : times(implied / check.usd),
        verdict: holds ? 'reproduced' : 'own arithmetic contradicts',
      }
    }
    case 'arithmetic': {
      const value = Number(math.evaluate(check.compute))
      const holds = near(value, check.claimed, 0.04)
      return {
        implied: `${digits(value)} ${check.unit}`,
        ours: NOTHING,
        verdict: holds ? 'reproduced' : 'own arithmetic contradicts',
      }
    }
    case 'young-daly': {
      const best = Math.sqrt(2 * check.writeSeconds * check.hoursBetween * 3600) / 60
      return {
        implied: NOTHING,
        ours: `${digits(best, 2)} minutes where a checkpoint takes ${check.writeSeconds} s and a machine lasts ${check.hoursBetween} h`,
        verdict: near(best, check.minutes, 0.3) ? 'confirmed' : 'unsupported',
      }
    }
  }
}

function sized(
  check: Of<'memory' | 'memory-ratio' | 'memory-cut' | 'weights' | 'weights-cut' | 'impossible-plan'>,
  bench: Bench,
): Finding {
  switch (check.kind) {
    case 'memory':
    case 'impossible-plan': {
      const { gib, heldGib, usableGib } = bench.memory(check.plan)
      const ours = `${digits(gib)} GiB, of which ${digits(heldGib)} before any activation; ${check.plan.gpuCount} × ${bench.nameOf(check.plan.gpu)} has ${digits(usableGib)}`
      if (heldGib > usableGib || gib > 1.05 * usableGib)
        return { implied: NOTHING, ours, verdict: 'physically impossible' }
      if (check.kind === 'impossible-plan') return { implied: NOTHING, ours, verdict: 'refuted' }
      return { implied: NOTHING, ours, verdict: inside(gib, check.gib) ? 'confirmed' : 'refuted' }
    }
    case 'memory-ratio': {
      const ratio = bench.memory(check.plan).gib / bench.memory({ ...check.plan, batch: check.to.batch }).gib
      return {
        implied: NOTHING,
        ours: `${digits(ratio, 2)} times for 8B LoRA at 2,048 tokens`,
        verdict: inside(ratio, check.ratio) ? 'confirmed' : 'refuted',
      }
    }
    case 'memory-cut': {
      const cut = (batch: number) =>
        1 - bench.memory({ ...check.plan, batch }, 'full').gib / bench.memory({ ...check.plan, batch }, 'none').gib
      const [least, most] = [cut(check.plan.batch), cut(check.to.batch)]
      return {
        implied: NOTHING,
        ours: `${percent(least)} of the peak at batch ${check.plan.batch}, ${percent(most)} at batch ${check.to.batch} (8B LoRA)`,
        verdict: [least, most].every((share) => inside(100 * share, check.percent)) ? 'confirmed' : 'refuted',
      }
    }
    case 'weights': {
      const gib = bench.weightsGib(check.model, check.weights)
      const fits = typeof check.gib === 'number' ? gib <= check.gib : inside(gib, check.gib, 0.02)
      return {
        implied: NOTHING,
        ours: `${digits(gib)} GiB of weights alone`,
        verdict: fits ? 'confirmed' : 'physically impossible',
      }
    }
    case 'weights-cut': {
      const cut = 1 - bench.weightsGib(check.model, check.weights) / bench.weightsGib(check.model, 'bf16')
      return {
        implied: NOTHING,
        ours: `${percent(cut)} of the weights of an 8B model`,
        verdict: inside(100 * cut, check.percent, 0) ? 'confirmed' : 'refuted',
      }
    }
  }
}
