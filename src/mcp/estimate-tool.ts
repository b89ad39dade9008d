/** The tool `estimate_fine_tuning`: a job in, the plan out, as Markdown for the model and as data for programs. */
import * as z from 'zod'
import { inquiryDocument } from '../conversation/inquiry-document.ts'
import { markdownMessage } from '../presentation/markdown/markdown-message.ts'
import type { Option } from '../recommend/recommendation.ts'
import { answerJobOf, jobText, problemOutput } from './job-input.ts'
import { planAppLink, planCardMeta } from './plan-app.ts'
import { defineTool, problemResult, toolResult } from './tool.ts'
import { toolInput } from './tool-input.ts'

const input = toolInput({
  job: jobText
    .default('')
    .describe(
      'model, amount of data, any wishes: "llama 3.1 8b, 20k examples x 600 tokens x 3 epochs, qlora", ' +
        '"70b 2B tokens on 8 h100 under $500". ' +
        'Also "does a 32b qlora fit on a 4090?", "h100 price", "what can I train with $300"',
    ),
  config: z.string().max(100_000).default('').describe('a trainer’s configuration file'),
})

const range = z.object({ p10: z.number(), p50: z.number(), p90: z.number() })

/** What is told of a plan, of all that an option knows. */
export const planSchema = z.object({
  gpu: z.string(),
  gpuCount: z.int(),
  nodes: z.int(),
  provider: z.string(),
  tier: z.string().nullable(),
  pricing: z.string(),
  method: z.string(),
  weights: z.string(),
  stack: z.string(),
  hours: range,
  usd: range,
  allInUsd: range,
  usdPerGpuHour: z.number(),
  priceAsOf: z.string(),
  tokensPerSecond: range,
  peakMemoryGiB: z.object({ p50: z.number(), p95: z.number() }),
  usableMemoryGiB: z.number(),
  warnings: z.array(z.string()),
})
export const estimateOutput = z.object({
  best: z
    .looseObject({})
    .nullable()
    .describe(
      'null: no plan. gpu, gpuCount, nodes, provider, method, stack; hours, tokensPerSecond (all GPUs), usd (GPU time), ' +
        'allInUsd: {p10, p50, p90}; peakMemoryGiB {p50, p95} of usableMemoryGiB per GPU; priceAsOf; warnings',
    ),
  cheapest: z.unknown(),
  fastest: z.unknown(),
  assumptions: z.array(z.string()),
  problem: problemOutput,
  answer: z.looseObject({}).optional().describe('no job: fit, prices, hosting, budget'),
})

const nothing = { best: null, cheapest: null, fastest: null, assumptions: [], problem: null }

export const estimateTool = defineTool(
  {
    name: 'estimate_fine_tuning',
    title: 'Estimate a fine-tuning run',
    description:
      'GPUs, provider, hours and dollars with 80 % ranges, memory, dated prices, assumptions of a training run.',
    input,
    output: estimateOutput,
    meta: planAppLink,
  },
  ({ job, config }, dependencies) => {
    const outcome = answerJobOf(job, config, dependencies)
    switch (outcome.kind) {
      case 'plan': {
        const { best, cheapest, fastest, assumptions } = outcome.answer.recommendation
        const result = toolResult(markdownMessage(outcome.content), {
          best: planOf(best),
          cheapest: planOf(cheapest),
          fastest: planOf(fastest),
          assumptions: [...assumptions],
          problem: null,
        })
        return { ...result, _meta: planCardMeta(outcome, dependencies) }
      }
      case 'infeasible':
      case 'problem':
        return problemResult(outcome, nothing)
      case 'answer': {
        const answer = outcome.detail === undefined ? null : inquiryDocument(outcome.detail)
        if (answer === null) throw new Error('an inquiry was answered without its data')
        return toolResult(markdownMessage(outcome.content), { ...nothing, answer })
      }
      case 'ignored':
      case 'asks':
      case 'report':
      case 'run':
      case 'run callback':
      case 'watch':
      case 'watch end':
      case 'file':
        throw new Error(`a job was answered with "${outcome.kind}"`)
    }
  },
)

const planOf = (option: Option) => planSchema.parse(option)
