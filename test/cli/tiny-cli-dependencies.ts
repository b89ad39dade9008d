/** Every verb over an engine of one rule, for tests of the command alone. */
import { fileURLToPath } from 'node:url'
import { loadCatalog } from '../../src/catalog/load.ts'
import type { CliDependencies, ParseVerbResult } from '../../src/cli/cli-dependencies.ts'
import type { ConversationEngine } from '../../src/conversation/conversation-engine.ts'
import { sentenceMessage } from '../../src/presentation/content/message-content.ts'
import { createReferenceDocuments } from '../../src/mcp/reference-documents.ts'
import { createRenderContext } from '../../src/presentation/render-context.ts'
import { renderMessage } from '../../src/presentation/slack/render-message.ts'
import { tinyAnswer, tinyEngine } from '../slack/tiny-engine.ts'

const catalog = loadCatalog(fileURLToPath(new URL('../../data', import.meta.url)))

const read = (text: string, today: string): ParseVerbResult => {
  const outcome = tinyAnswer(text, today)
  return outcome.kind === 'problem' ? outcome : { kind: 'scenario', scenario: outcome.answer.scenario }
}

/** A conversation in which "thanks" is talk, and a question has one answer. */
const engine: ConversationEngine = {
  ...tinyEngine(tinyAnswer),
  interpret: (request, { today }) => {
    const text = 'text' in request ? request.text : ''
    if (text === 'thanks') return { kind: 'ignored' }
    if (text.endsWith('?')) return { kind: 'help' }
    const reading = read(text, today)
    return reading.kind === 'problem'
      ? { kind: 'problem', problem: reading.problem, style: 'command' }
      : { kind: 'start', scenario: reading.scenario, policy: null, phrases: [] }
  },
  respond: (interpretation) =>
    interpretation.kind === 'ignored' ? { kind: 'ignored' } : { kind: 'answer', content: sentenceMessage('Because.') },
}

const unsupported = () => {
  throw new Error('the tiny engine has no such figures')
}

export const tinyDependencies: CliDependencies = {
  engine: () => engine,
  advisor: () => ({
    advice: unsupported,
    totalCost: unsupported,
    summarizeTotalCost: unsupported,
    receiptOf: (_, today) => [
      {
        part: 'result',
        figure: 'hours',
        value: 555.6,
        unit: 'h',
        formula: 'tokens / rate / 3600',
        inputs: {
          tokens: { value: 2e9, unit: 'token', from: 'plan' },
          rate: { value: 1000, unit: 'token/s', from: 'worked out' },
        },
        sources: [{ id: 'tiny', title: 'A tiny book', where: 'example.org', date: today }],
      },
    ],
  }),
  traceReading: () => ({ rules: [], numbers: [], unknown: [] }),
  exportRun: unsupported,
  tokenizerFor: unsupported,
  renderContextOn: (today) => createRenderContext(catalog, today, false),
  slackMessage: renderMessage,
  parse: read,
  read,
  readConfig: (_, words, today) => read(words, today),
  commandText: () => '70b 2B tokens',
  predict: (row) => ({ ...Object(row), fits: 'yes' }),
  accuracy: () => ['It is a constant.'],
  known: () => [],
  documents: createReferenceDocuments({ gpus: new Map(), sources: new Map() }, () => ['It is a constant.']),
  completionWords: () => ['h100-sxm'],
}
