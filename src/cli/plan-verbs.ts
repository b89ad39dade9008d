/** Verbs about the plan of a job: `advise`, `cost`, `receipt`. */
import { terminalAdvice } from '../presentation/terminal/terminal-advice.ts'
import { terminalReceipt } from '../presentation/terminal/terminal-receipt.ts'
import { terminalTotalCost } from '../presentation/terminal/terminal-total-cost.ts'
import { type AdviceTopic, adviceTopics } from '../recommend/advice/advice.ts'
import type { CliDependencies } from './cli-dependencies.ts'
import { answerJobText } from './job-answer.ts'
import { printProblem, type Verb } from './verb.ts'

/** Advice with evidence on one topic, or on all of them. The first word may be a topic; the rest is the job. */
export function adviseVerb(dependencies: CliDependencies): Verb {
  return {
    summary: `what else it could be, and what is known: ${adviceTopics.join(', ')}`,
    examples: ['advise "70b 2B tokens"', 'advise quantization "8b 100M tokens on a 4090"'],
    takes: 'text',
    run: (input, today) => {
      const [, first = '', rest = ''] = /^(\S+)\s+(.*)$/su.exec(input.text) ?? []
      const topic = adviceTopics.find((name): name is AdviceTopic => name === first.toLowerCase())
      const result = answerJobText(dependencies, topic === undefined ? input : { ...input, text: rest }, today)
      if (result.kind === 'problem') return printProblem(result.problem)
      const topics = topic === undefined ? adviceTopics : [topic]
      const advice = topics.map((each) => dependencies.advisor().advice(each, result.answer, today))
      return {
        json: { advice },
        text: (terminal) => advice.map((each) => terminalAdvice(each, terminal)).join('\n\n'),
        status: 0,
      }
    },
  }
}

/** What the first plan costs in all, and the alternatives. */
export function costVerb(dependencies: CliDependencies): Verb {
  return {
    summary: 'the whole cost of the first plan; spot, reserved, hosted and owned beside it',
    examples: ['cost "70b 2B tokens on runpod"'],
    takes: 'text',
    run: (input, today) => {
      const result = answerJobText(dependencies, input, today)
      if (result.kind === 'problem') return printProblem(result.problem)
      const { scenario, recommendation } = result.answer
      const plan = { scenario, option: recommendation.best }
      const advisor = dependencies.advisor()
      const summary = advisor.summarizeTotalCost(plan, today)
      return {
        json: { decision: advisor.totalCost(plan, today) },
        text: (terminal) => terminalTotalCost(summary, terminal),
        status: 0,
      }
    },
  }
}

/** Every figure of the first plan. */
export function receiptVerb(dependencies: CliDependencies): Verb {
  return {
    summary: 'every figure of the first option, with formula, inputs and sources',
    examples: ['receipt "70b 2B tokens" --json'],
    takes: 'text',
    run: (input, today) => {
      const result = answerJobText(dependencies, input, today)
      if (result.kind === 'problem') return printProblem(result.problem)
      const receipt = dependencies.advisor().receiptOf(result.answer, today)
      return { json: { receipt }, text: (terminal) => terminalReceipt(receipt, terminal), status: 0 }
    },
  }
}
