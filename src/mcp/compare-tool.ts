/** The tool `compare_runs`: jobs side by side, and what one costs beside the other. */
import * as z from 'zod'
import { markdownMessage } from '../presentation/markdown/markdown-message.ts'
import { jobText } from './job-input.ts'
import { defineTool, problemResult, toolContext, toolResult } from './tool.ts'
import { toolInput } from './tool-input.ts'

const input = toolInput({
  jobs: z.array(jobText.min(1)).min(2).max(5).describe('jobs, or what changes in the first: "… qlora"'),
})

const output = z.object({
  verdict: z.string(),
  plans: z.array(z.unknown()).describe('job, gpu, gpuCount, provider, hours, usd; or problem'),
  problem: z.unknown(),
})

export const compareTool = defineTool(
  {
    name: 'compare_runs',
    title: 'Compare fine-tuning runs',
    description: 'Runs side by side: plan, time, cost, memory, quality, and which is cheapest and fastest.',
    input,
    output,
  },
  ({ jobs }, dependencies) => {
    const outcome = dependencies.engine.handle({ kind: 'compare', texts: jobs }, toolContext(dependencies))
    if (outcome.kind === 'problem') return problemResult(outcome, { verdict: '', plans: [] })
    if (outcome.kind !== 'answer' || outcome.detail?.kind !== 'comparison')
      throw new Error(`a comparison was answered with "${outcome.kind}"`)
    const { columns, verdict } = outcome.detail.comparison
    const plans = columns.map(({ text, option, problem }) => {
      if (option === null) return { job: text, problem: problem?.message ?? 'no plan' }
      const { gpu, gpuCount, provider, hours, allInUsd } = option
      return { job: text, gpu, gpuCount, provider, hours, usd: allInUsd }
    })
    return toolResult(markdownMessage(outcome.content), { verdict, plans, problem: null })
  },
)
