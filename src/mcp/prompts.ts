/** The prompts of the protocol: two pieces of work that a person starts, and an assistant carries out by the tools. */
import type { McpServer } from '@modelcontextprotocol/server'
import * as z from 'zod'

const words = z.string().min(1).max(4000)

/** Adds `plan_a_run` and `check_this_quote` to a server. */
export function registerPrompts(server: McpServer): void {
  server.registerPrompt(
    'plan_a_run',
    {
      title: 'Plan a fine-tuning run',
      description: 'From what should be trained to a plan with its price, its doubts and the files that start it.',
      argsSchema: z.object({
        goal: words.describe('what to train, on how much data, by when, for how much'),
      }),
    },
    ({ goal }) => userMessage(`${planSteps}\n\nWhat is wanted: ${goal}`),
  )
  server.registerPrompt(
    'check_this_quote',
    {
      title: 'Check a quote or a claim',
      description: 'Whether the hours, dollars or speed that somebody states of a run can be true.',
      argsSchema: z.object({ quote: words.describe('the quote or claim, as it was written') }),
    },
    ({ quote }) => userMessage(`${checkSteps}\n\nThe quote: ${quote}`),
  )
}

const planSteps = `Plan a fine-tuning run with the tools of gpucost. Take every figure from them, and work none out yourself.
1. estimate_fine_tuning with the job in a line. Where it asks for the model or the amount of data, ask me; do not guess.
2. compare_runs with two or three variants that could matter: qlora, another GPU, spot.
3. Tell me the plan you would take and why: total and range, hours, GPUs, provider, date of the price, what is assumed, and whether it is extrapolated.
4. Offer export_run for the trainer or launcher I use.`

const checkSteps = `Check this quote for a fine-tuning run with the tools of gpucost. Take every figure from them, and work none out yourself.
1. check_claim with the text as it stands.
2. Where it names a job, estimate_fine_tuning of that job, for what it should cost.
3. Tell me what holds, what does not, by how much, and what to ask the seller. A quote inside the range is plausible.`

const userMessage = (text: string) => ({
  messages: [{ role: 'user' as const, content: { type: 'text' as const, text } }],
})
