/** The tool `estimate`: the text of a job in, the plan out, as Markdown for the model and as data for programs. */
import * as z from 'zod'
import type { CallToolResult } from '@modelcontextprotocol/server'
import type { ConversationEngine } from '../conversation/conversation-engine.ts'
import { inquiryDocument } from '../conversation/inquiry-document.ts'
import { markdownMessage } from '../presentation/markdown/markdown-message.ts'
import type { Option } from '../recommend/recommendation.ts'
import { noRules } from '../team/team-rules.ts'

export const estimateInput = z.object({
  job: z
    .string()
    .min(1)
    .max(4000)
    .describe(
      'Model and amount of data, then any wishes: "llama 3.1 8b, 20k examples x 600 tokens x 3 epochs, qlora", ' +
        '"70b 2B tokens on 8 h100 under $500 within 24h". Every word counts: what is not understood is named. ' +
        'Also: "does a 32b qlora fit on a 4090?", "h100 price", "what can I train with $300", "host a 70b in fp8".',
    ),
})

const range = z.object({ p10: z.number(), p50: z.number(), p90: z.number() })

const planSchema = z.object({
  gpu: z.string(),
  gpuCount: z.int(),
  nodes: z.int(),
  provider: z.string(),
  tier: z.string().nullable(),
  pricing: z.enum(['on_demand', 'spot', 'reserved']),
  method: z.string(),
  weights: z.string().describe('precision in which the weights of the base model are stored'),
  hours: range.describe('wall clock, start-up included'),
  usd: range.describe('the whole job, all GPUs'),
  usdPerGpuHour: z.number(),
  priceAsOf: z.string().describe('date of the price'),
  tokensPerSecond: range.describe('all GPUs together, while training'),
  peakMemoryGiB: z.object({ p50: z.number(), p95: z.number() }).describe('per GPU, as nvidia-smi shows it'),
  usableMemoryGiB: z.number().describe('per GPU'),
  warnings: z.array(z.string()),
})

export const estimateOutput = z.object({
  best: planSchema.nullable().describe('null: no plan meets what was asked'),
  cheapest: planSchema.nullable(),
  fastest: planSchema.nullable(),
  assumptions: z.array(z.string()).describe('what was chosen, where the job left it open'),
  problem: z
    .object({ kind: z.string(), message: z.string(), suggestions: z.array(z.string()) })
    .nullable()
    .describe('what was not understood or cannot be met, and texts that would be'),
  answer: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('what was asked without a job: `fit`, `prices`, `hosting`, or what a budget pays for'),
})

const nothing = { best: null, cheapest: null, fastest: null, assumptions: [], problem: null }

type EstimateResult = z.infer<typeof estimateOutput>

/** `today` is an ISO date. Throws what the engine throws. */
export function callEstimateTool(
  engine: Pick<ConversationEngine, 'handle'>,
  job: string,
  today: string,
): CallToolResult {
  const outcome = engine.handle(
    { kind: 'job', text: job, inputKind: 'command', allowsInquiry: true },
    { today, rules: noRules, teamMeasurements: [], isInteractive: false },
  )
  switch (outcome.kind) {
    case 'plan': {
      const { best, cheapest, fastest, assumptions } = outcome.answer.recommendation
      return result(markdownMessage(outcome.content), {
        best: planOf(best),
        cheapest: planOf(cheapest),
        fastest: planOf(fastest),
        assumptions: [...assumptions],
        problem: null,
      })
    }
    case 'infeasible':
    case 'problem': {
      const { kind, message, suggestions } = outcome.problem
      const problem = { kind, message, suggestions: [...suggestions] }
      const text = markdownMessage(outcome.content)
      const answer = result(text, { best: null, cheapest: null, fastest: null, assumptions: [], problem })
      // An error asks the model to try another text; that nothing meets the job is an answer.
      return outcome.kind === 'problem' ? { ...answer, isError: true } : answer
    }
    case 'answer': {
      const answer = outcome.detail === undefined ? null : inquiryDocument(outcome.detail)
      if (answer === null) throw new Error('an inquiry was answered without its data')
      return result(markdownMessage(outcome.content), { ...nothing, answer })
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
}

const result = (text: string, structuredContent: EstimateResult): CallToolResult => ({
  content: [{ type: 'text', text }],
  structuredContent,
})

function planOf(option: Option): NonNullable<EstimateResult['best']> {
  return planSchema.parse(option)
}
