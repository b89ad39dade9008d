/** Judges a claim: what its own numbers imply, what ours say, and a verdict. */
import { math } from '../../math.ts'
import { type Catalog, requireEntity } from '../../catalog/catalog.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import { type ClaimBench } from './claim-bench.ts'
import type { ClaimCheck, ArticleClaim, ClaimJudgement, CheckOfKind } from './claim.ts'
import { judgeSpeed } from './judge-speed.ts'
import {
  formatNumber,
  type ClaimFinding,
  hours,
  isInside,
  isWithinTolerance,
  NO_VALUE,
  percent,
  underestimateText,
  usd,
} from './format.ts'
import { pricesByCount, newestPrice } from './recorded-prices.ts'

/** The judgement on one claim over today's catalog. Throws where a claim names what the catalog lacks. */
export function judge(claim: ArticleClaim, catalog: Catalog, bench: ClaimBench): ClaimJudgement {
  return { claim, ...findingFor(claim.check, catalog, bench) }
}

function findingFor(check: ClaimCheck, catalog: Catalog, bench: ClaimBench): ClaimFinding {
  switch (check.kind) {
    case 'fact':
    case 'fact-ratio':
    case 'per-core':
      return judgeFact(check, catalog)
    case 'price':
    case 'price-by-count':
      return judgePrice(check, catalog)
    case 'hours':
    case 'cost':
    case 'arithmetic':
    case 'young-daly':
      return judgeArithmetic(check)
    case 'memory':
    case 'memory-ratio':
    case 'memory-cut':
    case 'weights':
    case 'weights-cut':
    case 'impossible-plan':
      return judgeMemory(check, bench)
    case 'evidence':
      return {
        implied: NO_VALUE,
        ours: `${check.measured[0]} to ${check.measured[1]} ${check.unit}: ${check.what}`,
        verdict: 'refuted',
      }
    case 'rule':
      return { implied: NO_VALUE, ours: check.because, verdict: check.verdict }
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

function judgeFact(check: CheckOfKind<'fact' | 'fact-ratio' | 'per-core'>, catalog: Catalog): ClaimFinding {
  const base = (gpu: Gpu, field: CheckOfKind<'fact'>['field']) => gpu[field]?.base ?? NaN
  if (check.kind === 'per-core') {
    const gpu = requireEntity(catalog.gpus, check.gpu)
    const perCore = (gpu.peak.bf16?.base ?? NaN) / base(gpu, 'cores') / 1e12
    const whole = (check.tflops * base(gpu, 'cores')) / 1000
    return {
      implied: `${formatNumber(whole)} PFLOP/s for the whole GPU`,
      ours: `${formatNumber(perCore, 2)} TFLOP/s per core`,
      verdict: isWithinTolerance(perCore, check.tflops, 0.05) ? 'confirmed' : 'refuted',
    }
  }
  if (check.kind === 'fact-ratio') {
    const ratio =
      base(requireEntity(catalog.gpus, check.gpu), check.field) /
      base(requireEntity(catalog.gpus, check.over), check.field)
    return {
      implied: NO_VALUE,
      ours: `${formatNumber(ratio)} times`,
      verdict: isWithinTolerance(ratio, check.ratio, 0.03) ? 'confirmed' : 'refuted',
    }
  }
  const fact = requireEntity(catalog.gpus, check.gpu)[check.field]
  const claimed =
    check.unit === 'core'
      ? check.value
      : math.unit(check.value, check.unit).toNumber(check.field === 'memory' ? 'byte' : 'byte/s')
  const source = catalog.sources.get(fact?.source ?? '')?.title ?? 'no source'
  return {
    implied: NO_VALUE,
    ours:
      fact === null
        ? 'not known'
        : `${fact.value.toLocaleString('en-US')} ${fact.unit === 'core' ? 'cores' : fact.unit} (${source})`,
    verdict: isWithinTolerance(fact?.base ?? NaN, claimed, 0.01) ? 'confirmed' : 'refuted',
  }
}

function judgePrice(check: CheckOfKind<'price' | 'price-by-count'>, catalog: Catalog): ClaimFinding {
  if (check.kind === 'price-by-count') {
    const prices = pricesByCount(check, catalog)
    const falls = prices.length > 1 && (prices.at(-1)?.usd ?? NaN) < (prices[0]?.usd ?? NaN)
    return {
      implied: NO_VALUE,
      ours: prices.map(({ count, usd: price }) => `${count}: ${usd(price)}`).join(', ') || 'not recorded',
      verdict: falls ? 'confirmed' : 'unsupported',
    }
  }
  const newest = newestPrice(check, catalog)
  if (newest === null) return { implied: NO_VALUE, ours: 'no newer price on record', verdict: 'unsupported' }
  return {
    implied: NO_VALUE,
    ours: `${usd(newest.usd)} on ${newest.asOf}`,
    verdict: isWithinTolerance(newest.usd, check.usdPerHour, 0.01) ? 'confirmed' : 'superseded',
  }
}

function judgeArithmetic(check: CheckOfKind<'hours' | 'cost' | 'arithmetic' | 'young-daly'>): ClaimFinding {
  switch (check.kind) {
    case 'hours': {
      const [slow, fast] = check.tokensPerSecond.map((speed) => check.tokens / speed / 3600) as [number, number]
      const implied = slow === fast ? hours(slow) : `${hours(fast)} to ${hours(slow)}`
      if (check.hours === null) return { implied, ours: NO_VALUE, verdict: 'unsupported' }
      const factor = slow / check.hours
      const holds = isWithinTolerance(slow, check.hours, 0.03)
      return {
        implied,
        ours: holds ? NO_VALUE : underestimateText(factor),
        verdict: holds ? 'reproduced' : 'own arithmetic contradicts',
      }
    }
    case 'cost': {
      const implied = (check.tokens / check.tokensPerSecond / 3600) * check.usdPerHour
      const holds = isWithinTolerance(implied, check.usd, 0.05)
      return {
        implied: usd(implied),
        ours: holds ? NO_VALUE : underestimateText(implied / check.usd),
        verdict: holds ? 'reproduced' : 'own arithmetic contradicts',
      }
    }
    case 'arithmetic': {
      const value = Number(math.evaluate(check.compute))
      const holds = isWithinTolerance(value, check.claimed, 0.04)
      return {
        implied: `${formatNumber(value)} ${check.unit}`,
        ours: NO_VALUE,
        verdict: holds ? 'reproduced' : 'own arithmetic contradicts',
      }
    }
    case 'young-daly': {
      const best = Math.sqrt(2 * check.writeSeconds * check.hoursBetween * 3600) / 60
      return {
        implied: NO_VALUE,
        ours: `${formatNumber(best, 2)} minutes where a checkpoint takes ${check.writeSeconds} s and a machine lasts ${check.hoursBetween} h`,
        verdict: isWithinTolerance(best, check.minutes, 0.3) ? 'confirmed' : 'unsupported',
      }
    }
  }
}

function judgeMemory(
  check: CheckOfKind<'memory' | 'memory-ratio' | 'memory-cut' | 'weights' | 'weights-cut' | 'impossible-plan'>,
  bench: ClaimBench,
): ClaimFinding {
  switch (check.kind) {
    case 'memory':
    case 'impossible-plan': {
      const { gib, persistentGib, usableGib } = bench.memory(check.plan)
      const ours = `${formatNumber(gib)} GiB, of which ${formatNumber(persistentGib)} before any activation; ${check.plan.gpuCount} × ${bench.nameOf(check.plan.gpu)} has ${formatNumber(usableGib)}`
      if (persistentGib > usableGib || gib > 1.05 * usableGib)
        return { implied: NO_VALUE, ours, verdict: 'physically impossible' }
      if (check.kind === 'impossible-plan') return { implied: NO_VALUE, ours, verdict: 'refuted' }
      return { implied: NO_VALUE, ours, verdict: isInside(gib, check.gib) ? 'confirmed' : 'refuted' }
    }
    case 'memory-ratio': {
      const ratio = bench.memory(check.plan).gib / bench.memory({ ...check.plan, batch: check.to.batch }).gib
      return {
        implied: NO_VALUE,
        ours: `${formatNumber(ratio, 2)} times for 8B LoRA at 2,048 tokens`,
        verdict: isInside(ratio, check.ratio) ? 'confirmed' : 'refuted',
      }
    }
    case 'memory-cut': {
      const cut = (batch: number) =>
        1 - bench.memory({ ...check.plan, batch }, 'full').gib / bench.memory({ ...check.plan, batch }, 'none').gib
      const [least, most] = [cut(check.plan.batch), cut(check.to.batch)]
      return {
        implied: NO_VALUE,
        ours: `${percent(least)} of the peak at batch ${check.plan.batch}, ${percent(most)} at batch ${check.to.batch} (8B LoRA)`,
        verdict: [least, most].every((share) => isInside(100 * share, check.percent)) ? 'confirmed' : 'refuted',
      }
    }
    case 'weights': {
      const gib = bench.weightsGib(check.model, check.weights)
      const fits = typeof check.gib === 'number' ? gib <= check.gib : isInside(gib, check.gib, 0.02)
      return {
        implied: NO_VALUE,
        ours: `${formatNumber(gib)} GiB of weights alone`,
        verdict: fits ? 'confirmed' : 'physically impossible',
      }
    }
    case 'weights-cut': {
      const cut = 1 - bench.weightsGib(check.model, check.weights) / bench.weightsGib(check.model, 'bf16')
      return {
        implied: NO_VALUE,
        ours: `${percent(cut)} of the weights of an 8B model`,
        verdict: isInside(100 * cut, check.percent, 0) ? 'confirmed' : 'refuted',
      }
    }
  }
}
