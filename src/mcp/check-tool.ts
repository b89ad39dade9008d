/** The tool `check_claim`: figures that somebody states of a run, judged. */
import * as z from 'zod'
import { markdownMessage } from '../presentation/markdown/markdown-message.ts'
import { jobText } from './job-input.ts'
import { defineTool, problemResult, toolContext, toolResult } from './tool.ts'
import { toolInput } from './tool-input.ts'

const input = toolInput({
  text: jobText.min(1).describe('"1,800 tok/s on 2B tokens is 5.1 hours, $13.72 on one H100"'),
})

const output = z.object({
  verdict: z.string().nullable().describe('consistent, off, impossible'),
  findings: z.array(z.unknown()),
  problem: z.unknown(),
})

export const checkTool = defineTool(
  {
    name: 'check_claim',
    title: 'Check a claim about a run',
    description: 'Whether stated hours, dollars, speed or memory of a run can be true.',
    input,
    output,
  },
  ({ text }, dependencies) => {
    const outcome = dependencies.engine.handle({ kind: 'check', text }, toolContext(dependencies))
    if (outcome.kind === 'problem') return problemResult(outcome, { verdict: null, findings: [] })
    if (outcome.kind !== 'answer' || outcome.detail?.kind !== 'verdict')
      throw new Error(`a claim was answered with "${outcome.kind}"`)
    const { verdict, findings } = outcome.detail.result
    return toolResult(markdownMessage(outcome.content), { verdict, findings: [...findings], problem: null })
  },
)
