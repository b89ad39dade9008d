/** The tool `explain_figure`: where a figure of an estimate comes from, or the answer to a question about its plan. */
import type { CallToolResult } from '@modelcontextprotocol/server'
import * as z from 'zod'
import { markdownMessage } from '../presentation/markdown/markdown-message.ts'
import type { ReceiptLine } from '../recommend/receipt/receipt-line.ts'
import { answerJobOf, jobText } from './job-input.ts'
import { defineTool, problemResult, toolContext, toolResult } from './tool.ts'
import { toolInput } from './tool-input.ts'

const input = toolInput({
  job: jobText.min(1),
  figure: z.string().min(1).max(400).describe('hours, dollars, memory, speed; or a question: "why not A100?"'),
})

const output = z.object({
  lines: z.array(z.unknown()),
  problem: z.unknown(),
})

/** Which lines of the receipt a figure rests on. */
const receiptFilters: Readonly<Record<string, (line: ReceiptLine) => boolean>> = {
  hours: ({ part, figure }) => part === 'result' && /^(?:hours|start-up|tokens per second)/.test(figure),
  dollars: ({ part, figure }) => part === 'bill' || (part === 'result' && /^(?:dollars|price|hours)/.test(figure)),
  memory: ({ part, figure }) => part === 'memory' || (part === 'result' && figure.includes('memory')),
  speed: ({ part, figure }) =>
    part === 'evidence' || part === 'speed' || (part === 'result' && /^(?:tokens per second|MFU)/.test(figure)),
}

const figuresText = `Its figures are ${Object.keys(receiptFilters).join(', ')}.`

/** More of a receipt is for the command line. */
const maxLines = 30

export const explainTool = defineTool(
  {
    name: 'explain_figure',
    title: 'Explain a figure of an estimate',
    description: 'Formula, inputs and dated sources of a figure, or the answer to a question about the plan.',
    input,
    output,
  },
  ({ job, figure }, dependencies) => {
    const first = answerJobOf(job, '', dependencies)
    if (first.kind === 'problem' || first.kind === 'infeasible') return problemResult(first, { lines: [] })
    if (first.kind !== 'plan') return notAbout(job, 'is no job with a plan to explain.')
    const { thread } = first
    const context = toolContext(dependencies)
    const filter = receiptFilters[figure.trim().toLowerCase()]
    if (filter !== undefined) {
      const { receipt = [] } = dependencies.engine.exportFile('receipt', first.answer, context.today).file
      const lines = receipt.filter(filter).slice(0, maxLines)
      return toolResult(lines.map(receiptText).join('\n'), { lines: lines.map(receiptData), problem: null })
    }
    const answer = dependencies.engine.handle({ kind: 'reply', text: figure, isAddressed: true, thread }, context)
    if (answer.kind === 'answer') return toolResult(markdownMessage(answer.content), { lines: [], problem: null })
    if (answer.kind !== 'problem')
      return notAbout(figure, `asks nothing about the plan; a change of it belongs into the job. ${figuresText}`)
    return answer.problem.kind === 'unknown'
      ? notAbout(figure, `is not understood. ${figuresText}`)
      : problemResult(answer, { lines: [] })
  },
)

function notAbout(words: string, reason: string): CallToolResult {
  const message = `“${words}” ${reason}`
  const suggestions = ['hours', 'dollars', 'memory', 'speed', 'why not A100?']
  return {
    ...toolResult(message, { lines: [], problem: { kind: 'bad-value', message, suggestions } }),
    isError: true,
  }
}

const receiptData = ({ figure, value, unit, formula, inputs, sources }: ReceiptLine) => ({
  figure,
  value,
  unit,
  ...(formula === undefined ? {} : { formula }),
  ...(inputs === undefined || Object.keys(inputs).length === 0
    ? {}
    : { inputs: Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.value])) }),
  sources: sources.map(({ id, date }) => `${id} (${date})`),
})

function receiptText(line: ReceiptLine): string {
  const { figure, value, unit, formula, inputs, sources } = receiptData(line)
  const values = Object.entries(inputs ?? {}).map(([name, input]) => `${name} = ${input}`)
  const sum = formula === undefined ? '' : ` = ${formula}${values.length === 0 ? '' : ` with ${values.join(', ')}`}`
  return `- ${figure}: ${value ?? 'unknown'} ${unit}${sum}${sources.length === 0 ? '' : ` [${sources.join(', ')}]`}`
}
