/** What is read of a text, without a plan of it: for verbs that show no more, and for the rest of the app. */
import type { ParseVerbResult, CliDependencies } from './cli/cli-dependencies.ts'
import type { ParseResult } from './language/command.ts'
import type { ConfigSummary } from './language/config/config-summary.ts'
import { readCommandOrConfig, readMessageOrConfig } from './language/config/pasted-config.ts'
import { withNearestModel } from './language/lacking-models.ts'
import { readConfig, scenarioOfConfig } from './language/config/trainer-config.ts'
import type { Vocabulary } from './language/lexicon/vocabulary.ts'
import { withTableInWords } from './language/text/table-in-words.ts'
import { traceReading } from './language/reading-trace.ts'

export type Readings = Pick<CliDependencies, 'parse' | 'traceReading' | 'read' | 'readConfig'>

/** The readers of a vocabulary; `today` is an ISO date in each. */
export const createReadings = (vocabulary: Vocabulary): Readings => ({
  parse: (text, today) => {
    const readCommand = (words: string) => readCommandOrConfig(words, vocabulary, today)
    return parseResultOf(withNearestModel(text, readCommand(text), readCommand))
  },
  traceReading: (text, today) => traceReading(text, vocabulary, today),
  read: (typed, today) => {
    const text = withTableInWords(typed)
    const readMessage = (words: string) => readMessageOrConfig(words, vocabulary, today)
    return parseResultOf(withNearestModel(text, readMessage(text), readMessage))
  },
  readConfig: (configs, words, today) => parseResultOf(scenarioOfConfig(readConfig(configs, words, vocabulary, today))),
})

function parseResultOf(parsed: ParseResult & { readonly config?: ConfigSummary }): ParseVerbResult {
  const config = parsed.config === undefined ? {} : { config: parsed.config }
  return 'problem' in parsed
    ? {
        kind: 'problem',
        problem: parsed.problem,
        ...(parsed.choices === undefined ? {} : { choices: parsed.choices }),
        ...config,
      }
    : { kind: 'scenario', scenario: parsed.scenario, ...config }
}
