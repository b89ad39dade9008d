/** `gpucost advise [topic] "70b 2B tokens"`: advice with evidence on one topic, or on all of them. */
import { type AdviceTopic, adviceTopics } from '../recommend/advice/advice.ts'
import { terminalAdvice } from '../presentation/slack/messages/advice-message.ts'
import type { CliDependencies } from './cli-dependencies.ts'
import type { Verb } from './verb.ts'
import { problemText } from './output-text.ts'

/** The first word may be a topic; the rest is the text of a command. */
export function adviseVerb(advise: NonNullable<CliDependencies['advise']>): Verb {
  return {
    summary: `what else it could be, and what is known: ${adviceTopics.join(', ')}`,
    examples: ['advise "70b 2B tokens"', 'advise quantization "8b 100M tokens on a 4090"'],
    takes: 'text',
    run: ({ text }, today) => {
      const [, first = '', rest = ''] = /^(\S+)\s+(.*)$/su.exec(text) ?? []
      const topic = adviceTopics.find((name): name is AdviceTopic => name === first.toLowerCase())
      const result = advise(topic === undefined ? adviceTopics : [topic], topic === undefined ? text : rest, today)
      if (result.kind === 'problem') {
        const { problem } = result
        return { json: { problem }, text: () => problemText(problem), status: 2 }
      }
      return {
        json: { advice: result.advice },
        text: (terminal) => result.advice.map((each) => terminalAdvice(each, terminal)).join('\n\n'),
        status: 0,
      }
    },
  }
}
