/** Claims about speed: tokens per second, ratios of them, and dollars that follow. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { ClaimBench } from './claim-bench.ts'
import type { ClaimedRun, ClaimVerdict, CheckOfKind } from './claim.ts'
import { newestPrice } from './recorded-prices.ts'
import { formatNumber, type ClaimFinding, isInside, NO_VALUE, percent, usd } from './format.ts'

/** Judges a claim about speed, or about money that follows from it. */
export function judgeSpeed(
  check: CheckOfKind<
    | 'speed'
    | 'step-cost'
    | 'speed-ratio'
    | 'time-saved'
    | 'scaling'
    | 'quantization-cost'
    | 'checkpointing-cost'
    | 'crossover'
  >,
  catalog: Catalog,
  bench: ClaimBench,
): ClaimFinding {
  const verdictIf = (holds: boolean): ClaimVerdict => (holds ? 'confirmed' : 'refuted')
  switch (check.kind) {
    case 'speed': {
      const { p10, p50, p90 } = bench.speed(check.plan)
      const [low, high] = check.tokensPerSecond
      return {
        implied: NO_VALUE,
        ours: `${formatNumber(p50)} tok/s (${formatNumber(p10)} to ${formatNumber(p90)})`,
        verdict: verdictIf(high >= p10 && low <= p90),
      }
    }
    case 'step-cost': {
      const { batch, sequenceLength } = check.plan
      const [slow, fast] = check.tokensPerSecond.map(
        (speed) => ((1000 * batch * sequenceLength) / speed / 3600) * check.usdPerHour,
      ) as [number, number]
      const { gib, usableGib } = bench.memory(check.plan)
      const holds = isInside(fast, check.usd) && isInside(slow, check.usd)
      return {
        implied: `${usd(fast)} to ${usd(slow)}`,
        ours:
          gib > usableGib
            ? 'the run does not fit the card'
            : `${usd(((1000 * batch * sequenceLength) / bench.speed(check.plan).p50 / 3600) * check.usdPerHour)} at our speed`,
        verdict: holds ? 'reproduced' : 'own arithmetic contradicts',
      }
    }
    case 'speed-ratio':
    case 'time-saved': {
      const ratio = bench.speed(check.plan).p50 / bench.speed({ ...check.plan, ...check.over }).p50
      const value = check.kind === 'speed-ratio' ? 100 * (ratio - 1) : 100 * (1 - 1 / ratio)
      return {
        implied: NO_VALUE,
        ours: `${formatNumber(ratio)} times the speed${check.kind === 'time-saved' ? `: ${percent(1 - 1 / ratio)} of the time saved` : ''}`,
        verdict: verdictIf(isInside(value, check.percent)),
      }
    }
    case 'scaling': {
      const small = bench.twoGpuSpeedup(check.gpu, 1)
      const large = bench.twoGpuSpeedup(check.gpu, 4)
      const [low, high] = check.ratio
      return {
        implied: NO_VALUE,
        ours: `${formatNumber(small)} to ${formatNumber(large)} times (8B LoRA, sharded, batch 1 to 4 a GPU)`,
        verdict: verdictIf(small <= high * 1.03 && large >= low / 1.03),
      }
    }
    case 'quantization-cost': {
      const cost = (batch: number, sequenceLength: number) => {
        const run: ClaimedRun = {
          model: 'llama-3.1-8b',
          method: 'lora',
          weights: 'bf16',
          gpu: 'a100-80-sxm',
          gpuCount: 1,
          batch,
          sequenceLength,
        }
        return 1 - bench.speed({ ...run, method: 'qlora', weights: check.weights }).p50 / bench.speed(run).p50
      }
      const long = cost(8, 2048)
      const short = cost(1, 512)
      return {
        implied: NO_VALUE,
        ours: `${percent(long)} in micro-batches of 16,384 tokens, ${percent(short)} in ones of 512 (8B, A100)`,
        verdict: verdictIf(isInside(100 * short, check.percent, 0)),
      }
    }
    case 'checkpointing-cost': {
      const cost = 1 - bench.speed(check.plan, 'full').p50 / bench.speed(check.plan, 'none').p50
      return {
        implied: NO_VALUE,
        ours: `${percent(cost)} here`,
        verdict: verdictIf(isInside(100 * cost, check.percent)),
      }
    }
    case 'crossover':
      return judgeCrossover(check, catalog, bench)
  }
}

/** Dollars of the same job on two GPUs at the article's own kind of price, with a quarter of an hour of start-up. */
function judgeCrossover(check: CheckOfKind<'crossover'>, catalog: Catalog, bench: ClaimBench): ClaimFinding {
  const startup = 0.25
  const isQlora = check.model.includes('70b')
  const [first, second] = check.gpus.map((gpu) => {
    const price = newestPrice({ gpu, provider: 'runpod', tier: 'community' }, catalog)?.usd ?? NaN
    const { p50 } = bench.speed({
      model: check.model,
      method: isQlora ? 'qlora' : 'lora',
      weights: isQlora ? 'nf4' : 'bf16',
      gpu,
      batch: 2,
      sequenceLength: 2048,
      gpuCount: 1,
    })
    const at = (tokens: number) => (tokens / p50 / 3600 + startup) * price
    return { gpu, perMillion: (1e6 / p50 / 3600) * price, at }
  }) as [
    { gpu: string; perMillion: number; at: (tokens: number) => number },
    { gpu: string; perMillion: number; at: (tokens: number) => number },
  ]
  const line = [first, second].map(
    ({ gpu, perMillion, at }) => `${bench.nameOf(gpu)} ${usd(at(check.tokens))}, ${usd(perMillion)} per million tokens`,
  )
  return {
    implied: NO_VALUE,
    ours: `${line.join('; ')} (${isQlora ? '4-bit' : 'LoRA'}, one GPU, RunPod Community): cheaper per token is cheaper at any size beyond minutes`,
    verdict: 'unsupported',
  }
}
