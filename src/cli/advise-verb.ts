/** `gpucost advise [topic] "70b 2B tokens"`: advice with evidence on one topic, or on all of them. */
import { type AdviceTopic, adviceTopics } from '../recommend/advice/advice.ts'
import { adviceText } from '../reply/advice.ts'
import type { Corridor } from './corridor.ts'
import type { Verb } from './verb.ts'
import { problemText } from './words.ts'

/** The first word may be a topic; the rest is the text of a command. */
export function adviseVerb(advise: NonNullable<Corridor['advise']>): Verb {
  return {
    summary: `what else it could be, and what is known: ${adviceTopics.join(', ')}`,
    examples: ['advise "70b 2B tokens"', 'advise quantization "8b 100M tokens on a 4090"'],
    takes: 'text',
    run: ({ text }, today) => {
      const [, first = '', rest = ''] = /^(\S+)\s+(.*)$/su.exec(text) ?? []
      const topic = adviceTopics.find((known): known is AdviceTopic => known === first.toLowerCase())
      const advised = advise(topic === undefined ? adviceTopics : [topic], topic === undefined ? text : rest, today)
      if (advised.kind === 'problem') {
        const { problem } = advised
        return { json: { problem }, words: () => problemText(problem), status: 2 }
      }
      return {
        json: { advice: advised.advice },
        words: (terminal) => advised.advice.map((each) => adviceText(each, terminal)).join('\n\n'),
        status: 0,
      }
    },
  }
}
